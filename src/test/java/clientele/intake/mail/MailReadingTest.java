package clientele.intake.mail;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.intake.Files4Tests;
import clientele.intake.choice.Sniffed;
import clientele.study.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailReadingTest {
  @TempDir Path folder;

  private static final String BOX =
      """
      From anna@example.org Sat Jan  3 01:05:34 2015
      From: =?UTF-8?B?QW5uYSBLw7ZuaWc=?= <anna@example.org>
      To: help@shop.example
      Date: Sat, 3 Jan 2015 02:05:34 +0100 (CET)
      Subject: =?utf-8?Q?Paket_f=C3=BCr?= =?utf-8?Q?_mich?=
      Message-ID: <m1@example.org>
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Das Paket ist besch=C3=A4digt, sehr =
      schade.
      >From now on I buy elsewhere.

      From bob@example.org Sun Jan  4 10:00:00 2015
      From: bob@example.org
      To: help@shop.example
      Date: 4 Jan 2015 10:00:00 GMT
      Subject: Re: Invoice
      Message-ID: <m2@example.org>
      In-Reply-To: <m1@example.org>
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="XX"

      --XX
      Content-Type: multipart/alternative; boundary="YY"

      --YY
      Content-Type: text/html; charset=gb2312
      Content-Transfer-Encoding: base64

      PHA+xOO6wzwvcD4=
      --YY--
      --XX
      Content-Type: application/pdf
      Content-Disposition: attachment; filename="i.pdf"

      JVBERi0=
      --XX--
      """;

  @Test
  void readsAMailboxAsFeedback() {
    Path file = new Files4Tests(folder).text("box.mbox", BOX);
    Sniffed found = sniff(file);
    assertEquals("mbox", found.encoding());
    assertEquals("feedback", found.role());
    assertEquals("feedback_id", column(found, "message_id").role());
    assertEquals("date", column(found, "date").role());
    assertEquals("text", column(found, "text").role());
    Table table = table(file);
    assertArrayEquals(new String[] {"m1@example.org", "m2@example.org"}, table.words("message_id"));
    assertArrayEquals(new String[] {"2015-01-03 01:05:34", "2015-01-04 10:00:00"}, table.words("date"));
    assertArrayEquals(new String[] {"Anna König", "bob"}, table.words("author"));
    assertArrayEquals(new String[] {"Paket für mich", "Re: Invoice"}, table.words("subject"));
    assertEquals("Das Paket ist beschädigt, sehr schade.\nFrom now on I buy elsewhere.", table.words("text")[0]);
    assertEquals("你好", table.words("text")[1]);
  }

  @Test
  void readsASingleMailAndMailOfOtherSystems() {
    String mail = BOX.substring(BOX.indexOf('\n') + 1, BOX.indexOf("\nFrom bob")).replace("\n", "\r\n");
    Table table = table(new Files4Tests(folder).text("one.eml", mail));
    assertEquals(1, table.rows());
    assertEquals("anna@example.org", table.words("email")[0]);
  }

  private static final String DAY =
      """
      [{"type":"message","user":"U1","text":"Hello <@U2>, the <https://a.example|order> is &lt;late&gt;","ts":"1512085950.000216","thread_ts":"1512085950.000216"},
       {"type":"message","subtype":"channel_join","user":"U2","text":"joined","ts":"1512085960.000100"},
       {"type":"message","user":"U2","text":"很抱歉","ts":"1512085990.000300","user_profile":{"real_name":"Ben"}}]
      """;

  @Test
  void readsADayOfSlackAsFeedback() {
    Path file = new Files4Tests(folder).text("2017-11-30.json", DAY);
    Sniffed found = sniff(file);
    assertEquals("slack", found.encoding());
    assertEquals("feedback", found.role());
    assertEquals(2, found.rows());
    assertEquals("2017-11-30 23:52:30", found.preview().getFirst().get(1));
    assertEquals("Ben", found.preview().get(1).get(4));
  }

  @Test
  void readsAWholeSlackExportWithNamesAndChannels() throws IOException {
    Map<String, String> parts = new TreeMap<>();
    parts.put("channels.json", "[{\"id\":\"C1\",\"name\":\"support\"}]");
    parts.put("users.json", "[{\"id\":\"U1\",\"name\":\"ann\",\"profile\":{\"real_name\":\"Ann\"}},{\"id\":\"U2\",\"name\":\"ben\"}]");
    parts.put("support/2017-11-30.json", DAY);
    parts.put("sales/2017-11-30.json", DAY);
    Path zip = folder.resolve("export.zip");
    try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
      for (var part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    Table table = table(zip);
    assertEquals(4, table.rows());
    assertArrayEquals(new String[] {"sales", "sales", "support", "support"}, table.words("channel"));
    assertEquals("Hello @ben, the order is <late>", table.words("text")[0]);
    assertEquals("Ann", table.words("author")[0]);
  }
}
