package clientele.intake.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteDictionaryTest {
  private static int code(ByteDictionary words, String word, String behind) {
    byte[] b = word.getBytes(StandardCharsets.ISO_8859_1);
    byte[] buffer = ("ab" + word + behind + "12345678").getBytes(StandardCharsets.ISO_8859_1);
    return words.code(buffer, 2, 2 + b.length);
  }

  @Test
  void givesEachValueOneCodeWhateverStandsBehindIt() {
    Random random = new Random(7);
    ByteDictionary words = new ByteDictionary();
    Map<String, Integer> expected = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 300_000; i++) {
      int length = random.nextInt(12);
      StringBuilder word = new StringBuilder();
      for (int k = 0; k < length; k++) {
        word.append((char) (random.nextInt(4) == 0 ? random.nextInt(9) : 'a' + random.nextInt(3)));
      }
      Integer known = expected.putIfAbsent(word.toString(), order.size());
      if (known == null) {
        order.add(word.toString());
      }
      assertEquals(expected.get(word.toString()), code(words, word.toString(), "x".repeat(random.nextInt(3))));
    }
    assertEquals(order.size(), words.size());
    words.seal();
    for (int i = 0; i < order.size(); i += 97) {
      assertEquals(order.get(i), words.get(i));
    }
    assertTrue(words.bytes() > 0);
  }

  @Test
  void tellsValuesApartThatDifferInLengthOnly() {
    ByteDictionary words = new ByteDictionary();
    List<String> alike = List.of("", "\0", "\0\0", "a", "a\0", "aaaaaaa", "aaaaaaa\7", "aaaaaaa\0", "aaaaaaaa", "\0\0\0\0\0\0\0\0", "aaaaaaaaa");
    for (int i = 0; i < alike.size(); i++) {
      assertEquals(i, code(words, alike.get(i), ""));
    }
    for (int i = 0; i < alike.size(); i++) {
      assertEquals(i, code(words, alike.get(i), "zzz"));
    }
  }
}
