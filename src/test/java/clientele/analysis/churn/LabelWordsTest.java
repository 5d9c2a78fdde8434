package clientele.analysis.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of a label that say nothing, and those that say yes or no. */
class LabelWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "N/A", "none", "unclear", "未知", "待定", "未填写", "Ｎ／Ａ", "keine Angabe", "(blank)", "nil", "??"})
  void aRowOfUnknownLabelIsLeftOut(String unknown) {
    LabelMeaning meaning = LabelMeaning.of("Churn", new String[] {"Yes", "No", "No", unknown}, "");
    assertEquals(List.of("Yes", 1, 2, 1), List.of(meaning.value(), meaning.left(), meaning.stayed(), meaning.unknownRows()));
    assertEquals(Optional.empty(), meaning.left(unknown));
  }

  /** 有 and 无 are the two answers of a label, though 无 says elsewhere that there is no value. */
  @Test
  void thatThereIsNoneIsANo() {
    LabelMeaning meaning = LabelMeaning.of("是否流失", new String[] {"有", "无", "无", "未知"}, "");
    assertEquals(List.of("有", 1, 2, 1), List.of(meaning.value(), meaning.left(), meaning.stayed(), meaning.unknownRows()));
  }
}
