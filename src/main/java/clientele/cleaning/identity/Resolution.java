package clientele.cleaning.identity;

import clientele.base.Text;
import java.util.List;
import java.util.stream.IntStream;

/** Which rows are the same thing, how sure that is, and why. */
public final class Resolution {
  private final int[] entity;
  private final double[] score;
  private final List<Link> links;
  private final boolean oneToOne;
  private final double cut;
  private final long compared;
  private final List<Field> fields;
  private final MatchModel model;

  Resolution(
      int[] entity, double[] score, List<Link> links, boolean oneToOne, double cut, long compared, List<Field> fields,
      MatchModel model) {
    this.entity = entity;
    this.score = score;
    this.links = List.copyOf(links);
    this.oneToOne = oneToOne;
    this.cut = cut;
    this.compared = compared;
    this.fields = fields;
    this.model = model;
  }

  static Resolution nothing(int rows) {
    double[] sure = new double[rows];
    java.util.Arrays.fill(sure, 1);
    return new Resolution(IntStream.range(0, rows).toArray(), sure, List.of(), false, 0.5, 0, List.of(), null);
  }

  /**
   * A pair of rows.
   *
   * @param a the earlier row, from 0
   * @param b the later row
   * @param probability that they are the same thing
   * @param same whether they were put into one entity
   * @param vector agreement levels, for the reasons
   */
  public record Link(int a, int b, double probability, boolean same, long vector) {}

  /** The entity of a row: the first row of its group. */
  public int entity(int row) {
    return entity[row];
  }

  /** How sure a row belongs to its entity, or to none beside itself. */
  public double score(int row) {
    return score[row];
  }

  /** Pairs in one entity, and others that are not out of the question, by first and second row. */
  public List<Link> links() {
    return links;
  }

  /** Whether two tables were linked so that each row has one partner at most. */
  public boolean isOneToOne() {
    return oneToOne;
  }

  /** Probability above which a pair was taken for a match. */
  public double cut() {
    return cut;
  }

  /** Why a pair is taken for the same thing or not, column by column. */
  public Text why(Link link) {
    return PairReasons.of(fields, model, link);
  }

  /**
   * Columns that tell much and yet differ in most of what was taken for the same thing: a sign that homes, firms of one
   * address or other groups were found instead of single things.
   */
  public List<String> contradicting() {
    return model == null ? List.of() : Contradictions.columns(fields, model);
  }

  /** Number of pairs compared. */
  public long compared() {
    return compared;
  }

  /** Number of rows. */
  public int rows() {
    return entity.length;
  }

  List<Field> fields() {
    return fields;
  }

  MatchModel model() {
    return model;
  }
}
