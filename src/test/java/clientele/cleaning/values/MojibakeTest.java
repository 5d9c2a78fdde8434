package clientele.cleaning.values;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeTest {
  @ParameterizedTest
  @CsvSource({
    "donâ€™t, don’t", "EspaÃ±ol, Español", "MÃ¼nchen, München", "â‚¬ 5, € 5", "Â£12, £12", "ÃƒÂ©tÃƒÂ©, été",
    "â€œyesâ€\u009d, “yes”", "CafÃ© Ã\u00a0 Paris, Café à Paris", "Charlie‰Ûªs, Charlie’s", "8:30 ‰ÛÒ 9, 8:30 – 9", "Ðœ, М"
  })
  void textReadInTheWrongEncodingIsPutRight(String garbled, String meant) {
    assertEquals(Optional.of(meant), Mojibake.repaired(garbled));
  }

  @ParameterizedTest
  @ValueSource(strings = {"中文", "客户编号与评价", "北京市朝阳区", "刘洋"})
  void chineseReadAsGbkOrAsWesternIsPutRight(String meant) {
    byte[] utf8 = meant.getBytes(StandardCharsets.UTF_8);
    String western = new String(utf8, StandardCharsets.ISO_8859_1);
    assertEquals(Optional.of(meant), Mojibake.repaired(western));
    if (utf8.length % 2 == 0) {
      assertEquals(Optional.of(meant), Mojibake.repaired(new String(utf8, Charset.forName("GBK"))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "Ångström", "naïve café", "SÃO PAULO", "ÀÉÎ", "Ça va", "日本語", "联通", "10 °C", "½ Liter", "Großmutter", "Ünal Öztürk", "£5",
    "Łódź", "Nguyễn Văn Á", "don’t", "“yes”", "Москва", "Αθήνα", "VÂN ANH", "50 ‰", "São João", "Müller–Lüdenscheidt", "2 × 3 µm",
    "客户编号", "한국어", "plain"
  })
  void textThatIsRightStaysAsItIs(String right) {
    assertEquals(Optional.empty(), Mojibake.repaired(right));
  }

  @Test
  void onlyWhatIsGarbledOfATextIsChanged() {
    assertEquals(Optional.of("Öl für Español"), Mojibake.repaired("Öl für EspaÃ±ol"));
  }
}
