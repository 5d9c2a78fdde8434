package clientele.intake.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.intake.Files4Tests;
import clientele.intake.choice.Sniffed;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences in 45 languages, none of which the models were made from, in every encoding that can write them. */
class EncodingTrialTest {
  private static final String[] UNICODE = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
  private static final Map<String, String> CHARSETS =
      Map.ofEntries(
          Map.entry("de fr es pt it nl", "windows-1252 ISO-8859-1 ISO-8859-15 x-MacRoman IBM850 IBM437"),
          Map.entry("da sv nb fi is", "windows-1252 ISO-8859-1 x-MacRoman IBM850"),
          Map.entry("pl cs sk hu sl hr", "windows-1250 ISO-8859-2 IBM852 x-MacCentralEurope"),
          Map.entry("ro", "windows-1250 ISO-8859-2 ISO-8859-16 IBM852"),
          Map.entry("tr", "windows-1254 ISO-8859-9 IBM857"),
          Map.entry("et lv lt", "windows-1257 ISO-8859-13 IBM775"),
          Map.entry("ru bg", "windows-1251 KOI8-R ISO-8859-5 IBM866 IBM855 x-MacCyrillic"),
          Map.entry("uk", "windows-1251 KOI8-U ISO-8859-5 x-MacUkraine"),
          Map.entry("en ca ga sq", "windows-1252 ISO-8859-1 x-MacRoman IBM850"),
          Map.entry("be", "windows-1251 ISO-8859-5 IBM866 IBM855 x-MacCyrillic"),
          Map.entry("vi", "windows-1258"),
          Map.entry("mt eo", "ISO-8859-3"),
          Map.entry("cy", "windows-1252 ISO-8859-1"),
          Map.entry("sr mk", "windows-1251 ISO-8859-5 IBM855"),
          Map.entry("el", "windows-1253 ISO-8859-7 IBM737"),
          Map.entry("he", "windows-1255 ISO-8859-8 IBM862"),
          Map.entry("ar fa", "windows-1256 ISO-8859-6"),
          Map.entry("th", "TIS-620 x-windows-874"),
          Map.entry("zh-Hans", "GB18030 GBK GB2312"),
          Map.entry("zh-Hant", "Big5 x-EUC-TW"),
          Map.entry("ja", "Shift_JIS EUC-JP ISO-2022-JP windows-31j"),
          Map.entry("ko", "EUC-KR x-windows-949 ISO-2022-KR x-Johab"));

  private record Outcome(String encoding, boolean right, String text, String taken) {}

  @Test
  void readsParagraphsInTheirEncoding() throws IOException {
    List<Outcome> outcomes = outcomes(true);
    long right = outcomes.stream().filter(Outcome::right).count();
    assertTrue(right >= outcomes.size() * 0.97, () -> wrong(outcomes));
  }

  @Test
  void readsMostSingleSentencesInTheirEncoding() throws IOException {
    List<Outcome> outcomes = outcomes(false);
    long right = outcomes.stream().filter(Outcome::right).count();
    assertTrue(right >= outcomes.size() * 0.93, () -> wrong(outcomes));
  }

  @Test
  void modelsAreThoseThatTheWordsGive() throws IOException {
    Path shipped = Path.of("src/main/java/clientele/intake/encoding/letter-pairs.properties");
    assertEquals(Files.readString(shipped), LetterPairsWriter.all());
  }

  @Test
  void believesTheDeclarationOfAnXmlTextThatFits() {
    byte[] text = "<?xml version=\"1.0\" encoding=\"iso-8859-2\"?>\n<a>Zażółć</a>".getBytes(Charset.forName("ISO-8859-2"));
    assertEquals("ISO-8859-2", EncodingDetector.candidates(text, true).getFirst().charset().name());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "The café on Main Street opens at nine.", "Price: £5 per unit", "© 2003 Example Corp. All rights reserved.",
    "It’s a “quoted” word – really…", "Water boils at 100°C at sea level.", "½ cup of sugar", "Citroën", "Düsseldorf",
    "Québec", "Reykjavík", "Malmö", "Curaçao", "§ 5 applies", "He said: «oui»"
  })
  void takesFewWesternSignsForWhatTheyUsuallyAre(String text) {
    Charset windows = Charset.forName("windows-1252");
    for (String line : new String[] {text + "\n", "<p class=\"x\"><b>" + text + "</b></p>\n", "1\n00:00:01,000 --> 00:00:03,000\n- " + text + "\n\n"}) {
      byte[] bytes = line.getBytes(windows);
      assertEquals(line, new String(bytes, EncodingDetector.candidates(bytes, true).getFirst().charset()));
    }
  }

  @Test
  void isUnsureOfOneForeignLetter() {
    byte[] text = {'a', 'b', '\n', 'x', (byte) 0xb9, '\n'};
    assertTrue(EncodingDetector.candidates(text, true).getFirst().confidence() < EncodingDetector.SUFFICIENT);
  }

  @org.junit.jupiter.api.io.TempDir Path folder;

  @Test
  void asksWithPreviewsWhereTheBytesDoNotTell() {
    byte[] text = {'a', ',', 'b', '\n', '1', ',', (byte) 0xb9, '\n', '2', ',', 'x', '\n'};
    Path file = new Files4Tests(folder).bytes("a.csv", text);
    Sniffed.Question question = Files4Tests.sniff(file).openQuestions().getFirst();
    assertEquals("encoding", question.parameter());
    assertEquals(3, question.choices().size());
    List<String> read = question.choices().stream()
        .map(c -> String.join(",", Files4Tests.sniff(file, Files4Tests.encoding(c.value())).preview().get(0)))
        .toList();
    assertEquals(read, question.examples(), "the line that they read differently, by each of them");
    assertEquals(2, Files4Tests.table(file).rows());
    assertEquals(0, Files4Tests.sniff(file, Files4Tests.encoding("windows-1250")).openQuestions().size());
  }

  /** Prints the share that is read rightly by encoding. */
  public static void main(String[] args) throws IOException {
    for (boolean paragraphs : new boolean[] {true, false}) {
      List<Outcome> outcomes = outcomes(paragraphs);
      Map<String, int[]> by = new TreeMap<>();
      for (Outcome o : outcomes) {
        int[] counts = by.computeIfAbsent(o.encoding, k -> new int[2]);
        counts[0] += o.right ? 1 : 0;
        counts[1]++;
      }
      System.out.println(paragraphs ? "paragraphs" : "single sentences");
      by.forEach((name, n) -> System.out.printf("  %-20s %d of %d%n", name, n[0], n[1]));
      System.out.printf(
          "  all %d of %d = %.1f %%%n",
          outcomes.stream().filter(Outcome::right).count(), outcomes.size(),
          100.0 * outcomes.stream().filter(Outcome::right).count() / outcomes.size());
      System.out.println(wrong(outcomes));
    }
  }

  private static String wrong(List<Outcome> outcomes) {
    StringBuilder words = new StringBuilder();
    outcomes.stream().filter(o -> !o.right).forEach(o -> words.append(o.text).append(": ").append(o.encoding).append(" taken for ").append(o.taken).append('\n'));
    return words.toString();
  }

  private static List<Outcome> outcomes(boolean paragraphs) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/encoding-sentences.properties"))) {
      String language = line.substring(0, line.indexOf('='));
      String[] sentences = line.substring(line.indexOf('=') + 1).split("\\|");
      List<String> texts = paragraphs ? List.of(String.join("\n", sentences) + "\n") : List.of(sentences);
      List<String> names = new ArrayList<>(List.of(UNICODE));
      CHARSETS.forEach((languages, charsets) -> {
        if (List.of(languages.split(" ")).contains(language)) {
          names.addAll(List.of(charsets.split(" ")));
        }
      });
      for (String name : names) {
        for (String text : texts) {
          Charset charset = Charset.forName(name);
          String writable = text.replace('ș', 'ş').replace('ț', 'ţ');
          String written = charset.newEncoder().canEncode(text) ? text : writable;
          if (charset.newEncoder().canEncode(written) && !(name.startsWith("UTF") && written.length() < 20)) {
            outcomes.add(outcome(language, written, charset));
          }
        }
      }
    }
    return outcomes;
  }

  private static Outcome outcome(String language, String text, Charset charset) {
    byte[] bytes = text.getBytes(charset);
    Charset found = EncodingDetector.candidates(bytes, true).getFirst().charset();
    boolean right = new String(bytes, found).equals(text);
    return new Outcome(charset.name(), right, language + " " + text.lines().findFirst().orElse(""), found.name());
  }
}
