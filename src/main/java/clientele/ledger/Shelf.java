package clientele.ledger;

import clientele.base.Problem;
import clientele.job.JobRunner;
import clientele.ledger.rewrite.Rewriting;
import clientele.study.StudySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

  /** Opens a study to read it only; the file stays as it is, and others may read it at the same time. */
  OpenStudy read(Path path, Optional<char[]> passphrase, JobRunner runner);

  /** The copies of a study, newest first. */
  List<StudyCopy> copies(Path path);

  /**
   * Puts a copy of a copy in the place of a study, or at a new one; what lay there is kept beside the copies.
   *
   * @return where it lies
   */
  Path restore(Path path, long copy, Optional<Path> to);

  /**
   * Lets a study go on with what its file holds, though more was kept.
   *
   * @return number of steps it holds
   */
  long restoreAsItIs(Path path, Optional<char[]> passphrase);

  /**
   * Makes a new study from the data and history of one that was written elsewhere, which is only read.
   *
   * @return where the new one lies
   */
  Path adopt(Path path, Path to, Optional<char[]> passphrase);

  /**
   * Writes a study anew into a fresh file, which takes its place once it was read through.
   *
   * @return whether its copies are as they should be; if not, those that are to go stay until they can be taken away, which is told
   * @throws clientele.base.ProblemException what opening or the rewriting raises; then the study is as it was
   */
  boolean rewrite(Path path, Optional<char[]> passphrase, Rewriting rewriting);

  /** Lets somebody hear what is worth knowing of a study although the work is done. */
  void news(Consumer<Problem> listener);

  /** Whether there is a study at this path. */
  boolean exists(Path path);

  /** Whether the study at this path asks for a passphrase. */
  boolean needsPassphrase(Path path);

  /** The user's settings folder. */
  Path home();
}
