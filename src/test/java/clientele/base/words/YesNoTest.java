package clientele.base.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YesNoTest {
  @Test
  void wordsOfSeveralLanguagesSayYesOrNo() {
    for (String yes : List.of("Yes", " y ", "TRUE", "t", "1", "Ja", "j", "oui", "sí", "sim", "是")) {
      assertEquals(Optional.of(true), YesNo.of(yes), yes);
    }
    for (String no : List.of("No", "N", "false", "F", "0", "nein", "non", "não", "否")) {
      assertEquals(Optional.of(false), YesNo.of(no), no);
    }
    for (String other : List.of("", "maybe", "none", "1.0", "10", "有", "yes!", "unknown")) {
      assertEquals(Optional.empty(), YesNo.of(other), other);
    }
  }

  @Test
  void valuesThatWereReadMayBeNumbersAndFullWidth() {
    assertEquals(Optional.of(true), YesNo.ofValue("1.0"));
    assertEquals(Optional.of(false), YesNo.ofValue("0.0"));
    assertEquals(Optional.of(true), YesNo.ofValue("ＹＥＳ"));
    assertEquals(Optional.empty(), YesNo.ofValue("2.0"));
  }
}
