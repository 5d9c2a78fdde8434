package clientele.shell;

import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import clientele.study.StudySettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A shelf without studies. */
record NoShelf(Path home) implements Shelf {
  @Override
  public OpenStudy create(Path path, Optional<char[]> passphrase, StudySettings settings, JobRunner runner) {
    return TrialStudy.empty(runner);
  }

  @Override
  public <T> T build(
      Path path, Optional<char[]> passphrase, StudySettings settings, JobRunner runner, Function<OpenStudy, T> fill) {
    return fill.apply(create(path, passphrase, settings, runner));
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
