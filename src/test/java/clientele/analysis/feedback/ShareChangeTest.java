package clientele.analysis.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** By hand, and by simulation of years of monthly looks at texts in which nothing changes. */
class ShareChangeTest {
  private static final LocalDate START = LocalDate.of(2022, 1, 1);
  private static final int ASPECTS = 6;

  /** 19 of 42 against 14 of 77: 45 against 18 %, +27.1 points; one customer each, unpooled error .0889. */
  @Test
  void comparesTheLastQuarterWithTheOneBefore() {
    List<ShareChange.Mention> mentions = new ArrayList<>();
    add(mentions, LocalDate.of(2024, 5, 1), 19, 42);
    add(mentions, LocalDate.of(2024, 2, 1), 14, 77);
    ShareChange change = ShareChange.of(mentions, LocalDate.of(2024, 6, 30)).orElseThrow();
    assertEquals(List.of(19, 42, 14, 77),
        List.of(change.negative(), change.mentions(), change.negativeBefore(), change.mentionsBefore()));
    assertFalse(change.yearBefore());
    assertEquals(0.2706, change.change().value(), 1e-4);
    assertEquals(1.96 * 0.0886, change.change().interval().halfWidth(), 0.002);
    add(mentions, LocalDate.of(2023, 4, 2), 10, 40);
    ShareChange year = ShareChange.of(mentions, LocalDate.of(2024, 6, 30)).orElseThrow();
    assertTrue(year.yearBefore());
    assertEquals(10, year.negativeBefore());
  }

  /** Each customer says the same three times: the error is √3 times that of as many customers. */
  @Test
  void threeMentionsOfACustomerAreNotThreeCustomers() {
    List<ShareChange.Mention> once = new ArrayList<>();
    add(once, LocalDate.of(2024, 5, 1), 30, 90);
    add(once, LocalDate.of(2024, 2, 1), 45, 90);
    List<ShareChange.Mention> thrice = new ArrayList<>();
    for (int i = 0; i < once.size(); i++) {
      thrice.add(new ShareChange.Mention(once.get(i).day(), "c" + i / 3, once.get(i / 3 * 3).negative()));
    }
    double alone = ShareChange.of(once, LocalDate.of(2024, 6, 30)).orElseThrow().change().interval().halfWidth();
    double together = ShareChange.of(thrice, LocalDate.of(2024, 6, 30)).orElseThrow().change().interval().halfWidth();
    assertEquals(Math.sqrt(3), together / alone, 0.02);
  }

  @Test
  void aYearOfMonthlyLooksAtNothingRaisesAtMostFiveAlarmsInAHundred() {
    few(alarms(200, 1, 0, 24, 11), "one mention a customer");
    few(alarms(200, 3, 0, 24, 12), "three mentions a customer, all alike");
  }

  @Test
  void aSeasonOfFivePointsIsNoAlarm() {
    few(alarms(200, 1, 0.05, 24, 13), "with a year before");
    few(alarms(200, 3, 0.05, 12, 14), "in the first year, with the quarter before only");
  }

  @Test
  void aRiseFromAFifthToTheHalfIsFound() {
    List<ShareChange.Mention> mentions = new ArrayList<>();
    add(mentions, LocalDate.of(2024, 5, 1), 60, 120);
    add(mentions, LocalDate.of(2024, 2, 1), 24, 120);
    double p = ShareChange.of(mentions, LocalDate.of(2024, 6, 30)).orElseThrow().p();
    assertTrue(ShareChange.standing(new double[] {p, 0.5, 0.9, 0.2, 0.1, 0.7}, 0.05)[0], "p = " + p);
  }

  /** 36.36 % against 30 %: 6.36 points, as much as a season that moves shares by 5 points makes between two quarters (5 · 4 / π). */
  @Test
  void aChangeThatASeasonCanMakeIsNoneInTheFirstYear() {
    List<ShareChange.Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      mentions.add(new ShareChange.Mention(LocalDate.of(2024, 5, 1), "n" + i, i < 3_636));
      mentions.add(new ShareChange.Mention(LocalDate.of(2024, 2, 1), "b" + i, i < 3_000));
    }
    assertEquals(1, ShareChange.of(mentions, LocalDate.of(2024, 6, 30)).orElseThrow().p(), 1e-9);
  }

  /** The texts begin on 15 May of the year before: of that quarter, April to June, half is missing. */
  @Test
  void aYearBeforeThatBeginsInTheMiddleOfTheQuarterIsNone() {
    List<ShareChange.Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      mentions.add(new ShareChange.Mention(LocalDate.of(2024, 5, 1), "n" + i, false));
      mentions.add(new ShareChange.Mention(LocalDate.of(2024, 2, 1), "b" + i, false));
      mentions.add(new ShareChange.Mention(LocalDate.of(2023, 5, 15), "y" + i, true));
    }
    assertFalse(ShareChange.of(mentions, LocalDate.of(2024, 6, 30)).orElseThrow().yearBefore());
  }

  private static void few(int alarms, String what) {
    assertTrue(alarms <= 10, what + ": " + alarms + " alarms in 200 studies");
  }

  /** Studies in which any aspect raises an alarm at any of the last 12 monthly looks. */
  private static int alarms(int studies, int mentionsEach, double season, int months, long seed) {
    RandomGenerator random = new Seed(seed).stream("null texts");
    int alarmed = 0;
    for (int s = 0; s < studies; s++) {
      List<List<ShareChange.Mention>> aspects = new ArrayList<>();
      for (int a = 0; a < ASPECTS; a++) {
        aspects.add(texts(random, mentionsEach, season, months, 0.15 + 0.05 * a));
      }
      boolean alarm = false;
      for (int look = months - 11; look <= months; look++) {
        LocalDate last = START.plusMonths(look).minusDays(1);
        double[] p = aspects.stream().flatMap(of -> ShareChange.of(of.stream().filter(m -> !m.day().isAfter(last)).toList(), last).stream())
            .mapToDouble(ShareChange::p).toArray();
        for (boolean stands : ShareChange.standing(p, 0.05)) {
          alarm |= stands;
        }
      }
      alarmed += alarm ? 1 : 0;
    }
    return alarmed;
  }

  private static List<ShareChange.Mention> texts(
      RandomGenerator random, int each, double season, int months, double share) {
    List<ShareChange.Mention> mentions = new ArrayList<>();
    int days = months * 30;
    int customers = months * 25 / each;
    for (int c = 0; c < customers; c++) {
      int day = random.nextInt(days);
      boolean negative = random.nextDouble() < share + season * Math.sin(2 * Math.PI * day / 365.25);
      for (int m = 0; m < each; m++) {
        mentions.add(new ShareChange.Mention(START.plusDays(day), "c" + c, negative));
      }
    }
    return mentions;
  }

  private static void add(List<ShareChange.Mention> to, LocalDate day, int negative, int n) {
    for (int i = 0; i < n; i++) {
      to.add(new ShareChange.Mention(day, "c" + to.size(), i < negative));
    }
  }
}
