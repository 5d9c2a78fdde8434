package clientele.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log of errors that nobody foresaw: three files of half a megabyte in {@code log} of the settings folder, the oldest thrown
 * away. Nothing is written, and no file is made, before the first error; where none can be written, there is none.
 */
final class LocalLog extends Handler {
  private static final Logger LOG = Logger.getLogger("clientele");
  private static final int LARGEST = 524_288;
  private static final int FILES = 3;

  private final Path folder;
  private Optional<FileHandler> file = Optional.empty();
  private boolean refused;

  private LocalLog(Path folder) {
    this.folder = folder;
  }

  /** Writes from now on below a settings folder. */
  static void in(Path settings) {
    LOG.setUseParentHandlers(false);
    for (Handler before : LOG.getHandlers()) {
      LOG.removeHandler(before);
      before.close();
    }
    LOG.addHandler(new LocalLog(settings.resolve("log")));
  }

  @Override
  public synchronized void publish(LogRecord said) {
    if (file.isEmpty() && !refused) {
      try {
        Files.createDirectories(folder);
        FileHandler made = new FileHandler(folder.toString().replace("%", "%%") + "/clientele-%u.%g.log", LARGEST, FILES, true);
        made.setEncoding("UTF-8");
        made.setFormatter(new Lines());
        file = Optional.of(made);
      } catch (IOException | SecurityException e) {
        refused = true;
      }
    }
    file.ifPresent(f -> f.publish(said));
  }

  @Override
  public void flush() {
    file.ifPresent(Handler::flush);
  }

  @Override
  public void close() {
    file.ifPresent(Handler::close);
  }

  /** When, which version on which system, and what. */
  private static final class Lines extends Formatter {
    @Override
    public String format(LogRecord said) {
      return said.getInstant() + " " + System.getProperty("os.name") + " Java " + Runtime.version() + " "
          + Optional.ofNullable(LocalLog.class.getPackage().getImplementationVersion()).orElse("") + "\n" + said.getMessage() + "\n";
    }
  }
}
