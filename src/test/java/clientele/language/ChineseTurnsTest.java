package clientele.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feelings that stand against their words; judged by people, a kind each with siblings. */
class ChineseTurnsTest {
  private static SentimentReader reader;
  private static SentenceEmbedder embedder;

  @org.junit.jupiter.api.BeforeAll
  static void load() {
    embedder = new SentenceEmbedder(Language.CHINESE);
    reader = new SentimentReader(Language.CHINESE, embedder);
  }

  @org.junit.jupiter.api.AfterAll
  static void close() {
    embedder.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "没有异味，也不掉毛。", "洗了几次没起球。", "用了半年没出现卡顿。", "穿了一天不起球不褪色。",
      "没有不满意的地方。", "没什么可挑剔的。", "没有让人不舒服的地方。", "不得不说好用。",
      "闭眼入，不踩雷。", "真香，无限回购。"})
  void positive(String text) {
    assertEquals(Sentiment.POSITIVE, reader.read(text).label(), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "音质一般，没有宣传的那么好。", "没有想象中那么好吃。", "颜色没有图片好看。", "比不上以前的。", "远不如上次的。",
      "好什么好，洗一次就缩水。", "便宜什么便宜，比楼下还贵。", "高级个啥，塑料感十足。",
      "踩雷了，大家避雷。", "妥妥的智商税。"})
  void negative(String text) {
    assertEquals(Sentiment.NEGATIVE, reader.read(text).label(), text);
  }

  /** Where the turns disagree, or somebody else only says so, the head decides. */
  @Test
  void saysNothingWhereTheTurnsDisagree() {
    ChineseTurns turns = new ChineseTurns();
    assertEquals(Optional.empty(), turns.of("没有异味，不过没有宣传的那么好。"));
    assertEquals(Optional.empty(), turns.of("商家说没有异味"));
    assertEquals(Optional.empty(), turns.of("快递第二天到。"));
  }

  @Test
  void noAspectIsFoundInsideAnotherWord() {
    Aspects zh = new Aspects(Language.CHINESE);
    for (String text : List.of("这件衣服的表面很光滑。", "面膜很补水。", "放在柜子下面正好。", "页面不错")) {
      assertTrue(zh.of(text).stream().noneMatch(m -> m.aspect().equals("food")), text);
    }
    assertTrue(zh.of("面料很舒服").stream().noneMatch(m -> m.aspect().equals("food")));
    assertEquals("food", zh.of("这家的面很劲道").getFirst().aspect());
    Aspects en = new Aspects(Language.ENGLISH);
    for (String text : List.of("There is plenty of room in the bag.", "Enough room for a laptop")) {
      assertTrue(en.of(text).stream().noneMatch(m -> m.aspect().equals("room")), text);
    }
    assertEquals("room", en.of("The room was noisy.").getFirst().aspect());
  }

  @Test
  void anAspectTakesTheFeelingOfItsClause() {
    Aspects.Mention mention = new Aspects(Language.CHINESE).of("盒子很破，但洗发水控油效果非常好。").getFirst();
    assertEquals("packaging", mention.aspect());
    assertEquals("盒子很破", mention.clause());
    assertEquals(Sentiment.NEGATIVE, reader.read(mention.clause()).label());
  }
}
