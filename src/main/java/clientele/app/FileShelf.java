package clientele.app;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.job.JobRunner;
import clientele.ledger.Environment;
import clientele.ledger.Ledger;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import clientele.ledger.StudyCopy;
import clientele.ledger.rewrite.Rewriting;
import clientele.store.Restoring;
import clientele.store.StoreProblems;
import clientele.store.StudyFile;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Studies as files on this computer. */
final class FileShelf implements Shelf {
  private final Path home;
  private final Clock clock;
  private final AtomicReference<Consumer<Problem>> news = new AtomicReference<>(problem -> {});
  private final Map<String, String> environment = Environment.here();

  FileShelf(Path home, Clock clock) {
    this.home = home;
    this.clock = clock;
  }

  @Override
  public OpenStudy create(Path path, Optional<char[]> passphrase, StudySettings settings, JobRunner runner) {
    return opened(StudyFile.create(path, passphrase, settings, place(runner.clock())), runner);
  }

  @Override
  public <T> T build(
      Path path, Optional<char[]> passphrase, StudySettings settings, JobRunner runner, Function<OpenStudy, T> fill) {
    if (exists(path)) {
      throw StoreProblems.EXISTS.raise(path.toString());
    }
    try (AsideStudy aside = new AsideStudy(path, home)) {
      T filled;
      try (OpenStudy made = create(aside.path(), passphrase, settings, runner)) {
        filled = fill.apply(made);
      }
      aside.put();
      return filled;
    } catch (IOException e) {
      throw new ProblemException(StoreProblems.FAILED.with(path.toString(), String.valueOf(e.getMessage())), e);
    }
  }

  @Override
  public OpenStudy open(Path path, Optional<char[]> passphrase, JobRunner runner) {
    return opened(StudyFile.open(path, passphrase, place(runner.clock()), false), runner);
  }

  @Override
  public OpenStudy read(Path path, Optional<char[]> passphrase, JobRunner runner) {
    return opened(StudyFile.open(path, passphrase, place(runner.clock()), true), runner);
  }

  @Override
  public List<StudyCopy> copies(Path path) {
    return Restoring.copies(path, place(clock));
  }

  @Override
  public Path restore(Path path, long copy, Optional<Path> to) {
    return Restoring.restore(path, copy, to, place(clock));
  }

  @Override
  public long restoreAsItIs(Path path, Optional<char[]> passphrase) {
    return Restoring.asItIs(path, passphrase, place(clock));
  }

  @Override
  public Path adopt(Path path, Path to, Optional<char[]> passphrase) {
    if (exists(to)) {
      throw StoreProblems.EXISTS.raise(to.toString());
    }
    try (AsideStudy aside = new AsideStudy(to, home)) {
      Restoring.adopt(path, aside.path(), passphrase, place(clock));
      return aside.put();
    } catch (IOException e) {
      throw new ProblemException(StoreProblems.FAILED.with(to.toString(), String.valueOf(e.getMessage())), e);
    }
  }

  @Override
  public boolean rewrite(Path path, Optional<char[]> passphrase, Rewriting rewriting) {
    try (StudyFile file = StudyFile.open(path, passphrase, place(clock), false)) {
      return file.rewrite(rewriting);
    }
  }

  @Override
  public void news(Consumer<Problem> listener) {
    news.set(listener);
  }

  private StudyFile.Place place(Clock now) {
    return new StudyFile.Place(home, now, problem -> news.get().accept(problem));
  }

  @Override
  public boolean exists(Path path) {
    return StudyFile.exists(path);
  }

  @Override
  public boolean needsPassphrase(Path path) {
    return StudyFile.needsPassphrase(path, place(clock));
  }

  @Override
  public Path home() {
    return home;
  }

  private OpenStudy opened(StudyFile file, JobRunner runner) {
    Ledger ledger = new Ledger(file.store(), file.journal(), runner, environment);
    return new OpenStudy() {
      @Override
      public Ledger ledger() {
        return ledger;
      }

      @Override
      public Path path() {
        return file.path();
      }

      @Override
      public boolean readOnly() {
        return file.readOnly();
      }

      @Override
      public int verify() {
        return file.verify();
      }

      @Override
      public void protect(char[] passphrase) {
        file.protect(passphrase);
      }

      @Override
      public boolean rewrite(Rewriting rewriting) {
        return ledger.alone(() -> file.rewrite(rewriting));
      }

      @Override
      public int preview(Rewriting rewriting) {
        return file.preview(rewriting);
      }

      @Override
      public void close() {
        file.close();
      }
    };
  }
}
