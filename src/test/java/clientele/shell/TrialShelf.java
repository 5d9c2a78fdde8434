package clientele.shell;

import clientele.base.Problem;
import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import clientele.ledger.StudyCopy;
import clientele.study.StudySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A shelf whose studies have no files. */
interface TrialShelf extends Shelf {
  @Override
  default <T> T build(
      Path path, Optional<char[]> passphrase, StudySettings settings, JobRunner runner, Function<OpenStudy, T> fill) {
    return fill.apply(create(path, passphrase, settings, runner));
  }

  @Override
  default OpenStudy read(Path path, Optional<char[]> passphrase, JobRunner runner) {
    return open(path, passphrase, runner);
  }

  @Override
  default List<StudyCopy> copies(Path path) {
    return List.of();
  }

  @Override
  default Path restore(Path path, long copy, Optional<Path> to) {
    throw new UnsupportedOperationException();
  }

  @Override
  default long restoreAsItIs(Path path, Optional<char[]> passphrase) {
    throw new UnsupportedOperationException();
  }

  @Override
  default Path adopt(Path path, Path to, Optional<char[]> passphrase) {
    throw new UnsupportedOperationException();
  }

  @Override
  default boolean rewrite(Path path, Optional<char[]> passphrase, clientele.ledger.rewrite.Rewriting rewriting) {
    throw new UnsupportedOperationException();
  }

  @Override
  default void news(Consumer<Problem> listener) {}
}
