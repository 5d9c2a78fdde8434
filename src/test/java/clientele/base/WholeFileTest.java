package clientele.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are whole or absent, and no part of one stays. */
class WholeFileTest {
  @TempDir Path folder;

  @Test
  void whatFailsHalfWayLeavesTheOldFileAndNoPart() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    assertThrows(IOException.class, () -> WholeFile.write(file, out -> {
      out.write(new byte[100_000]);
      throw new IOException("the disk is full");
    }));
    assertThrows(IllegalStateException.class, () -> WholeFile.write(folder.resolve("b.csv"), out -> {
      out.write(1);
      throw new IllegalStateException("cancelled");
    }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void theOldFileIsThereUntilTheNewOneIsWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    WholeFile.write(file, out -> {
      out.write("new".getBytes());
      out.close();
      assertEquals("old", Files.readString(file));
    });
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void aNewFileTakesNobodysPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    assertThrows(FileAlreadyExistsException.class, () -> WholeFile.writeNew(file, out -> out.write(1)));
    assertThrows(FileAlreadyExistsException.class, () -> WholeFile.writeNew(folder.resolve("b.csv"), out -> {
      Files.writeString(folder.resolve("b.csv"), "somebody else's");
    }));
    assertEquals("old", Files.readString(file));
    assertEquals("somebody else's", Files.readString(folder.resolve("b.csv")));
  }

  @Test
  void aPrivateFileStaysPrivate() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    WholeFile.text(file, "new");
    assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    WholeFile.text(link, "new");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  /** A program that was killed has a number that nobody has now; a note is believed only where it names a part. */
  @Test
  void sweepsPartsOfProgramsThatAreNoMore() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path notes = Files.createDirectories(home.resolve("parts"));
    Path dead = Files.writeString(folder.resolve(".clientele-1.part"), "rows of customers");
    Path living = Files.writeString(folder.resolve(".clientele-2.part"), "being written");
    Path own = Files.writeString(folder.resolve("precious.csv"), "not ours");
    Files.writeString(notes.resolve(Long.MAX_VALUE + "-1"), dead.toString());
    Files.writeString(notes.resolve(ProcessHandle.current().parent().orElseThrow().pid() + "-2"), living.toString());
    Files.writeString(notes.resolve(Long.MAX_VALUE + "-3"), own.toString());
    Files.writeString(notes.resolve("notes"), "about something");
    WholeFile.sweep(home);
    assertFalse(Files.exists(dead), "the part of a killed program");
    assertTrue(Files.exists(living), "the part of one that runs");
    assertTrue(Files.exists(own), "a file that is no part");
    assertArrayEquals(new long[] {2}, new long[] {count(notes)}, "what is done with is forgotten");
    WholeFile.write(folder.resolve("c.csv"), out -> assertEquals(3, count(notes), "this part is noted"));
    assertEquals(2, count(notes));
  }

  private static long count(Path notes) throws IOException {
    try (Stream<Path> all = Files.list(notes)) {
      return all.count();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
