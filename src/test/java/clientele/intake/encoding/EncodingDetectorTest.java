package clientele.intake.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Letters of 300 characters and more in 37 languages, in each encoding of old and of mainframes that can write them. */
class EncodingDetectorTest {
  private static final String WEST = "en de fr es pt it nl da sv nb fi is";
  private static final String MIDDLE = "pl cs hu hr ro";
  private static final String BALTIC = "et lv lt";
  private static final Map<String, String> OLD = old();
  private static final Map<String, String> MAINFRAME = mainframe();

  private record Outcome(String language, String encoding, String taken, boolean right) {}

  private static Map<String, String> old() {
    Map<String, String> old = new LinkedHashMap<>();
    old.put(WEST, "windows-1252 ISO-8859-1 ISO-8859-15 IBM437 IBM850 IBM00858 x-MacRoman");
    old.put("en fr", "IBM863");
    old.put("pt", "IBM860");
    old.put("is", "IBM861 x-MacIceland");
    old.put("da nb", "IBM865");
    old.put(MIDDLE, "windows-1250 ISO-8859-2 ISO-8859-16 IBM852 x-MacCentralEurope");
    old.put("hr", "x-MacCroatian");
    old.put("ro", "x-MacRomania");
    old.put("tr", "windows-1254 ISO-8859-9 ISO-8859-3 IBM857 x-MacTurkish");
    old.put("mt", "ISO-8859-3");
    old.put(BALTIC, "windows-1257 ISO-8859-13 ISO-8859-4 IBM775 x-MacCentralEurope x-IBM921 x-IBM922");
    old.put("ru bg", "windows-1251 KOI8-R KOI8-U ISO-8859-5 IBM855 IBM866 x-MacCyrillic");
    old.put("uk", "windows-1251 KOI8-U ISO-8859-5 IBM855 x-MacUkraine x-MacCyrillic x-IBM1124");
    old.put("sr", "windows-1251 ISO-8859-5 IBM855 x-MacCyrillic");
    old.put("kk", "KZ-1048");
    old.put("el", "windows-1253 ISO-8859-7 IBM737 IBM869 x-MacGreek");
    old.put("he", "windows-1255 ISO-8859-8 IBM862 x-IBM856 x-MacHebrew");
    old.put("ar", "windows-1256 ISO-8859-6 IBM864 x-IBM1046 x-MacArabic");
    old.put("fa", "windows-1256 x-IBM1098 x-MacArabic");
    old.put("th", "TIS-620 x-windows-874 x-IBM874 x-iso-8859-11 x-MacThai");
    old.put("vi", "windows-1258");
    old.put("zh-Hans", "GB2312 GBK GB18030 x-ISO-2022-CN-GB");
    old.put("zh-Hant", "Big5 Big5-HKSCS x-windows-950 x-EUC-TW x-ISO-2022-CN-CNS");
    old.put("ja", "Shift_JIS windows-31j EUC-JP x-eucJP-Open ISO-2022-JP ISO-2022-JP-2 x-windows-50220 x-windows-50221 x-windows-iso2022jp");
    old.put("ko", "EUC-KR x-windows-949 ISO-2022-KR x-Johab");
    return old;
  }

  private static Map<String, String> mainframe() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(WEST, "IBM037 IBM1047 IBM500 IBM01140 IBM01148");
    names.put("de", "IBM273 IBM01141");
    names.put("da nb", "IBM277 IBM01142");
    names.put("fi sv", "IBM278 IBM01143");
    names.put("it", "IBM280 IBM01144");
    names.put("es", "IBM284 IBM01145");
    names.put("en", "IBM285 IBM01146");
    names.put("fr", "IBM297 IBM01147");
    names.put("is", "IBM871 IBM01149");
    names.put(MIDDLE, "IBM870");
    names.put("tr", "IBM1026");
    names.put(BALTIC, "x-IBM1112 x-IBM1122");
    names.put("ru bg sr", "x-IBM1025");
    names.put("uk", "x-IBM1123");
    names.put("kk", "x-IBM1166");
    names.put("el", "x-IBM875");
    names.put("he", "IBM424");
    names.put("ar", "IBM420");
    names.put("th", "IBM-Thai");
    names.put("zh-Hans", "x-IBM935");
    names.put("zh-Hant", "x-IBM937");
    names.put("ja", "x-IBM939 x-IBM930");
    names.put("ko", "x-IBM933 x-IBM1364");
    return names;
  }

  @Test
  void textThatWasReadWronglyBeforeAMacintoshWroteItIsNoJapanese() {
    String lines = "name,hours\n" + "St. Maryâ€™s,8am â€“ 5pm\nCharlieâ€™s,noon â€“ 7pm\nEspaÃ±ol desk,9am\n".repeat(6);
    byte[] bytes = lines.replace("–", "“").getBytes(Charset.forName("x-MacRoman"));
    assertEquals("x-MacRoman", EncodingDetector.candidates(bytes, true).getFirst().charset().name());
  }

  @Test
  void readsLettersInOldEncodings() throws IOException {
    List<Outcome> outcomes = outcomes(OLD, true);
    assertEquals("", wrong(outcomes));
    assertEquals(201, outcomes.size());
  }

  @Test
  void readsLettersOfMainframes() throws IOException {
    List<Outcome> outcomes = outcomes(MAINFRAME, true);
    assertEquals("", wrong(outcomes));
    assertEquals(105, outcomes.size());
  }

  /** A text, its lines and its words, with and without the line end, are in every other encoding no text of mainframes. */
  @Test
  void takesNoOtherEncodingForOneOfMainframes() throws IOException {
    Map<String, String> letters = texts("encoding-paragraphs.properties");
    Map<String, String> all = new LinkedHashMap<>(OLD);
    all.put(String.join(" ", letters.keySet()), "UTF-8 UTF-16LE UTF-16BE UTF-32LE");
    List<String> taken = new ArrayList<>();
    all.forEach((languages, names) -> {
      for (String language : languages.split(" ")) {
        String text = letters.get(language);
        List<String> pieces = new ArrayList<>(List.of(text, text.replaceAll("\\s", ""), text.replaceAll("\\s", "@")));
        pieces.addAll(List.of(text.split("\n")));
        pieces.addAll(List.of(text.split("\\s+")));
        for (String name : names.split(" ")) {
          Charset charset = Charset.isSupported(name) ? Charset.forName(name) : Charset.forName("UTF-8");
          pieces.stream()
              .filter(piece -> isMainframe(piece.getBytes(charset)))
              .forEach(piece -> taken.add(name + ": " + piece));
        }
      }
    });
    assertEquals(List.of(), taken);
  }

  private static boolean isMainframe(byte[] bytes) {
    return EncodingDetector.candidates(bytes, true).stream().anyMatch(c -> c.charset() instanceof EbcdicCharset);
  }

  /** Prints how many letters, how many of their lines alone and how many sentences are read rightly, and which are not. */
  public static void main(String[] args) throws IOException {
    print("letters in old encodings", outcomes(OLD, true));
    print("lines in old encodings", outcomes(OLD, false));
    print("letters in mainframe encodings", outcomes(MAINFRAME, true));
    print("lines in mainframe encodings", outcomes(MAINFRAME, false));
    print("sentences in mainframe encodings", outcomes(MAINFRAME, false, texts("encoding-sentences.properties")));
  }

  private static void print(String what, List<Outcome> outcomes) {
    long names = outcomes.stream().map(Outcome::encoding).distinct().count();
    long right = outcomes.stream().filter(Outcome::right).count();
    System.out.printf("%s (%d): %d of %d = %.1f %%%n%s", what, names, right, outcomes.size(), 100.0 * right / outcomes.size(), wrong(outcomes));
  }

  private static String wrong(List<Outcome> outcomes) {
    StringBuilder words = new StringBuilder();
    outcomes.stream().filter(o -> !o.right).forEach(o ->
        words.append(o.language).append(' ').append(o.encoding).append(" taken for ").append(o.taken).append('\n'));
    return words.toString();
  }

  private static List<Outcome> outcomes(Map<String, String> encodings, boolean whole) throws IOException {
    return outcomes(encodings, whole, texts("encoding-paragraphs.properties"));
  }

  private static List<Outcome> outcomes(Map<String, String> encodings, boolean whole, Map<String, String> letters) {
    List<Outcome> outcomes = new ArrayList<>();
    encodings.forEach((languages, names) -> {
      for (String language : languages.split(" ")) {
        for (String name : names.split(" ")) {
          Charset charset = Charset.isSupported(name) ? Charset.forName(name) : null;
          String letter = charset == null ? "" : writable(letters.getOrDefault(language, ""), charset);
          for (String text : whole || letter.isEmpty() ? List.of(letter) : letter.lines().toList()) {
            if (!text.isEmpty()) {
              outcomes.add(outcome(language, text, charset));
            }
          }
        }
      }
    });
    return outcomes;
  }

  /** The text as the encoding can write it; empty if it cannot. */
  private static String writable(String text, Charset charset) {
    String decomposed = charset.name().equals("windows-1258") ? vietnamese(text) : text;
    String usual = charset.newEncoder().canEncode(decomposed) ? decomposed : decomposed.replace('ی', 'ي');
    return charset.newEncoder().canEncode(usual) ? new String(usual.getBytes(charset), charset) : "";
  }

  /** Tone marks apart from the letters, as windows-1258 has them. */
  private static String vietnamese(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      String one = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      int tone = -1;
      for (int i = 1; i < one.length(); i++) {
        tone = "\u0300\u0301\u0303\u0309\u0323".indexOf(one.charAt(i)) >= 0 ? i : tone;
      }
      out.append(tone < 0 ? String.valueOf(c)
          : Normalizer.normalize(one.substring(0, tone) + one.substring(tone + 1), Normalizer.Form.NFC) + one.charAt(tone));
    }
    return out.toString();
  }

  private static Outcome outcome(String language, String text, Charset charset) {
    byte[] bytes = text.getBytes(charset);
    Charset found = EncodingDetector.candidates(bytes, true).getFirst().charset();
    return new Outcome(language, charset.name(), found.name(), new String(bytes, found).equals(text));
  }

  private static Map<String, String> texts(String file) throws IOException {
    Map<String, String> letters = new HashMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources", file))) {
      int cut = line.indexOf('=');
      letters.put(line.substring(0, cut), line.substring(cut + 1).replace('|', '\n') + "\n");
    }
    return letters;
  }
}
