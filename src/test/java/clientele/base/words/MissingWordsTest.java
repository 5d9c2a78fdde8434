package clientele.base.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"unknown", " UNKNOWN ", "N/A", "n. a.", "Ｎ／Ａ", "keine Angabe", "未知", "未填写", "–", "?", "(blank)", "TBC", "待定"})
  void saysThatNothingIsKnown(String cell) {
    assertTrue(MissingWords.isUnknown(cell) && MissingWords.isMissing(cell) && !MissingWords.isNothing(cell), cell);
  }

  /** In a column of outcomes it is an answer, so it is told apart. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NIL", "无", " 无 "})
  void saysThatThereIsNothing(String cell) {
    assertTrue(MissingWords.isNothing(cell) && MissingWords.isMissing(cell) && !MissingWords.isUnknown(cell), cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "否", "0", "unknown soldier", "Anna", "无锡", "guest", "x"})
  void otherWordsAreValues(String cell) {
    assertFalse(MissingWords.isMissing(cell), cell);
  }

  /** Null, NULL and NaN are written by programs; NAN and Nan are as good as names. */
  @Test
  void programsAreKnownByTheirSpelling() {
    assertTrue(MissingWords.isOfPrograms("NULL") && MissingWords.isOfPrograms("NaN") && MissingWords.isOfPrograms("#BEZUG!"));
    assertFalse(MissingWords.isOfPrograms("Nan") || MissingWords.isOfPrograms("nUll") || MissingWords.isOfPrograms("unknown"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Control", "control_group", "hold-out", "Holdout", "not contacted", "Kontrollgruppe", "对照组", "控制组", "空白组"})
  void groupsLeftAloneAreNamedSo(String group) {
    assertTrue(ControlWords.isControl(group) && ControlWords.isLeftAlone(group), group);
  }

  @Test
  void aNoAndANoneNameAGroupLeftAloneToo() {
    for (String group : new String[] {"no", "none", "0", "0.0", "false", "否", "无", "nein"}) {
      assertTrue(ControlWords.isLeftAlone(group) && !ControlWords.isControl(group), group);
    }
    for (String group : new String[] {"mailed", "1", "A", "yes", "unknown", "是"}) {
      assertEquals(false, ControlWords.isLeftAlone(group), group);
    }
  }
}
