package clientele.intake.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.intake.Files4Tests;
import clientele.intake.choice.Sniffed;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rarer encodings, in bytes that the iconv of GNU libc, the standards or Java's encoders write. */
class EncodingDetectorBytesTest {
  @TempDir Path folder;

  private static void assertRead(String name, String text, byte[] bytes) {
    EncodingDetector.Candidate first = EncodingDetector.candidates(bytes, true).getFirst();
    assertEquals(name, first.name());
    assertEquals(text, new String(bytes, first.charset()));
    assertEquals(first.charset(), EncodingDetector.named(first.name()));
    assertEquals(first.charset(), EncodingDetector.named(first.charset().name()));
  }

  private static void assertRead(String name, String text, String hex) {
    assertRead(name, text, HexFormat.of().parseHex(hex));
  }

  @Test
  void readsKazakh() {
    assertRead("KZ-1048", "Сәлемдемені есіктің алдына қалдырып кетіпті, ал дүйсенбіге дейін бізге ешкім хабар берген жоқ.\n",
        "d1bcebe5ece4e5ece5edb320e5f1b3eaf2b3be20e0ebe4fbede0209de0ebe4fbf0fbef20eae5f2b3eff2b32c20e0eb20e4bf"
          + "e9f1e5ede1b3e3e520e4e5e9b3ed20e1b3e7e3e520e5f8eab3ec20f5e0e1e0f020e1e5f0e3e5ed20e6ee9d2e0a");
  }

  @Test
  void readsUkrainianOfDos() {
    assertRead("CP1125", "Посилку залишили під дощем біля дверей, і до понеділка нам ніхто про це не сказав. Її ґанок.\n",
        "8faee1a8abaae320a7a0aba8e8a8aba820aff7a420a4aee9a5ac20a1f7abef20a4a2a5e0a5a92c20f720a4ae20afaeada5a4"
          + "f7abaaa020ada0ac20adf7e5e2ae20afe0ae20e6a520ada520e1aaa0a7a0a22e20f8f920f3a0adaeaa2e0a");
  }

  @Test
  void readsBulgarianOfDos() {
    assertRead("MIK", "Оставиха пратката под дъжда пред вратата и до понеделник никой нищо не ни каза.\n",
        "8eb1b2a0a2a8b5a020afb0a0b2aaa0b2a020afaea420a4baa6a4a020afb0a5a420a2b0a0b2a0b2a020a820a4ae20afaeada5"
          + "a4a5abada8aa20ada8aaaea920ada8b9ae20ada520ada820aaa0a7a02e0a");
  }

  @ParameterizedTest
  @CsvSource({
    "Hi Mom +Jjo--!, Hi Mom ☺-!",
    "A+ImIDkQ., A≢Α.",
    "+ZeVnLIqe-, 日本語",
    "Item 3 is +AKM-1., Item 3 is £1.",
    "1 +- 1, 1 + 1"
  })
  void readsTheExamplesOfTheStandardOfUtf7(String written, String text) {
    assertEquals(text, new String(written.getBytes(StandardCharsets.US_ASCII), EncodingDetector.named("utf-7")));
  }

  @Test
  void findsUtf7() {
    assertRead("UTF-7", "Élise a été prévenue; le reçu n’était plus lisible.\n",
        "+AMk-lise a +AOk-t+AOk pr+AOk-venue+ADs le re+AOc-u n+IBkA6Q-tait plus lisible.\n".getBytes(StandardCharsets.US_ASCII));
    assertRead("UTF-7", "价格,城市\n一百元,北京\n",
        "+TvdoPA,+V85eAg\n+TgB2flFD,+UxdOrA\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void readsATableInUtf7AsItsUtf8CopyIsRead() {
    Files4Tests files = new Files4Tests(folder);
    Sniffed seven = Files4Tests.sniff(files.text("u7.csv", "+TvdoPA,+V85eAg\n+TgB2flFD,+UxdOrA\n", StandardCharsets.US_ASCII));
    Sniffed eight = Files4Tests.sniff(files.text("u8.csv", "价格,城市\n一百元,北京\n"));
    assertEquals(eight.preview(), seven.preview());
    assertEquals(eight.columns(), seven.columns());
    assertEquals("UTF-7", seven.encoding());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "phone\n+49 30 123456\n+1-555-0100\n+442071234567-\n", "language\nC++\nVB+-\n", "a+b-c\n1+1=2\n",
    "q\nhttp://x.example/?q=one+two+three-four\n", "key\n0gmZvz8P2KUDzIpQDUMo+WQQDuF+3-\n", "x\n+AbCdEfGh-\n",
    "key\njNm2V8N1Ku2KnT8Jrncl/r0l/xBC5CVco1j+ycDQpcOB\n", "caf+AOk-\n"
  })
  void leavesAsciiWithPlusSignsAlone(String text) {
    assertRead("UTF-8", text, text.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-2022-JP, x-windows-50221, 'ﾆﾎﾝ 日本の会社です。\n'",
    "CP50221, x-windows-50221, '株式会社①㈱ 髙橋 ﾃｽﾄ\n会社の名前です。\n'",
    "ISO-2022-JP-2, ISO-2022-JP-2, '日本の驎丂です。\n'",
    "eucJP-Open, x-eucJP-Open, '図①は会社の名前です。\n'",
    "Big5-HKSCS, Big5-HKSCS, '佢嘅書係喺香港買嘅，食咗飯未。\n'",
    "GB18030, GB18030, '我们的名字是㐀㐁𠀀，不是別的。\n'",
    "CP949, x-windows-949, '뷁 똠방각하 펲시콜라는 드라마였습니다.\n'",
    "IBM00858, IBM00858, 'Die größeren Gläser kosten 12 € das Stück, für Österreich 15 €.\n'",
    "IBM864, IBM864, 'ﻣﺷﻳﻧﺎ ﻣﺳﺎﺀ ﺃﻣﺳ ﻋﻟﻰ\n'",
    "MacIceland, x-MacIceland, 'Getið þið sagt okkur hvort sendingin til Húsavíkur sé komin og hver þjónustan er?\n'",
    "MacRomania, x-MacRomania, 'Pachetul a fost lăsat în ploaie în faţa uşii şi nimeni nu ne-a spus nimic până luni.\n'"
  })
  void readsRarerOnes(String name, String writer, String text) {
    assertRead(name, text, text.getBytes(Charset.forName(writer)));
  }
}
