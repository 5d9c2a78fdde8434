package clientele.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkTest {
  @TempDir Path folder;

  private Path study;
  private Origin here;

  @BeforeEach
  void place() throws IOException {
    study = folder.resolve("study");
    here = Origin.here(folder.resolve("keys"));
  }

  private static Mark.Content at(long sequence) {
    return new Mark.Content(sequence, sequence, "hash " + sequence, "key");
  }

  /** A power cut in the middle of one place leaves the change before it, whichever place it was. */
  @Test
  void aTornWriteLeavesTheChangeBeforeIt() throws IOException {
    for (int last = 2; last <= 5; last++) {
      byte[] before = {};
      try (Mark mark = Mark.lock(study, true).orElseThrow()) {
        for (int sequence = 1; sequence <= last; sequence++) {
          before = Files.readAllBytes(Mark.of(study));
          mark.write(at(sequence), here);
        }
      }
      byte[] after = Files.readAllBytes(Mark.of(study));
      assertEquals(Optional.of(at(last)), Mark.look(study, here));
      byte[] torn = after.clone();
      int changed = 0;
      for (int b = 0; b < torn.length; b++) {
        boolean differs = b >= before.length || before[b] != after[b];
        changed += differs ? 1 : 0;
        torn[b] = differs && changed > 20 ? (byte) 'x' : torn[b];
      }
      assertTrue(changed > 20);
      Files.write(Mark.of(study), torn);
      assertEquals(Optional.of(at(last - 1)), Mark.look(study, here), "after " + last);
      Files.delete(Mark.of(study));
    }
  }

  @Test
  void goesOnAfterTheNewestPlaceWhenItIsOpenedAgain() throws IOException {
    for (int sequence = 1; sequence <= 7; sequence++) {
      try (Mark mark = Mark.lock(study, true).orElseThrow()) {
        assertEquals(sequence == 1 ? Optional.empty() : Optional.of(at(sequence - 1)), mark.read(here));
        mark.write(at(sequence), here);
      }
    }
    assertEquals(4096, Files.size(Mark.of(study)), "two places, however often it is written");
  }

  @Test
  void anotherComputersMarkSaysNothing() throws IOException {
    try (Mark mark = Mark.lock(study, true).orElseThrow()) {
      mark.write(at(1).closed("ab").before(new Mark.Next(at(2).closed("cd"), true)), here);
    }
    assertEquals(Optional.empty(), Mark.look(study, Origin.here(folder.resolve("other keys"))));
    Mark.Content read = Mark.look(study, here).orElseThrow();
    assertEquals(Optional.of("ab"), read.sum());
    assertEquals(new Mark.Next(at(2).closed("cd"), true), read.next().orElseThrow());
    byte[] bytes = Files.readAllBytes(Mark.of(study));
    String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    Files.writeString(Mark.of(study), text.replace("\"purge\":true", "\"purge\":null"));
    assertEquals(Optional.empty(), Mark.look(study, here));
    assertTrue(Arrays.equals(bytes, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Test
  void oneWritesOrManyRead() throws IOException {
    try (Mark mark = Mark.lock(study, true).orElseThrow()) {
      mark.write(at(1), here);
      assertEquals(Optional.empty(), Mark.lock(study, true));
      assertEquals(Optional.empty(), Mark.lock(study, false));
    }
    Mark.lock(study, false).orElseThrow().close();
    Mark.lock(study, true).orElseThrow().close();
  }
}
