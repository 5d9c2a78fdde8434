package clientele.store;

import clientele.base.ProblemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Opens a study in a process of its own and says what came of it. */
public final class OpenStudy {
  private OpenStudy() {}

  public static void main(String[] args) throws InterruptedException {
    try (StudyFile file =
        StudyFile.open(
            Path.of(args[0]), Optional.of("correct horse".toCharArray()),
            new StudyFile.Place(Path.of(args[1]), Clock.systemUTC(), problem -> {}),
            args.length > 2 && args[2].equals("read"))) {
      System.out.println("opened " + file.path());
      if (args.length > 2 && args[2].equals("wait")) {
        Thread.sleep(600_000);
      }
    } catch (ProblemException e) {
      System.out.println(e.problem().code().id());
    }
  }
}
