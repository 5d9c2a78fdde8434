package clientele.analysis.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What groups and outcomes of a campaign say in words. */
class CampaignWordsTest {

  @Test
  void aControlGroupIsFoundByItsWords() {
    for (String control : List.of("control", "Control_Group", "holdout", "hold out", "no", "否", "0.0", "none", "无", "对照", "控制组")) {
      assertTrue(CampaignReading.isControl(control, ""), control);
    }
    assertFalse(CampaignReading.isControl("mailed", "") || CampaignReading.isControl("unknown", ""));
    assertTrue(CampaignReading.isControl("B", "b"), "named, it need not read like one");
    assertFalse(CampaignReading.isControl("control", "b"));
  }

  /** None and 无 say that nothing was bought; unknown and 未填 say nothing. */
  @Test
  void nothingIsANoAndUnknownIsNoAnswer() {
    Column outcome = Column.of("outcome", Kind.TEXT, Meaning.OUTCOME);
    Table contacts = MemoryStudy.empty().table("contacts", Role.CONTACTS, List.of(outcome),
        List.of(new Object[] {"bought"}, new Object[] {"无"}, new Object[] {"未填"}, new Object[] {"N.A."})).view().table("contacts");
    OutcomeWords words = OutcomeWords.of(contacts, outcome, "", JobContext.quiet(new Seed(1)));
    assertEquals(Set.of("bought"), words.positive());
    assertTrue(words.known("无") && words.known("none") && !words.counts("无"));
    assertFalse(words.known("未填") || words.known("N.A.") || words.known("暂无") || words.counts("未填"));
  }
}
