package clientele.cleaning.identity;

import clientele.job.JobContext;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * Learns a {@link MatchModel} from several beginnings and keeps the likeliest. EM climbs to the nearest top only: from what
 * rows of one thing look like in most tables, and from what pairs look like in which each row is the other's nearest. The
 * second is right where things are written so differently that hardly a column agrees, as products of two shops.
 */
final class ModelSearch {
  /** Weight of the prior of m beside the data: more, each time EM strays to far more matches than pairs look alike. */
  private static final double[] HELD = {0.1, 0.3, 1, 3};

  private static final double STRAYED = 4;

  /** How much likelier, in nats per nearest pair, the second beginning has to come out. */
  private static final double BETTER = 0.3;

  /** Share of the matches that were alike from the beginning where the first is taken without trying the second. */
  private static final double HELD_ON = 0.5;

  /** How many more matches it has to find to be of use. */
  private static final double MORE = 1.2;

  private final List<Field> fields;
  private final Patterns patterns;
  private final ChancePairs.Vectors drawn;
  private final double allPairs;
  private final double expected;
  private final double[][] valueChance;

  /**
   * What to learn from.
   *
   * @param vectors of the candidate pairs
   * @param drawn chance pairs
   * @param allPairs number of pairs there are
   * @param expected number of matches to begin with
   * @param valueChance for each field and value the chance that another entity has it too; null while entities are not
   *     known, when chance pairs hold matches
   */
  ModelSearch(
      List<Field> fields, long[] vectors, ChancePairs.Vectors drawn, double allPairs, double expected,
      double[][] valueChance) {
    this.fields = fields;
    this.patterns = Patterns.of(vectors);
    this.drawn = drawn;
    this.allPairs = allPairs;
    this.expected = expected;
    this.valueChance = valueChance;
  }

  /**
   * The likeliest model.
   *
   * @param mutual vectors of pairs in which each row is the other's nearest
   */
  MatchModel best(long[] mutual, JobContext job) {
    MatchModel usual = again(MatchModel.usual(fields), null, job);
    boolean held = usual.alike(patterns) >= HELD_ON * usual.matches();
    boolean accounted = mutual.length <= MORE * usual.matches() || usual.isGrouped();
    if (mutual.length == 0 || held && accounted) {
      return usual;
    }
    MatchModel near = again(MatchModel.shares(fields, mutual), null, job);
    boolean strayed = near.matches() > STRAYED * Math.max(mutual.length, usual.alike(patterns)) + MatchModel.FEW;
    boolean more = near.matches() > MORE * usual.matches();
    return more && !strayed && near.gain(patterns) > usual.gain(patterns) + BETTER * mutual.length ? near : usual;
  }

  /**
   * Learns from one beginning.
   *
   * @param base shares of the levels among matches to begin with and to hold to
   * @param known which columns tell apart things of one group; null if not known yet
   */
  MatchModel again(double[][] base, boolean[] known, JobContext job) {
    MatchModel start = new MatchModel(fields, base, allPairs, expected, valueChance);
    boolean[] personal = known == null ? start.personal(patterns, drawn, start::startShare) : known.clone();
    MatchModel best = climb(base, personal, job);
    for (int more = 0; more < fields.size(); more++) {
      MatchModel last = best;
      LongToDoubleFunction matching = last::matchShare;
      boolean[] also = last.personal(patterns, drawn, matching);
      boolean grown = false;
      for (int f = 0; f < also.length; f++) {
        grown |= also[f] && !personal[f];
        personal[f] |= also[f];
      }
      if (!grown) {
        break;
      }
      best = climb(base, personal, job);
    }
    return best;
  }

  private MatchModel climb(double[][] base, boolean[] personal, JobContext job) {
    MatchModel best = null;
    for (double held : HELD) {
      MatchModel model = new MatchModel(fields, base, allPairs, expected, valueChance);
      double alike = model.begin(patterns, drawn, personal);
      model.climb(patterns, drawn, held, job);
      best = best == null || model.matches() < best.matches() ? model : best;
      if (best.matches() <= STRAYED * alike + MatchModel.FEW) {
        break;
      }
    }
    return best;
  }
}
