package clientele.app;

import clientele.base.ProblemException;
import clientele.job.JobRunner;
import clientele.ledger.Environment;
import clientele.ledger.Ledger;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import clientele.store.StoreProblems;
import clientele.store.StudyFile;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Studies as files on this computer. */
final class FileShelf implements Shelf {
  private final Path home;
  private final Map<String, String> environment = Environment.here();

  FileShelf(Path home) {
    this.home = home;
  }

  @Override
  public OpenStudy create(Path path, Optional<char[]> passphrase, StudySettings settings, JobRunner runner) {
    return opened(StudyFile.create(path, passphrase, settings, home, runner.clock()), runner);
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
    return opened(StudyFile.open(path, passphrase, home, runner.clock()), runner);
  }

  @Override
  public boolean exists(Path path) {
    return StudyFile.exists(path);
  }

  @Override
  public boolean needsPassphrase(Path path) {
    return StudyFile.needsPassphrase(path);
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
      public void close() {
        file.close();
      }
    };
  }
}
