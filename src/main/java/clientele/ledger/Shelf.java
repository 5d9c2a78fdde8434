package clientele.ledger;

import clientele.job.JobRunner;
import clientele.study.StudySettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where studies are made and opened; the port through which the workbench and the command line reach files. */
public interface Shelf {
  /** Makes a new study; without a passphrase only this computer can open it. */
  OpenStudy create(Path path, Optional<char[]> passphrase, StudySettings settings, JobRunner runner);

  /**
   * Makes a new study, fills it and closes it; it is at its place once it is whole, and nothing is left if that fails.
   *
   * @return what filling it gave
   */
  <T> T build(Path path, Optional<char[]> passphrase, StudySettings settings, JobRunner runner, Function<OpenStudy, T> fill);

  /** Opens a study. */
  OpenStudy open(Path path, Optional<char[]> passphrase, JobRunner runner);

  /** Whether there is a study at this path. */
  boolean exists(Path path);

  /** Whether the study at this path asks for a passphrase. */
  boolean needsPassphrase(Path path);

  /** The user's settings folder. */
  Path home();
}
