package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo study whose making was killed is made again. */
class DemoStudyMoveTest {
  @TempDir Path folder;

  @Test
  void whatAKillLeftIsReplaced() throws IOException {
    Path making = Files.createDirectories(folder.resolve("making"));
    Path demo = Files.createDirectories(folder.resolve("demo"));
    Files.writeString(demo.resolve("s.key"), "left");
    Files.writeString(Files.createDirectories(demo.resolve("s.copies")).resolve("old"), "left");
    Files.writeString(making.resolve("s.key"), "new");
    Files.writeString(making.resolve("s.mv.db"), "new");
    Files.writeString(Files.createDirectories(making.resolve("s.copies")).resolve("copy"), "new");
    DemoStudy.move(making, demo);
    assertEquals("new", Files.readString(demo.resolve("s.key")));
    assertEquals("new", Files.readString(demo.resolve("s.mv.db")));
    assertEquals("new", Files.readString(demo.resolve("s.copies/copy")));
  }
}
