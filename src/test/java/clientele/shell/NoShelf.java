package clientele.shell;

import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.study.StudySettings;
import java.nio.file.Path;
import java.util.Optional;

/** A shelf without studies. */
record NoShelf(Path home) implements TrialShelf {
  @Override
  public OpenStudy create(Path path, Optional<char[]> passphrase, StudySettings settings, JobRunner runner) {
    return TrialStudy.empty(runner);
  }

  @Override
  public OpenStudy open(Path path, Optional<char[]> passphrase, JobRunner runner) {
    return TrialStudy.empty(runner);
  }

  @Override
  public boolean exists(Path path) {
    return false;
  }

  @Override
  public boolean needsPassphrase(Path path) {
    return false;
  }
}
