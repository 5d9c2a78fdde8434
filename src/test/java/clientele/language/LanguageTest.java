package clientele.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.study.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LanguageTest {
  private static SentenceEmbedder english;
  private static SentenceEmbedder chinese;

  @BeforeAll
  static void load() {
    english = new SentenceEmbedder(Language.ENGLISH);
    chinese = new SentenceEmbedder(Language.CHINESE);
  }

  @AfterAll
  static void close() {
    english.close();
    chinese.close();
  }

  /** Ids of bert-base-uncased as its documentation and the reference tokenizer give them. */
  @Test
  void splitsIntoThePiecesOfTheReference() throws IOException {
    try (InputStream in = getClass().getClassLoader().getResourceAsStream("bge-small-en-v1.5-q-tokenizer.json")) {
      WordPiece pieces = new WordPiece(Json.mapper().readTree(in));
      assertArrayEquals(new long[] {101, 7592, 2088, 102}, pieces.encode("Hello world", 256));
      assertArrayEquals(new long[] {101, 7592, 1010, 2088, 999, 102}, pieces.encode("hello, WORLD!", 256));
      assertArrayEquals(pieces.encode("cafe", 256), pieces.encode("Café", 256), "accents are taken off");
      assertEquals(8, pieces.encode("one two three four five six seven eight nine", 8).length);
      assertEquals(2, pieces.encode("", 256).length);
    }
  }

  @Test
  void routesByTheShareOfHanCharacters() {
    assertEquals(Language.CHINESE, TextLanguage.of("冲锋衣质量很好 ok"));
    assertEquals(Language.ENGLISH, TextLanguage.of("The jacket is fine 很好, it keeps me warm all winter long"));
    assertEquals(Language.ENGLISH, TextLanguage.of("123 !!"));
  }

  @Test
  void likeMeaningsLieNearerThanUnlikeOnes() {
    assertTrue(cosine(english, "The parcel was late.", "Delivery took far too long.")
        > cosine(english, "The parcel was late.", "The soup was tasty."));
    assertTrue(cosine(chinese, "快递太慢了", "物流等了很久") > cosine(chinese, "快递太慢了", "菜的味道很好"));
  }

  @Test
  void readsFeelingsAlsoThroughNegation() {
    SentimentHead en = SentimentHead.of(Language.ENGLISH);
    SentimentHead zh = SentimentHead.of(Language.CHINESE);
    for (String good : List.of("Lovely service and a wonderful meal.", "Not bad, I really enjoyed it.")) {
      assertEquals(Sentiment.POSITIVE, en.read(english.embed(good)).label(), good);
    }
    for (String bad : List.of("The worst phone I ever had.", "This is not good, do not buy it.")) {
      assertEquals(Sentiment.NEGATIVE, en.read(english.embed(bad)).label(), bad);
    }
    assertEquals(Sentiment.POSITIVE, zh.read(chinese.embed("服务态度特别好，非常满意")).label());
    assertEquals(Sentiment.NEGATIVE, zh.read(chinese.embed("一点都不好用，太失望了")).label());
    assertTrue(en.macroF1().value() > 0.9 && zh.macroF1().value() > 0.85, "F1 on unseen seeds");
    assertTrue(en.seeds() >= 300 && zh.seeds() >= 300);
  }

  @Test
  void findsAspectsClauseByClause() {
    Aspects en = new Aspects(Language.ENGLISH);
    List<Aspects.Mention> found = en.of("Boots are superb quality, but the parcel came nine days late.");
    assertEquals(List.of("quality", "delivery"), found.stream().map(Aspects.Mention::aspect).toList());
    assertEquals("the parcel came nine days late", found.get(1).clause());
    Aspects zh = new Aspects(Language.CHINESE);
    assertEquals(
        List.of("quality", "delivery", "packaging"),
        zh.of("冲锋衣质量很好，物流太慢，包装也破").stream().map(Aspects.Mention::aspect).distinct().limit(3).toList());
  }

  @Test
  void namesGroupsByTheWordsThatSetThemApart() {
    List<String> texts =
        List.of("the parcel was late", "late parcel again", "my parcel is late", "nice soup", "hot soup", "good soup");
    List<List<String>> words = new TopicWords(Language.ENGLISH).of(texts, new int[] {0, 0, 0, 1, 1, 1}, 2, 2);
    assertTrue(words.get(0).containsAll(List.of("parcel", "late")), words.toString());
    assertEquals("soup", words.get(1).getFirst());
  }

  private static double cosine(SentenceEmbedder embedder, String a, String b) {
    float[] x = embedder.embed(a);
    float[] y = embedder.embed(b);
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * y[j];
    }
    return sum;
  }
}
