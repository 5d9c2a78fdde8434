package clientele.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Language;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.reports.chart.Faces;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ObservableMap;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** Parts of the kit that need no window. */
class KitTest {

  @Test
  void aNumberOfAShortTableStandsAtTheRightAndNamesAreMasked() {
    Pictures.startToolkit();
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      context.masked().set(true);
      Pictures.run(() -> {
        Label amount = CellLabel.of(context, Column.of("amount", Kind.REAL), "0.33749999999999997", "data");
        assertEquals("0.3375", amount.getText());
        assertEquals(Label.USE_PREF_SIZE, amount.getMaxWidth(), "no wider than its figure");
        assertEquals("A••• B•••", CellLabel.of(context, Column.of("who", Kind.TEXT, Meaning.NAME), "Anna Berg", "data").getText());
        assertEquals("Wien·", CellLabel.of(context, Column.of("city", Kind.TEXT), "Wien ", "data").getText());
      });
    }
  }

  @Test
  void aWindowGivesNoAdviceForACommandLine() {
    Problem sameFile = DataProblems.SAME_FILE.with("june.csv", "orders");
    assertEquals(
        "Choose the file of the other month, replace the table, or go on with a reason.", new Words(Language.ENGLISH).advice(sameFile));
    assertEquals("请选择另一期的文件，或替换该表，或写明理由后继续。", new Words(Language.CHINESE).advice(sameFile));
  }

  @Test
  void boundWordsFollowTheLanguage() {
    Words words = new Words(Language.ENGLISH);
    SimpleStringProperty shown = new SimpleStringProperty();
    words.bind(shown, Grade.A.words());
    assertEquals("beats the baseline clearly", shown.get());
    words.language().set(Language.CHINESE);
    assertEquals("明显优于基准", shown.get());
  }

  @Test
  void textsThatChangeAreRenderedAgain() {
    Words words = new Words(Language.ENGLISH);
    SimpleObjectProperty<Text> text = new SimpleObjectProperty<>(Text.literal("one"));
    SimpleStringProperty shown = new SimpleStringProperty();
    shown.bind(words.of(text));
    text.set(Grade.C.words());
    assertEquals("worse than the baseline, or no better than chance", shown.get());
  }

  @Test
  void theMapForViewsIsRewrittenInTheOtherLanguage() {
    Words words = new Words(Language.ENGLISH);
    ObservableMap<String, String> map = words.map(Grade.class);
    assertEquals("Why this number", map.get("why"));
    words.language().set(Language.CHINESE);
    assertEquals("数字来源", map.get("why"));
  }

  @Test
  void masksHaveOneLengthWhateverTheName() {
    assertEquals("M••• L•••", Mask.name("Marta Lindqvist"));
    assertEquals("J••• B•••", Mask.name("Jo von der Berg-Bö".replace("Berg-Bö", "Bo")));
    assertEquals("王••", Mask.name("王小明"));
    assertEquals("•••", Mask.name("+49 170 123"));
    assertEquals("•••", Mask.name("m@example.org"));
    assertEquals("", Mask.name(null));
  }

  @Test
  void onlyPersonalColumnsAreMasked() {
    assertTrue(Mask.hides(Column.of("Name", Kind.TEXT, Meaning.NAME)));
    assertFalse(Mask.hides(Column.of("id", Kind.TEXT, Meaning.CUSTOMER_ID)));
  }

  @Test
  void theChineseFaceIsTheFirstOfTheStatedOrder() {
    assertEquals(
        Optional.of("Microsoft YaHei"),
        Faces.firstChinese(Set.of("WenQuanYi Micro Hei", "Microsoft YaHei", "Arial")));
    assertEquals(Optional.empty(), Faces.firstChinese(Set.of("Arial")));
    assertTrue(Faces.hasHan("徒步款 2P"));
    assertFalse(Faces.hasHan("Köln"));
  }

  @Test
  void columnsThatSayWhoSomebodyIsAreMaskedByTheirNames() {
    for (String name : new String[] {"surname", "given_name", "First Name", "customerName", "Customer Name", "address_1", "street", "Street Address",
        "ip_address", "date_of_birth", "DOB", "soc_sec_id", "phone_number", "Telephone", "E-Mail", "客户姓名", "收货地址", "Vorname"}) {
      assertTrue(Mask.hides(Column.of(name, Kind.TEXT)), name);
    }
    for (String name : new String[] {"name", "Product Name", "category_name", "PhoneService", "city", "state", "channel", "excellent", "address_type",
        "email_opened", "emails", "mobile_visits", "birth_year", "商品名称"}) {
      assertFalse(Mask.hides(Column.of(name, Kind.TEXT)), name);
    }
    assertFalse(Mask.hides(Column.of("phone", Kind.INTEGER)), "a count of calls is nobody");
    assertFalse(Mask.hides(Column.of("street", Kind.TEXT, Meaning.CITY)), "what a person mapped goes first");
  }
}
