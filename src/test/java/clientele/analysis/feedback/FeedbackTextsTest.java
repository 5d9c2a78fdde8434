package clientele.analysis.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.RowWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which column of a table of feedback holds what customers wrote. */
class FeedbackTextsTest {
  /** Before: of an export of a survey the addresses of the computers were tagged, because they are longer than what was written. */
  @Test
  void aColumnThatStandsForSomethingElseIsNoText() {
    MemoryStudy study = MemoryStudy.empty();
    try (RowWriter rows = study.view().writeRows("survey", Role.FEEDBACK, List.of(
        Column.of("序号", Kind.TEXT, Meaning.FEEDBACK_ID), Column.of("来自IP", Kind.TEXT, Meaning.CITY), Column.of("最满意", Kind.TEXT), Column.of("建议", Kind.TEXT)))) {
      rows.row("1", "192.0.2.166(浙江-杭州)", "茶叶", "快递太慢了。");
      rows.row("2", "192.0.2.88(浙江-杭州)", "环境", "茶很好喝，会再来。");
      study.put(rows.finish());
    }
    assertEquals(List.of("快递太慢了。", "茶很好喝，会再来。"), FeedbackTexts.read(study.view(), "").stream().map(FeedbackTexts.Message::text).toList());
  }
}
