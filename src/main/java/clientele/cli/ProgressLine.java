package clientele.cli;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.job.JobContext;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One line that is written over and over while a step runs. */
final class ProgressLine implements JobContext.Listener {
  /** Controls that a name of a file may hold; the line itself needs two of them. */
  private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\u2028\u2029]");

  private final PrintStream err;
  private final Language language;
  private int shown = -1;

  ProgressLine(PrintStream err, Language language) {
    this.err = err;
    this.language = language;
  }

  @Override
  public synchronized void progressed(double done, Optional<Text> message) {
    int percent = (int) (done * 100);
    if (percent != shown) {
      shown = percent;
      err.printf(Locale.ROOT, "\r%3d %% %s\u001b[K", percent, message.map(m -> HARMFUL.matcher(Messages.render(m, language)).replaceAll("?")).orElse(""));
      if (percent >= 100) {
        err.print("\r\u001b[K");
      }
    }
  }
}
