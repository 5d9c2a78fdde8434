package clientele.analysis.feedback;

import clientele.base.Estimate;
import clientele.insights.Differences;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The negative share of the last quarter against an earlier one: the same quarter of up to three years before
 * where those have enough mentions, else the quarter before. Mentions of one customer count as one cluster. The p-value is that of one look; whoever
 * looks every month multiplies it (see {@link #LOOKS}).
 *
 * @param negative of the last quarter
 * @param mentions of the last quarter
 * @param negativeBefore of the quarter compared with
 * @param mentionsBefore of the quarter compared with
 * @param yearBefore whether that is the same quarter of the years before
 * @param change last quarter less the earlier one
 * @param p two-sided; without a year to compare with, that of a change beyond what a season can do
 */
public record ShareChange(
    int negative, int mentions, int negativeBefore, int mentionsBefore, boolean yearBefore, Estimate change, double p) {
  /** Looks in a year whose alarms together shall stay below the level (Bonferroni: holds however looks hang together). */
  static final int LOOKS = 12;

  /** Enough sure mentions in each quarter. */
  static final int ENOUGH = 30;

  /** What a season of 5 points up and down (a sine over the year) moves a share by, at most, from quarter to quarter. */
  static final double SEASON = 0.064;

  /** Days by which the first mention may miss the beginning of a quarter of an earlier year. */
  private static final int GRACE = 7;

  private static final int MOST_YEARS = 3;

  private static final double Z = 1.959963984540054;

  /** A sure mention; {@code customer} marks whose it is, distinct for each mention where customers are not known. */
  record Mention(LocalDate day, String customer, boolean negative) {}

  /** The change as of a day; empty if there are too few mentions. */
  static Optional<ShareChange> of(List<Mention> mentions, LocalDate last) {
    LocalDate from = last.plusDays(1).minusMonths(3);
    List<Mention> now = between(mentions, from, last);
    List<Mention> year = new ArrayList<>();
    for (int y = 1; y <= MOST_YEARS && reaches(mentions, from.minusYears(y)); y++) {
      year.addAll(between(mentions, from.minusYears(y), last.minusYears(y)));
    }
    List<Mention> quarter = between(mentions, from.minusMonths(3), from.minusDays(1));
    boolean yearBefore = year.size() >= ENOUGH;
    List<Mention> before = yearBefore ? year : quarter;
    return now.size() >= ENOUGH && before.size() >= ENOUGH
        ? Optional.of(compare(now, before, yearBefore))
        : Optional.empty();
  }

  private static boolean reaches(List<Mention> mentions, LocalDate day) {
    return mentions.stream().anyMatch(m -> m.day().isBefore(day.plusDays(GRACE)));
  }

  private static List<Mention> between(List<Mention> mentions, LocalDate from, LocalDate to) {
    return mentions.stream().filter(m -> !m.day().isBefore(from) && !m.day().isAfter(to)).toList();
  }

  private static ShareChange compare(List<Mention> now, List<Mention> before, boolean yearBefore) {
    int negative = (int) now.stream().filter(Mention::negative).count();
    int negativeBefore = (int) before.stream().filter(Mention::negative).count();
    double p1 = (double) negative / now.size();
    double p0 = (double) negativeBefore / before.size();
    double pooled = (double) (negative + negativeBefore) / (now.size() + before.size());
    double difference = p1 - p0;
    double error = error(now, p1, before, p0);
    double nullError = Math.max(error(now, pooled, before, pooled), 1e-12);
    double continuity = 0.5 * (each(now) / now.size() + each(before) / before.size());
    double excess = Math.max(0, Math.abs(difference) - continuity - (yearBefore ? 0 : SEASON));
    Estimate change = Estimate.of(
        difference, Math.max(-1, difference - Z * error), Math.min(1, difference + Z * error));
    return new ShareChange(
        negative, now.size(), negativeBefore, before.size(), yearBefore, change,
        Differences.twoSided(excess / nullError));
  }

  /** Mentions of a customer, on average. */
  private static double each(List<Mention> mentions) {
    return (double) mentions.size() / mentions.stream().map(Mention::customer).distinct().count();
  }

  /** Standard error of the difference of two ratios, clustered by customer (linearised, n / (n − 1)). */
  private static double error(List<Mention> now, double p1, List<Mention> before, double p0) {
    Map<String, Double> influence = new HashMap<>();
    now.forEach(m -> influence.merge(m.customer(), ((m.negative() ? 1 : 0) - p1) / now.size(), Double::sum));
    before.forEach(m -> influence.merge(m.customer(), -((m.negative() ? 1 : 0) - p0) / before.size(), Double::sum));
    int clusters = influence.size();
    double squares = influence.values().stream().mapToDouble(d -> d * d).sum();
    return clusters < 2 ? 1 : Math.sqrt(squares * clusters / (clusters - 1));
  }

  /**
   * Which of several changes stand: Holm over the aspects on p-values multiplied by the looks of a year, so that a year
   * of monthly looks raises a false alarm in at most 5 of 100 studies.
   */
  static boolean[] standing(double[] p, double level) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(p[a], p[b]));
    boolean[] stands = new boolean[p.length];
    for (int rank = 0; rank < p.length && p[order[rank]] * LOOKS * (p.length - rank) <= level; rank++) {
      stands[order[rank]] = true;
    }
    return stands;
  }
}
