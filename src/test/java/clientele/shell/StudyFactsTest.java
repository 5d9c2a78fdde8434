package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Seed;
import clientele.features.OrderBookReader;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the strip of the window says of a study. */
class StudyFactsTest {
  private static final LocalDate END = LocalDate.of(2025, 9, 30);

  private static MemoryStudy shop(Kind kind, List<Object> days) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      rows.add(new Object[] {"c" + i % 50, days.get(i)});
    }
    return MemoryStudy.empty().table("orders", Role.TRANSACTIONS,
        List.of(Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", kind, Meaning.DATE)), rows);
  }

  /** 400 days of orders and one of 2052: the window ends the data where the features do. */
  @Test
  void oneSlipOfADateDoesNotEndTheData() {
    List<Object> days = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      days.add(END.minusDays(i));
    }
    days.add(LocalDate.of(2052, 9, 30));
    MemoryStudy study = shop(Kind.DATE, days);
    assertEquals(Optional.of(END), StudyFacts.of(study.view()).lastDay());
    assertEquals(OrderBookReader.read(study.view(), JobContext.quiet(new Seed(1))).lastDay(), StudyFacts.of(study.view()).lastDay());
  }

  @Test
  void momentsAndMissingDatesAreUnderstood() {
    List<Object> moments = new ArrayList<>();
    moments.add(END.toEpochDay() * 86_400 + 86_340);
    moments.add(null);
    assertEquals(Optional.of(END), StudyFacts.of(shop(Kind.TIME, moments).view()).lastDay());
    List<Object> none = new ArrayList<>();
    none.add(null);
    assertEquals(Optional.empty(), StudyFacts.of(shop(Kind.DATE, none).view()).lastDay());
  }
}
