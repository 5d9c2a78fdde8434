package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Text;
import clientele.shell.PaletteIndex.Entry;
import clientele.shell.PaletteIndex.Hit;
import clientele.shell.PaletteIndex.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteIndexTest {
  private final PaletteIndex index =
      new PaletteIndex(
          List.of(
              entry(Kind.COMMAND, "churn.train", "训练流失模型"),
              entry(Kind.PLACE, "segments", "客户分群"),
              entry(Kind.DATA, "orders_2025", "orders_2025")),
          Pinyin::keys);

  @ParameterizedTest
  @ValueSource(strings = {"流失", "xunlianliushi", "xlls", "churn", "CHURN.TR"})
  void findsACommandInEverySpelling(String typed) {
    List<Hit> hits = index.search(typed, Language.CHINESE, 10);
    assertEquals(List.of("churn.train"), hits.stream().map(h -> h.entry().id()).toList());
  }

  @Test
  void marksTheStretchThatWasTyped() {
    Hit hit = index.search("流失", Language.CHINESE, 10).getFirst();
    assertEquals(2, hit.from());
    assertEquals(2, hit.length());
    assertEquals(0, index.search("xlls", Language.CHINESE, 10).getFirst().length());
  }

  @Test
  void showsPlacesThenCommandsBeforeAnythingIsTyped() {
    assertEquals(
        List.of("segments", "churn.train"),
        index.search("", Language.ENGLISH, 10).stream().map(h -> h.entry().id()).toList());
    assertTrue(index.search("nothing like it", Language.ENGLISH, 10).isEmpty());
  }

  @Test
  void aPageComesBeforeTheCommandThatIsNamedLikeIt() {
    PaletteIndex both = new PaletteIndex(
        List.of(entry(Kind.COMMAND, "segments.cluster", "Cluster customers"), entry(Kind.PLACE, "segments", "Segments")), Pinyin::keys);
    assertEquals(List.of("segments", "segments.cluster"),
        both.search("segments", Language.ENGLISH, 10).stream().map(h -> h.entry().id()).toList());
  }

  @Test
  void customersAreFoundByIdAndNameAndStayMasked() {
    var study = clientele.study.MemoryStudy.empty().table("people", clientele.study.Role.CUSTOMERS,
        List.of(clientele.study.Column.of("id", clientele.study.Kind.TEXT, clientele.study.Meaning.CUSTOMER_ID),
            clientele.study.Column.of("name", clientele.study.Kind.TEXT, clientele.study.Meaning.NAME)),
        List.of(new Object[] {"K0071", "Rosa Frey"}, new Object[] {"K007", "王小明"}));
    CustomerIndex customers = CustomerIndex.of(study.view());
    assertEquals(List.of("K007", "K0071"), customers.search("k007", true).stream().map(h -> h.entry().id()).toList());
    assertEquals(List.of("K007"), customers.search("小明", true).stream().map(h -> h.entry().id()).toList());
    assertEquals("K0071 · R••• F•••", customers.search("frey", true).getFirst().entry().title().key());
    assertTrue(customers.search("f", true).isEmpty(), "one letter is everybody");
  }

  private static Entry entry(Kind kind, String id, String title) {
    return new Entry(kind, id, Text.literal(title), Text.literal(""), "mdoal-home");
  }
}
