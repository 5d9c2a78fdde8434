package clientele.intake.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import clientele.intake.Files4Tests;
import clientele.intake.choice.Sniffed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of mainframes (EBCDIC), their line ends, their code pages, and files that are none. */
class MainframeReadingTest {
  private static final String SHOP =
      "Artikel;Preis;Ort\nBücher;12,50;Köln!\nStühle [neu];7,00;{Weiß}\nTische;8,10;Düren\n";

  /** What iconv of glibc writes for {@link #SHOP} without its last line. */
  private static final String SHOP_IBM273 =
      "c199a3899285935ed7998589a25ed699a325c2d0838885995ef1f26bf5f05ed26a93954f25e2a3d088938540639585a4fc5ef76bf0f05e43e68589a1dc25";
  private static final String SHOP_IBM037 =
      "c199a3899285935ed7998589a25ed699a325c2dc838885995ef1f26bf5f05ed2cc93955a25e2a3dc88938540ba9585a4bb5ef76bf0f05ec0e6858959d025";

  @TempDir Path folder;

  private static byte[] bytes(String text, String charset, int... lineEnd) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String line : text.split("\n")) {
      out.writeBytes(line.getBytes(Charset.forName(charset)));
      for (int b : lineEnd) {
        out.write(b);
      }
    }
    return out.toByteArray();
  }

  private void assertReadsAlike(String text, String name, byte[] bytes) {
    Files4Tests files = new Files4Tests(folder);
    Path mainframe = files.bytes("mainframe.csv", bytes);
    Path utf8 = files.text("utf8.csv", text);
    Sniffed sniffed = Files4Tests.sniff(mainframe);
    Sniffed copy = Files4Tests.sniff(utf8);
    assertEquals(name, sniffed.encoding());
    assertEquals(copy.preview(), sniffed.preview());
    assertEquals(copy.delimiter(), sniffed.delimiter());
    assertEquals(copy.columns(), sniffed.columns());
    assertEquals(copy.rows(), sniffed.rows());
    assertEquals(0, sniffed.rejects());
    assertEquals(Files4Tests.names(Files4Tests.table(utf8)), Files4Tests.names(Files4Tests.table(mainframe)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"15", "25", "0d25", "0d15"})
  void readsEveryLineEnd(String hex) {
    byte[] end = HexFormat.of().parseHex(hex);
    int[] lineEnd = new int[end.length];
    for (int i = 0; i < end.length; i++) {
      lineEnd[i] = end[i];
    }
    assertReadsAlike(SHOP, "IBM273", bytes(SHOP, "IBM273", lineEnd));
    assertReadsAlike(SHOP, "IBM1047", bytes(SHOP, "IBM1047", lineEnd));
  }

  @Test
  void readsWhatIconvWrites() {
    String text = SHOP.substring(0, SHOP.indexOf("Tische"));
    assertReadsAlike(text, "IBM273", HexFormat.of().parseHex(SHOP_IBM273));
    assertReadsAlike(text, "IBM037", HexFormat.of().parseHex(SHOP_IBM037));
  }

  @ParameterizedTest
  @CsvSource({
    "IBM037, 'Name|City|E-mail|Amount\nAnn Smith|Boston|ann@example.com|$12.50\nBob [jr.]|Austin|bob@example.com|$7.00\n'",
    "IBM500, 'nom,ville,prix\nÉlise,Genève,12.5\nJosé,Orléans [45],7\nZoé,Liège!,8\n'",
    "IBM297, 'nom;ville;prix\nÉlise;à Genève;12,5\nJosé;Orléans;7\nZoé;Liège;8\nAndré;Nîmes;9\n'",
    "IBM01140, 'item,price\ncoffee,€3\ntea,€4\nwater,€2\n'",
    "IBM277, 'navn;by;beløb\nSøren;Århus;12,50\nÆgir;Tårnby;7,00\nBjørn;Rødovre;8,00\n'",
    "IBM278, 'nimi;kaupunki;hinta\nPäivi;Hämeenlinna;12,50\nYrjö;Jyväskylä;7,00\nÄinö;Säkylä;8,00\n'",
    "IBM870, 'imię;miasto;cena\nŁukasz;Gdańsk;12,50\nMałgorzata;Łódź;7,00\nZbyszek;Kraków;8,00\n'",
    "IBM1026, 'ad;şehir;fiyat\nAyşe;İzmir;12,50\nÇağrı;Eskişehir;7,00\nGülşen;Muğla;8,00\n'",
    "IBM1025, 'имя;город;цена\nСергей;Новосибирск;12,50\nЕкатерина;Москва;7,00\nНаталья;Ярославль;8,00\n'",
    "IBM875, 'όνομα;πόλη;τιμή\nΓιώργος;Θεσσαλονίκη;12,50\nΕλένη;Αθήνα;7,00\nΚώστας;Πάτρα;8,00\n'"
  })
  void tellsCodePagesApart(String name, String text) {
    Charset java = EncodingDetector.named(name);
    byte[] written = bytes(text, java.name(), 0x15);
    assertEquals(text, new String(written, EncodingDetector.candidates(written, true).getFirst().charset()));
    assertReadsAlike(text, name, written);
  }

  @Test
  void readsTablesThatShiftToTwoBytes() {
    String japanese = "番号,氏名,都市,金額\n1,山田太郎,京都,1200\n2,Suzuki,大阪,800\n3,佐藤,東京,950\n";
    assertReadsAlike(japanese, "IBM939", bytes(japanese, "x-IBM939", 0x15));
    String chinese = "编号,姓名,城市,金额\n1,王小明,上海,1200\n2,Li,北京,800\n3,张大年,南京,950\n";
    assertReadsAlike(chinese, "IBM935", bytes(chinese, "x-IBM935", 0x25));
  }

  @Test
  void readsColumnsOfFixedWidth() {
    String fixed = "NAME      CITY      AMOUNT\n" + "Müller    Köln       12.50\nSchäfer   Düren       7.00\nWeiß      Fürth       8.10\n".repeat(9);
    assertReadsAlike(fixed, "IBM273", bytes(fixed, "IBM273", 0x15));
  }

  @Test
  void readsJsonLines() {
    String json = "{\"name\":\"Anna\",\"tags\":[\"a\"]}\n{\"name\":\"Bert\",\"tags\":[\"b\"]}\n";
    Path file = new Files4Tests(folder).bytes("m.json", bytes(json, "IBM1047", 0x15));
    assertEquals(List.of("Anna", "a"), Files4Tests.sniff(file).preview().getFirst());
  }

  @Test
  void asksWhetherAmountsAreInDollarsOrPounds() {
    Path file = new Files4Tests(folder).bytes("m.csv", bytes("item;price\nLamp;£12.50\nDesk;£70.00\nChair;£9.99\n", "IBM285", 0x15));
    Sniffed.Question question = Files4Tests.sniff(file).openQuestions().getFirst();
    assertEquals("encoding", question.parameter());
    assertEquals(List.of("IBM037", "IBM285"), question.choices().stream().map(Sniffed.Alternative::value).limit(2).toList());
    assertEquals("£12.50", Files4Tests.sniff(file, Files4Tests.encoding("IBM285")).preview().getFirst().get(1));
  }

  @Test
  void takesTheCommonestWhereAllReadAlike() {
    byte[] bytes = bytes("id,name,amount\n1,ANNA,12.50\n2,BERT,7.00\n", "IBM285", 0x15);
    EncodingDetector.Candidate only = EncodingDetector.candidates(bytes, true).getFirst();
    assertEquals("IBM037", only.name());
    assertEquals(0.99, only.confidence(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IBM037", "cp037", "CP1047", "IBM273", "ibm500", "IBM1140", "x-IBM1025", "IBM870"})
  void canBeToldByUsualNames(String name) {
    Path file = new Files4Tests(folder).bytes("m.csv", bytes("id,name\n1,ANNA\n2,BERT\n", "IBM037", 0x15));
    Sniffed told = Files4Tests.sniff(file, Files4Tests.encoding(name));
    assertEquals(List.of("1", "ANNA"), told.preview().getFirst());
    assertEquals(2, told.rows());
  }

  @Test
  void binaryFilesStayRefused() {
    Random random = new Random(5);
    byte[] noise = new byte[3000];
    random.nextBytes(noise);
    byte[] packed = new byte[3000];
    byte[] text = "MUELLER   HANS      ".getBytes(Charset.forName("IBM037"));
    for (int i = 0; i < packed.length; i++) {
      packed[i] = i % 30 < 20 ? text[i % 30] : (byte) (random.nextInt(10) << 4 | random.nextInt(10));
    }
    byte[] every = new byte[2560];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    byte[] zeros = "ABC DEF 123".getBytes(Charset.forName("IBM037"));
    for (byte[] binary : List.of(noise, packed, every, java.util.Arrays.copyOf(zeros, 200))) {
      assertFalse(EbcdicText.isText(binary));
      Path file = new Files4Tests(folder).bytes("b.csv", binary);
      assertEquals("INTAKE-BINARY", Files4Tests.problem(() -> Files4Tests.sniff(file)).code().id());
    }
  }

  @Test
  void plainTextIsNone() {
    for (String text : List.of("a,b\n1,2\n", "user@example.com", "@@@@ @@@@ %%%% kkkk", "KKKKkkkk@@@@%%%%mmmm^^^^", "äöü@äöü",
        "[{\"b\":\"" + "y".repeat(70_000) + "\"}]", "é".repeat(500), "kkkk@kkkk@".repeat(100), "ABCDEFGHIJKLMNOPQRSTUVWXYZ".repeat(90))) {
      assertFalse(EbcdicText.isText(text.getBytes(StandardCharsets.UTF_8)), text);
      assertFalse(EbcdicText.isText(text.getBytes(StandardCharsets.ISO_8859_1)), text);
    }
  }
}
