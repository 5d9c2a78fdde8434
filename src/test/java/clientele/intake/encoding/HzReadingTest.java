package clientele.intake.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import clientele.intake.Files4Tests;
import clientele.intake.choice.Sniffed;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chinese in seven bits as RFC 1843 has it, and ASCII with tildes, which it is not. */
class HzReadingTest {
  @TempDir Path folder;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String read(String hz) {
    Charset charset = EncodingDetector.candidates(ascii(hz), true).getFirst().charset();
    assertEquals("HZ-GB-2312", charset.name());
    return new String(ascii(hz), charset);
  }

  @Test
  void readsTheExampleOfTheStandard() {
    assertEquals(
        "This sentence is in ASCII.\nThe next sentence is in GB.己所不欲，勿施於人。Bye.\n",
        read("This sentence is in ASCII.\nThe next sentence is in GB.~{<:Ky2;S{#,NpJ)l6HK!#~}Bye.\n"));
  }

  @Test
  void readsDoubledTildesAndJoinsContinuedLines() {
    assertEquals("~ 己所不欲 joined\nCRLF too", read("~~ ~{<:Ky2;S{~} ~\njoined\nCRLF ~\r\ntoo"));
  }

  @Test
  void lineEndWithinChineseEndsIt() {
    assertEquals("己所\nplain 不欲\n", new String(ascii("~{<:Ky\nplain ~{2;S{~}\n"), HzCharset.HZ));
  }

  /** As any encoder of GB 2312 writes it, with the eighth bit off and braces around. */
  private static String hz(String text) {
    StringBuilder out = new StringBuilder();
    boolean chinese = false;
    for (char c : text.toCharArray()) {
      if (c >= 128 != chinese) {
        out.append(chinese ? "~}" : "~{");
        chinese = c >= 128;
      }
      if (chinese) {
        byte[] two = String.valueOf(c).getBytes(Charset.forName("GB2312"));
        out.append((char) (two[0] & 0x7f)).append((char) (two[1] & 0x7f));
      } else {
        out.append(c == '~' ? "~~" : String.valueOf(c));
      }
    }
    return out + (chinese ? "~}" : "");
  }

  @Test
  void readsATableAsItsUtf8CopyIsRead() {
    StringBuilder table = new StringBuilder("姓名,城市,金额,网址\n");
    for (int i = 0; i < 4000; i++) {
      table.append("王小明,").append(i % 2 == 0 ? "上海" : "北京").append(',').append(i).append(",http://x/~u").append(i % 7).append('\n');
    }
    Files4Tests files = new Files4Tests(folder);
    Path hz = files.bytes("hz.csv", ascii(hz(table.toString())));
    Path utf8 = files.text("utf8.csv", table.toString());
    assertEquals("HZ-GB-2312", Files4Tests.sniff(hz).encoding());
    assertEquals(Files4Tests.sniff(utf8).preview(), Files4Tests.sniff(hz).preview());
    assertEquals(Files4Tests.table(utf8).rows(), Files4Tests.table(hz).rows());
    assertEquals(Files4Tests.names(Files4Tests.table(utf8)), Files4Tests.names(Files4Tests.table(hz)));
    assertEquals(0, Files4Tests.sniff(hz).rejects());
  }

  @Test
  void canBeTold() {
    Path file = new Files4Tests(folder).bytes("t.csv", ascii("a,b\n1,~{<:~}\n2,x~y\n" + "3,z\n".repeat(40)));
    Sniffed told = Files4Tests.sniff(file, Files4Tests.encoding("hz"));
    assertEquals("HZ-GB-2312", told.encoding());
    assertEquals("己", told.preview().get(0).get(1));
    assertEquals(1, told.rejects(), "the tilde before y is no escape");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "url\nhttp://x.example/~user\nhttp://y.example/~{id}/a~b\n",
    "code\n(format t \"~{~a~^, ~}\" xs)\n(format nil \"~{~S~%~}\" (list 1 2))\n",
    "text\n~{name~}\n~{a b~}\n",
    "text\n~{foo~} and ~{food~}\n",
    "a~b\n~~\n~{\n~}\n",
    "~{\n<:Ky2;S{\n~}\n",
    "path\n~/bin\n~root/.profile\nC:\\PROGRA~1\n"
  })
  void leavesAsciiWithTildesAlone(String text) {
    EncodingDetector.Candidate first = EncodingDetector.candidates(ascii(text), true).getFirst();
    assertEquals("UTF-8", first.name());
    assertEquals(1, first.confidence());
    assertNotEquals("", first.preview().getFirst());
  }
}
