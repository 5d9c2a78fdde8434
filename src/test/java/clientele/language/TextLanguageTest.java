package clientele.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TextLanguageTest {

  @Test
  void shortTextsOfOtherLanguagesAreKnownByTheirScriptOrSmallWords() {
    List<String> missed = List.of(
            "Das ist sehr schlecht und kaputt angekommen", "c'est nul et cassé", "C’est nul", "ужасно", "отлично", "malísimo servicio",
            "Muy mala calidad", "最高です", "とても良い", "최악이에요", "ممتاز", "Goed", "Pessimo servizio", "Não gostei", "Çok kötü",
            "Bardzo polecam", "Das ist gut", "Very good? Nein, das ist nicht gut und auch nicht schnell")
        .stream().filter(t -> !TextLanguage.isOther(t)).toList();
    assertEquals(List.of(), missed);
  }

  @Test
  void englishAndChineseAreNot() {
    List<String> called = List.of(
            "Great café", "The crème brûlée was divine", "Crème brûlée!", "El Paso branch was rude", "ok", "", "123 !!", "😀😀", "Bravo",
            "true dat. lol", "Sie said it was fine", "I bought the Nestlé and Häagen bars", "冲锋衣质量很好 ok", "好の", "味道很好，老板の态度也不错",
            "Delivery from São Paulo took ages", "Señor Pérez at the desk was very kind")
        .stream().filter(TextLanguage::isOther).toList();
    assertEquals(List.of(), called);
  }

  /** Sentences that were written for telling encodings apart, in more than thirty languages. */
  @Test
  void sentencesOfManyLanguagesAreTold() throws IOException {
    List<String> missed = new ArrayList<>();
    int all = 0;
    for (String file : List.of("sentences", "paragraphs")) {
      Properties by = new Properties();
      try (Reader in = new InputStreamReader(
          getClass().getResourceAsStream("/encoding-" + file + ".properties"), StandardCharsets.UTF_8)) {
        by.load(in);
      }
      for (String language : by.stringPropertyNames()) {
        for (String sentence : by.getProperty(language).split("\\|")) {
          boolean own = language.startsWith("en") || language.startsWith("zh");
          all += own ? 0 : 1;
          if (own) {
            assertFalse(TextLanguage.isOther(sentence), sentence);
          } else if (!TextLanguage.isOther(sentence)) {
            missed.add(sentence);
          }
        }
      }
    }
    assertTrue(all > 150, all + " sentences");
    assertTrue(missed.size() <= 0.02 * all, missed.toString());
  }
}
