package clientele.cleaning.identity;

import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds out which rows are the same thing, without labels and without being told what the columns mean. */
public final class IdentityResolution {
  private static final int MOST_FIELDS = 15;
  private static final Pattern CODE =
      Pattern.compile("\\b(?=[\\w-]*\\d)(?=[\\w-]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9-]{2,}[A-Za-z0-9]\\b");
  private static final double CODED = 0.3;
  private static final double SELDOM = 0.02;
  private static final double BELOW = 0.01;
  private static final double FEW_MATCHES = 5;

  private final List<Field> fields;
  private final int rows;
  private final int split;
  private final Comparisons comparisons;
  private final Contradictions contradictions;
  private final OneHome oneHome;
  private long[] pairs;
  private long[] vectors;
  private double[] odds;
  private MatchModel model;
  private int[] entity;
  private double cut;
  private boolean oneToOne;
  private final Decisions.Ruled ruled;

  private final List<int[]> sourceCandidates;

  private IdentityResolution(
      List<Field> fields, List<int[]> sourceCandidates, int rows, int split, Decisions.Ruled ruled) {
    this.ruled = ruled;
    this.sourceCandidates = sourceCandidates;
    this.fields = fields;
    this.rows = rows;
    this.split = split;
    this.comparisons = new Comparisons(fields);
    this.contradictions = new Contradictions(fields);
    this.oneHome = new OneHome(fields);
  }

  /**
   * A column to compare, with the cells of all rows, those of the left table first.
   *
   * @param cells as people type them, null where missing
   */
  public record Input(Column column, String[] cells) {}

  /**
   * Resolves the rows of one table, or links two.
   *
   * @param ids names of the rows, those of the left table first
   * @param split number of rows of the left table; all rows if there is only one
   * @param decisions of a person about pairs of ids
   */
  public static Resolution resolve(
      List<Input> inputs, String[] ids, int split, Decisions decisions, JobContext job) {
    int rows = ids.length;
    job.message(Text.of(IdentityResolution.class, "reading"));
    List<Field> fields = fields(inputs, rows, job.part(0, 0.15));
    IdentityResolution work = new IdentityResolution(
        fields, Sources.candidates(fields, inputs, rows, split), rows, split, decisions.ruled(ids));
    if (fields.isEmpty() || rows < 2) {
      return Resolution.nothing(rows);
    }
    return work.run(job.part(0.15, 1));
  }

  private Resolution run(JobContext job) {
    job.message(Text.of(IdentityResolution.class, "pairing"));
    CandidatePairs.Found candidates = CandidatePairs.find(fields, rows, split, job.part(0, 0.35));
    pairs = candidates.pairs();
    job.message(Text.of(IdentityResolution.class, "comparing"));
    vectors = comparisons.vectors(pairs, job.part(0.35, 0.7));
    ChancePairs chance = ChancePairs.draw(comparisons, rows, split, job.part(0.7, 0.75));
    job.message(Text.of(IdentityResolution.class, "learning"));
    double all = all();
    long[] cross = crossVectors();
    ModelSearch search =
        new ModelSearch(fields, cross, chance.all(), all, Math.max(1, rows * 0.1), null);
    model = search.best(comparisons.vectors(candidates.mutual(), job.part(0.75, 0.76)), job.part(0.76, 0.8));
    decide(job.part(0.8, 0.85));
    if (learnHabits()) {
      vectors = comparisons.vectors(pairs, job.part(0.85, 0.86));
      cross = crossVectors();
      chance = ChancePairs.draw(comparisons, rows, split, job.part(0.86, 0.87));
    }
    for (int round = 0; round < 2; round++) {
      search =
          new ModelSearch(fields, cross, chance.apart(entity), all, Math.max(1, model.matches()), valueChance());
      model = search.again(model.base(), model.personal(), job.part(0.87, 0.9));
      model.settleMatches(pairs, vectors);
      decide(job.part(0.9, 0.95));
    }
    return result(job.part(0.95, 1));
  }

  /** Learns which values stand for each other from what is taken for one thing so far; whether there are any. */
  private boolean learnHabits() {
    boolean[] open = comparisons.learnable();
    for (int f = 0; f < open.length; f++) {
      open[f] &= !model.isPersonal(f);
    }
    List<Habits.Alike> alike = Habits.find(fields, open, pairs, vectors, entity);
    comparisons.learn(alike);
    return !alike.isEmpty();
  }

  /** Number of pairs there are. */
  private double all() {
    return split < rows ? (double) split * (rows - split) : rows * (rows - 1.0) / 2;
  }

  /** Scores the pairs, chooses the cut and gathers entities. */
  private void decide(JobContext job) {
    odds = new double[pairs.length];
    boolean few = model.matches() < FEW_MATCHES;
    boolean lost = Contradictions.isLost(fields, model);
    BitSet open = new BitSet();
    for (int p = 0; p < pairs.length; p++) {
      odds[p] = model.logOdds(vectors[p], (int) (pairs[p] >>> 32));
      boolean home = oneHome.mayBe((int) (pairs[p] >>> 32), (int) pairs[p], vectors[p]);
      open.set(p, !lost && !home && !contradictions.isDoubtful(vectors[p]) && !(few && contradictions.mayBeChance(vectors[p], all())));
    }
    cut = Threshold.best(open.stream().mapToDouble(p -> odds[p]).toArray());
    for (int p = open.nextClearBit(0); p < pairs.length; p = open.nextClearBit(p + 1)) {
      odds[p] = Math.min(Math.min(odds[p], Contradictions.DOUBTFUL), cut - BELOW); // shown to a person, never merged by itself
    }
    int[] order = order();
    Sources sources =
        Sources.find(sourceCandidates, rows, split == rows, pairs, odds, job.random("sources"));
    oneToOne = split < rows && sources.holdsAll();
    entity =
        oneToOne
            ? Entities.oneToOne(rows, pairs, odds, across(order), cut, ruled)
            : Entities.gather(rows, pairs, odds, order, cut, ruled, sources, judge(), job);
  }

  private Entities.Judge judge() {
    GroupEvidence groups = new GroupEvidence(comparisons);
    return new Entities.Judge() {
      @Override
      public double logOdds(int a, int b) {
        long vector = comparisons.vector(a, b);
        double odds = contradictions.doubted(model.logOdds(vector, a), vector);
        return oneHome.mayBe(a, b, vector) ? Math.min(odds, Contradictions.DOUBTFUL) : odds;
      }

      @Override
      public double against(int[] left, int[] right) {
        return groups.against(left, right);
      }
    };
  }

  private int[] order() {
    return IntStream.range(0, pairs.length)
        .filter(p -> odds[p] > Math.min(cut, 0) - 2)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(p -> -odds[p]).thenComparing(p -> pairs[p]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int[] across(int[] order) {
    return Arrays.stream(order).filter(p -> isAcross(pairs[p])).toArray();
  }

  private boolean isAcross(long pair) {
    return (int) (pair >>> 32) < split && (int) pair >= split;
  }

  private long[] crossVectors() {
    if (split >= rows) {
      return vectors;
    }
    return IntStream.range(0, pairs.length)
        .filter(p -> isAcross(pairs[p]))
        .mapToLong(p -> vectors[p])
        .toArray();
  }

  /** For each value the chance that another entity has it too. */
  private double[][] valueChance() {
    double[][] chance = new double[fields.size()][];
    for (int f = 0; f < chance.length; f++) {
      int[] codes = fields.get(f).codes();
      long[] seen = new long[rows];
      int n = 0;
      for (int row = 0; row < rows; row++) {
        if (codes[row] >= 0) {
          seen[n++] = (long) codes[row] << 32 | entity[row];
        }
      }
      Arrays.sort(seen, 0, n);
      chance[f] = new double[fields.get(f).values().size()];
      double holders = 0;
      for (int i = 0; i < n; i++) {
        if (i == 0 || seen[i] != seen[i - 1]) {
          chance[f][(int) (seen[i] >>> 32)]++;
          holders++;
        }
      }
      once(chance[f], holders);
    }
    return chance;
  }

  /** From numbers of entities to chances; for values of one entity, and one more, after Good and Turing. */
  private static void once(double[] entities, double holders) {
    double single = 0;
    double twice = 0;
    for (double n : entities) {
      single += n == 1 ? 1 : 0;
      twice += n == 2 ? 1 : 0;
    }
    double unseen = Math.min(1, 2 * (twice + 0.3) / Math.max(1, single));
    for (int v = 0; v < entities.length; v++) {
      entities[v] = (entities[v] <= 2 ? unseen : entities[v] - 1) / holders;
    }
  }

  private Resolution result(JobContext job) {
    double[] score = new double[rows];
    double[] nearest = new double[rows];
    int[] members = new int[rows];
    for (int row = 0; row < rows; row++) {
      members[entity[row]]++;
    }
    List<Resolution.Link> links = new ArrayList<>();
    for (int p = 0; p < pairs.length; p++) {
      if (p % 65_536 == 0) {
        job.progress((double) p / pairs.length);
      }
      int a = (int) (pairs[p] >>> 32);
      int b = (int) pairs[p];
      double probability = MatchModel.logistic(odds[p]);
      boolean same = entity[a] == entity[b];
      double[] into = same ? score : nearest;
      into[a] = Math.max(into[a], probability);
      into[b] = Math.max(into[b], probability);
      if (same || probability >= SELDOM) {
        links.add(new Resolution.Link(a, b, probability, same, vectors[p]));
      }
    }
    for (int row = 0; row < rows; row++) {
      if (members[entity[row]] == 1) {
        score[row] = 1 - nearest[row];
      }
    }
    return new Resolution(entity, score, links, oneToOne, MatchModel.logistic(cut), pairs.length, fields, model);
  }

  /** The fields worth comparing: not ids, not constants, the most telling first. */
  private static List<Field> fields(List<Input> given, int rows, JobContext job) {
    List<Field> all = new ArrayList<>();
    List<Input> inputs = withCodes(given);
    for (int i = 0; i < inputs.size(); i++) {
      job.progress((double) i / inputs.size());
      Field field = FieldReader.read(inputs.get(i).column(), inputs.get(i).cells());
      int present = field.rowsPresent();
      boolean id = field.values().size() == present && (field.kind() == FieldKind.CODE || field.kind() == FieldKind.NUMBER)
          && present > rows * 0.9 && present > 20;
      boolean constant = field.values().size() < 2;
      if (!id && !constant) {
        all.add(field);
      }
    }
    if (all.size() <= MOST_FIELDS) {
      return all;
    }
    List<Field> telling = new ArrayList<>(all);
    telling.sort(Comparator.comparingDouble(
        f -> Math.log(Math.max(f.agreementByChance(), 1e-9)) * f.rowsPresent()));
    List<Field> kept = telling.subList(0, MOST_FIELDS);
    return all.stream().filter(kept::contains).toList();
  }

  /** Beside columns of words of which many hold a code (a model or part number), the codes as a column of their own. */
  private static List<Input> withCodes(List<Input> inputs) {
    List<Input> all = new ArrayList<>(inputs);
    for (Input input : inputs) {
      String[] codes = new String[input.cells().length];
      int held = 0;
      int worded = 0;
      for (int row = 0; row < codes.length; row++) {
        String cell = input.cells()[row];
        if (cell != null && cell.indexOf(' ') > 0 && cell.length() < 500) {
          worded++;
          Matcher code = CODE.matcher(cell);
          while (code.find()) {
            codes[row] = codes[row] == null || code.group().length() > codes[row].length() ? code.group() : codes[row];
          }
          held += codes[row] == null ? 0 : 1;
        }
      }
      if (held > 20 && held >= worded * CODED) {
        all.add(new Input(Column.of(input.column().name() + " #", clientele.study.Kind.TEXT), codes));
      }
    }
    return all;
  }
}
