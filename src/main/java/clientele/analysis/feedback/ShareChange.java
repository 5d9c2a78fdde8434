package clientele.analysis.feedback;

import clientele.base.Estimate;
import clientele.insights.Differences;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The negative share of the last quarter against all that was before: the same quarter of up to three years, and the
 * other months, which a season may move. Both are weighed so that the interval that holds the worst a season of 5 points
 * up and down can do is shortest (Armstrong &amp; Kolesár 2018). Mentions of one customer count as one cluster.
 *
 * @param negative of the last quarter
 * @param mentions of the last quarter
 * @param same the same quarter of the years before
 * @param other the other months before
 * @param expected share after what was before, 0 to 1
 * @param change last quarter less what was expected, with the interval that the verdict goes by: 95 % over a year of
 *     monthly looks at all aspects compared, chance and season in it
 * @param stands whether the interval leaves out no change
 * @param p two-sided, of this look alone, of a change beyond what a season can do
 * @param noticeable rise that would stand in four of five such quarters; empty if not even a rise to all
 */
public record ShareChange(
    int negative, int mentions, Counts same, Counts other, double expected, Estimate change, boolean stands, double p,
    Optional<Double> noticeable) {
  /** Enough sure mentions in the quarter, and before it. */
  static final int ENOUGH = 30;

  /** Points by which a season may move a share up and down, as a sine over the year. */
  static final double SEASON = 0.05;

  /** Days by which the first mention may miss the beginning of a quarter of an earlier year. */
  private static final int GRACE = 7;

  private static final int MOST_YEARS = 3;
  private static final int WEIGHTS = 20;
  private static final double POWER_80 = 0.8416212335729143;

  /** Negative ones of sure mentions. */
  public record Counts(int negative, int mentions) {
    private double share() {
      return mentions == 0 ? 0 : (double) negative / mentions;
    }
  }

  /** A sure mention; {@code customer} marks whose it is, distinct for each mention where customers are not known. */
  record Mention(LocalDate day, String customer, boolean negative) {}

  /** The mentions of the last quarter, of the same one of earlier years, and of the other months before. */
  private record Parts(List<Mention> now, List<Mention> same, List<Mention> other) {
    static Parts of(List<Mention> mentions, LocalDate last) {
      LocalDate from = last.plusDays(1).minusMonths(3);
      List<Mention> earlier = between(mentions, from.minusYears(MOST_YEARS), from.minusDays(1));
      List<Mention> same = new ArrayList<>();
      for (int y = 1; y <= MOST_YEARS && reaches(mentions, from.minusYears(y)); y++) {
        same.addAll(between(mentions, from.minusYears(y), last.minusYears(y)));
      }
      List<Mention> other = new ArrayList<>(earlier);
      other.removeAll(new java.util.HashSet<>(same));
      return new Parts(between(mentions, from, last), same, other);
    }

    boolean enough() {
      return now.size() >= ENOUGH && same.size() + other.size() >= ENOUGH;
    }
  }

  /** Whether there are enough mentions to compare as of a day. */
  static boolean possible(List<Mention> mentions, LocalDate last) {
    return Parts.of(mentions, last).enough();
  }

  /** The change as of a day, one of so many aspects compared; empty if there are too few mentions. */
  static Optional<ShareChange> of(List<Mention> mentions, LocalDate last, int aspects) {
    Parts parts = Parts.of(mentions, last);
    return parts.enough() ? Optional.of(compare(parts, Looks.critical(aspects))) : Optional.empty();
  }

  private static boolean reaches(List<Mention> mentions, LocalDate day) {
    return mentions.stream().anyMatch(m -> m.day().isBefore(day.plusDays(GRACE)));
  }

  private static List<Mention> between(List<Mention> mentions, LocalDate from, LocalDate to) {
    return mentions.stream().filter(m -> !m.day().isBefore(from) && !m.day().isAfter(to)).toList();
  }

  private static Counts counts(List<Mention> of) {
    return new Counts((int) of.stream().filter(Mention::negative).count(), of.size());
  }

  /**
   * How the baseline is made.
   *
   * @param other weight of the other months
   * @param bias what a season can do at worst
   * @param size variance of the baseline, per variance of a mention
   */
  private record Weighing(double other, double bias, double size) {}

  private static ShareChange compare(Parts parts, double z) {
    Counts now = counts(parts.now);
    Counts same = counts(parts.same);
    Counts other = counts(parts.other);
    int before = same.mentions + other.mentions;
    double negative = now.negative + same.negative + other.negative + 1;
    double pooled = negative / (now.mentions + before + 2);
    Weighing weighing = weigh(parts, z, pooled * (1 - pooled) * design(parts));
    double expected = (1 - weighing.other) * same.share() + weighing.other * other.share();
    double difference = now.share() - expected;
    double step = 0.5 * each(parts.now) / now.mentions;
    double design = clustering(parts, weighing.other, now.share(), same.share(), other.share());
    double error = Math.sqrt(design * pooled * (1 - pooled) * (1.0 / now.mentions + weighing.size));
    Margin margin = new Margin(now.mentions, before, negative, weighing, design, step, z);
    Estimate change = Estimate.of(difference, margin.end(difference, -1), margin.end(difference, 1));
    double excess = Math.max(0, Math.abs(difference) - step - weighing.bias);
    return new ShareChange(
        now.negative, now.mentions, same, other, expected, change, !change.interval().contains(0),
        Differences.twoSided(excess / error), margin.noticeable());
  }

  /** How far a difference must be from a change of the share for that change to be ruled out. */
  private record Margin(int now, int before, double negative, Weighing weighing, double design, double step, double z) {
    /** Standard error if the share changed by so much: both shares are the best that keep that distance. */
    double error(double change) {
      double earlier = Math.clamp((negative - now * change) / (now + before + 2), Math.max(0, -change), Math.min(1, 1 - change));
      double later = earlier + change;
      double variance = later * (1 - later) / now + earlier * (1 - earlier) * weighing.size;
      return Math.sqrt(Math.max(1e-12, design * variance));
    }

    double beyond(double change) {
      double error = error(change);
      return step + error * Looks.critical(z, weighing.bias / error);
    }

    /** The change farthest from the difference, towards {@code side}, that is not ruled out (inverted score test, Mee 1984). */
    double end(double difference, int side) {
      double near = difference;
      double far = side;
      if (Math.abs(far - difference) <= beyond(far)) {
        return side;
      }
      while (Math.abs(far - near) > 1e-7) {
        double middle = (near + far) / 2;
        if (Math.abs(middle - difference) <= beyond(middle)) {
          near = middle;
        } else {
          far = middle;
        }
      }
      return near;
    }

    /** The rise that is told from none in four of five cases. */
    Optional<Double> noticeable() {
      double share = negative / (now + before + 2);
      double rise = 0;
      for (int round = 0; round < 60; round++) {
        double after = Math.min(1, share + rise);
        Margin with = new Margin(now, before, negative + now * rise, weighing, design, step, z);
        rise = with.beyond(0)
            + POWER_80 * Math.sqrt(design * (after * (1 - after) / now + share * (1 - share) * weighing.size));
      }
      return share + rise > 1 ? Optional.empty() : Optional.of(rise);
    }
  }

  /** The weighing with the shortest interval; it looks at sizes and days, not at which mentions are negative. */
  private static Weighing weigh(Parts parts, double z, double variance) {
    Weighing best = null;
    double shortest = Double.MAX_VALUE;
    double[] now = season(parts.now);
    double[] same = season(parts.same);
    double[] other = season(parts.other);
    for (int i = parts.same.isEmpty() ? WEIGHTS : 0; i <= (parts.other.isEmpty() ? 0 : WEIGHTS); i++) {
      double w = (double) i / WEIGHTS;
      double bias = SEASON
          * Math.hypot(now[0] - (1 - w) * same[0] - w * other[0], now[1] - (1 - w) * same[1] - w * other[1]);
      double size = (i == WEIGHTS ? 0 : (1 - w) * (1 - w) / parts.same.size())
          + (i == 0 ? 0 : w * w / parts.other.size());
      double error = Math.sqrt(variance * (1.0 / parts.now.size() + size));
      double half = error * Looks.critical(z, bias / error);
      if (half < shortest) {
        shortest = half;
        best = new Weighing(w, bias, size);
      }
    }
    return best;
  }

  /** Mean place in the year, on the circle. */
  private static double[] season(List<Mention> of) {
    double[] sum = new double[2];
    for (Mention m : of) {
      double angle = 2 * Math.PI * m.day().toEpochDay() / 365.25;
      sum[0] += Math.cos(angle) / of.size();
      sum[1] += Math.sin(angle) / of.size();
    }
    return sum;
  }

  /** Mentions of a customer, on average. */
  private static double each(List<Mention> mentions) {
    return (double) mentions.size() / mentions.stream().map(Mention::customer).distinct().count();
  }

  /** By how much variances grow if all mentions of a customer in a part are alike. */
  private static double design(Parts parts) {
    double squares = 0;
    double n = 0;
    for (List<Mention> part : List.of(parts.now, parts.same, parts.other)) {
      Map<String, Integer> each = new HashMap<>();
      part.forEach(m -> each.merge(m.customer(), 1, Integer::sum));
      squares += each.values().stream().mapToDouble(c -> (double) c * c).sum();
      n += part.size();
    }
    return squares / n;
  }

  /**
   * By how much mentions of one customer that are alike raise the variance of the difference: that of customers as
   * clusters (linearised, n / (n − 1)) over that of as many single mentions; never below 1.
   */
  private static double clustering(Parts parts, double w, double now, double same, double other) {
    Map<String, Double> clusters = new HashMap<>();
    double single = add(clusters, parts.now, 1, now) + add(clusters, parts.same, w - 1, same)
        + add(clusters, parts.other, -w, other);
    double n = clusters.size();
    double together = clusters.values().stream().mapToDouble(d -> d * d).sum() * n / Math.max(1, n - 1);
    return single > 0 ? Math.max(1, together / single) : 1;
  }

  /** Adds the pull of each mention on its part's share to its customer's, and gives the sum of their squares. */
  private static double add(Map<String, Double> clusters, List<Mention> of, double weight, double share) {
    double squares = 0;
    for (Mention m : of) {
      double pull = weight * ((m.negative() ? 1 : 0) - share) / of.size();
      clusters.merge(m.customer(), pull, Double::sum);
      squares += pull * pull;
    }
    return squares;
  }
}
