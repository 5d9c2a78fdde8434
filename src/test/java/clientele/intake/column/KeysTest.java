package clientele.intake.column;

import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.FileImport;
import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that nobody can tell apart by looking, or that lost their zeros in a part of the rows. */
class KeysTest {
  @TempDir Path folder;

  /** Default_Ignorable_Code_Point of Unicode 16 and controls, by code point, inside a key. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x01, 0x1f, 0x7f, 0x85, 0xad, 0x34f, 0x61c, 0x115f, 0x17b4, 0x180b, 0x180f, 0x200b, 0x202e, 0x2060, 0x3164, 0xfe00,
        0xfe0f, 0xfeff, 0xffa0, 0xe0001, 0xe0100
      })
  void signsNobodySeesAreNoPartOfAKey(int sign) {
    String hidden = "C" + Character.toString(sign) + "1";
    Path file = file("customer_id,amount\nC1,5\n" + hidden + ",6\n" + "C2,7\n".repeat(200));
    assertArrayEquals(new String[] {"C1", "C1", "C2"}, Arrays.copyOf(table(file).words("customer_id"), 3));
    assertEquals(List.of("INTAKE-KEY-BLANKS"), ids(file));
  }

  @Test
  void lettersAndEmojiOfOtherWordsStay() {
    Path file = file("customer_id,amount,note\nनमस्‍ते,5,a\ufe0f\n김영희,6,b\nΑ1,7,c\n");
    assertArrayEquals(new String[] {"नमस्‍ते", "김영희", "Α1"}, table(file).words("customer_id"));
    assertEquals("a\ufe0f", table(file).words("note")[0]);
  }

  /** Before: 0001 and 1 were two customers, without a word; they still are two. */
  @Test
  void keysWithoutTheirZerosAreTold() {
    Path file = file("customer_id,amount\n0001,5\n0002,6\n1,7\n0017,8\n17,9\n4,1\n0,1\n");
    assertArrayEquals(new String[] {"0001", "0002", "1", "0017", "17", "4", "0"}, table(file).words("customer_id"));
    assertEquals(
        List.of("2 values of “customer_id” are another one without its zeros in front, such as 1 beside 0001; nothing was changed."),
        FileImport.plan(file, SniffOverrides.NONE, Files4Tests.job()).notes().stream().map(n -> Messages.render(n.what(), Language.ENGLISH)).toList());
    assertEquals(List.of(), ids(file("customer_id,amount\n0001,5\n0002,6\n3,7\n")));
    assertEquals(List.of(), ids(file("note,amount\n0001,5\n0002,6\n1,7\n")), "no key");
  }

  private List<String> ids(Path file) {
    return FileImport.plan(file, SniffOverrides.NONE, Files4Tests.job()).notes().stream().map(n -> n.code().id()).toList();
  }

  private Path file(String text) {
    return new Files4Tests(folder).text("t.csv", text);
  }
}
