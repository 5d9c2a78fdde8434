package clientele.shell;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.Job;
import clientele.ui.ViewContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Where files go that the program writes for people: names that say what they hold, and never one that is taken. */
final class FreeFile {
  private FreeFile() {}

  /** A file of a folder that is not there yet; words become letters, digits and underscores. */
  static Path in(Path folder, String stem, String ending) {
    String plain = plain(stem);
    Path file = folder.resolve(plain + ending);
    for (int n = 2; Files.exists(file); n++) {
      file = folder.resolve(plain + "_" + n + ending);
    }
    return file;
  }

  /** Words as a name that every system takes. */
  static String plain(String words) {
    String plain = words.strip().replaceAll("[^\\p{L}\\p{N}.-]+", "_").replaceAll("^[_.]+|[_.]+$", "");
    return plain.isEmpty() ? "file" : plain.substring(0, Math.min(100, plain.length()));
  }

  /** Shows a folder in the file window of the system. */
  static void show(ViewContext context, Path folder, Consumer<Problem> failed) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String opener = system.startsWith("mac") ? "open" : system.startsWith("windows") ? "explorer.exe" : "xdg-open";
    context.latest(
        FreeFile.class,
        new Job<>(Text.of(FreeFile.class, "folder.open"), job -> {
          try {
            return new ProcessBuilder(List.of(opener, folder.toAbsolutePath().toString())).inheritIO().start().pid();
          } catch (IOException e) {
            throw ShellProblems.NO_FILE_WINDOW.raise(folder.toString());
          }
        }),
        pid -> { },
        failed);
  }
}
