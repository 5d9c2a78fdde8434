package clientele.analysis.segments;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.models.ClusterStructure;
import clientele.study.StudyView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The segments of a study, whether the customers fall into groups at all, and how firmly the segments hold; the artifact
 * {@code segments_found}.
 *
 * @param method {@code kmeans}, {@code ward}, {@code gmm}, {@code hdbscan} or {@code rfm}
 * @param table the facts are from
 * @param facts names of the facts, in order
 * @param units of the facts
 * @param customers number of customers
 * @param valueFact the fact whose sum is shared out, if there is one: {@code spend}
 * @param sweep the numbers of segments that were tried, with the evidence
 * @param suggested number of segments the evidence suggests; 1 if it suggests none
 * @param stability of the grouping over redrawn customers, if it was measured
 * @param segments largest share of value first; none where none were made
 * @param mapX fact on the horizontal axis of the map; empty without segments
 * @param mapY fact on its vertical axis; empty without a second fact
 * @param structure whether there are groups, if that was measured
 * @param shares names of the facts that are shares of customers: flags and values of categories
 * @param how what the method tells beyond its segments
 */
public record SegmentsFound(
    String method,
    String table,
    List<String> facts,
    List<String> units,
    int customers,
    Optional<String> valueFact,
    List<Tried> sweep,
    int suggested,
    Optional<Estimate> stability,
    List<Segment> segments,
    String mapX,
    String mapY,
    Optional<Structure> structure,
    List<String> shares,
    How how) {

  /** Stability above which a segment is trusted (Hennig 2007). */
  public static final double TRUSTED = 0.75;

  public SegmentsFound {
    structure = structure == null ? Optional.empty() : structure;
    shares = shares == null ? List.of() : shares;
    how = how == null ? How.NOTHING : how;
  }

  /** Without anything that the method tells beyond its segments. */
  public SegmentsFound(
      String method, String table, List<String> facts, List<String> units, int customers, Optional<String> valueFact,
      List<Tried> sweep, int suggested, Optional<Estimate> stability, List<Segment> segments, String mapX, String mapY,
      Optional<Structure> structure, List<String> shares) {
    this(method, table, facts, units, customers, valueFact, sweep, suggested, stability, segments, mapX, mapY, structure, shares,
        How.NOTHING);
  }

  /** What stands for the name of customers in no segment. */
  public static final Text NONE = SegmentTable.NONE;

  /** Probability of belonging to a segment from which a customer is sure enough to be called of it. */
  public static final double SURE = 0.6;

  /**
   * What a method tells beyond its segments.
   *
   * @param without customers in no segment
   * @param unsure share of customers whose most probable segment is so by less than {@link #SURE}, of a mixture
   * @param learned customers the segments were made from, where that was a part drawn by chance
   * @param tree the top of the tree that was cut
   */
  public record How(int without, Optional<Double> unsure, Optional<Integer> learned, Optional<Tree> tree) {
    static final How NOTHING = new How(0, Optional.empty(), Optional.empty(), Optional.empty());

    public How {
      unsure = unsure == null ? Optional.empty() : unsure;
      learned = learned == null ? Optional.empty() : learned;
      tree = tree == null ? Optional.empty() : tree;
    }
  }

  /**
   * The top of a tree.
   *
   * @param branches customers in each, from left to right
   * @param segments id of the segment each branch lies in
   * @param joints from the nearest to the farthest
   */
  public record Tree(List<Integer> branches, List<Integer> segments, List<Joint> joints) {}

  /** Two branches, or joints numbered on from them, that are joined at a height. */
  public record Joint(int first, int second, double height) {}

  /** Evidence for the number of segments there are, which may be another than the data show; as of no value where it was not tried. */
  Tried chosen() {
    return sweep.stream().filter(t -> t.k() == segments.size()).findFirst()
        .orElseGet(() -> new Tried(segments.size(), Estimate.of(0, 0, 0), Estimate.of(0, 0, 0), Optional.empty()));
  }

  /**
   * Evidence for a number of segments.
   *
   * @param silhouette how far the segments lie apart, with its interval over customers; of dense segments how much nearer their
   *     customers lie to them than they to the rest
   * @param stability over redrawn customers, with the middle 95 % of the draws
   * @param cloud silhouette that one cloud of the same shape gives, from the smallest to the largest drawn
   * @param bic Bayesian information criterion, of a mixture: the smaller the better
   */
  public record Tried(int k, Estimate silhouette, Estimate stability, Optional<Estimate> cloud, Optional<Double> bic) {
    public Tried {
      cloud = cloud == null ? Optional.empty() : cloud;
      bic = bic == null ? Optional.empty() : bic;
    }

    Tried(int k, Estimate silhouette, Estimate stability, Optional<Estimate> cloud) {
      this(k, silhouette, stability, cloud, Optional.empty());
    }
  }

  /**
   * Whether customers fall into groups.
   *
   * @param k number of groups that is best separated among those far above one cloud
   * @param silhouette at {@code k}
   * @param cloud what one cloud of the same shape gives at {@code k}
   * @param z deviations above the clouds, best number of groups against best number
   * @param p share of clouds that lie so far above the others
   * @param customers measured
   * @param apart the same on the facts that separate the groups, if on all of them they hardly stand out
   */
  public record Structure(
      ClusterStructure.Verdict verdict, int k, double silhouette, double cloud, double z, double p, int customers,
      Optional<Apart> apart) {
    public Structure {
      apart = apart == null ? Optional.empty() : apart;
    }
  }

  /**
   * The facts that separate groups, and how they stand out there.
   *
   * @param facts by name
   * @param silhouette of the best number of groups
   * @param cloud what one cloud gives
   * @param p share of clouds that lie so far above the others
   */
  public record Apart(List<String> facts, double silhouette, double cloud, double p) {}

  /**
   * A segment.
   *
   * @param id from 1
   * @param colour place in the palette, 1 to 8; kept when segments are made again
   * @param share of customers, 0 to 1
   * @param valueShare of the value fact, 0 to 1
   * @param stability over redrawn customers, with the middle 95 % of the draws, if it was measured
   * @param means of each fact, in the order of the facts
   * @param centre on the scale of distances, to place new customers
   * @param rules a few bounds that most of them meet and most others do not; none where no short rule does
   */
  public record Segment(
      int id, int colour, Text name, int customers, double share, Optional<Estimate> valueShare,
      Optional<Estimate> stability, List<FactMean> means, List<Double> centre, List<Rule> rules) {
    public Segment {
      rules = rules == null ? List.of() : rules;
    }

    Segment called(Text other) {
      return new Segment(id, colour, other, customers, share, valueShare, stability, means, centre, rules);
    }
  }

  /**
   * Bounds that describe a segment, counted with these customers.
   *
   * @param bounds all of them are met
   * @param caught share of the segment that meets them
   * @param right share of those who meet them that are of the segment
   */
  public record Rule(List<Bound> bounds, double caught, double right) {}

  /** A fact, or a value of a category, that is above one number, at most another, or both. */
  public record Bound(String fact, Optional<Double> above, Optional<Double> atMost) {}

  /**
   * A fact in a segment.
   *
   * @param mean with its interval
   * @param all mean of all customers
   * @param distance of the segment's mean from that of all, in standard deviations
   */
  public record FactMean(String fact, Estimate mean, double all, double distance) {}

  /** The names that people gave to segments, by id; the artifact {@code segments_names}. */
  public record Names(Map<Integer, String> given) {
    public Names {
      given = given == null ? Map.of() : Map.copyOf(given);
    }
  }

  /** The segments of a study under the names that people gave them; empty if none were looked for. */
  public static Optional<SegmentsFound> in(StudyView study) {
    Map<Integer, String> given =
        study.artifact(ClusterCustomers.NAMES, Names.class).map(Names::given).orElse(Map.of());
    return study.artifact(ClusterCustomers.FOUND, SegmentsFound.class).map(f -> f.called(given));
  }

  private SegmentsFound called(Map<Integer, String> given) {
    return given.isEmpty() ? this : new SegmentsFound(
        method, table, facts, units, customers, valueFact, sweep, suggested, stability,
        segments.stream().map(s -> given.containsKey(s.id()) ? s.called(Text.literal(given.get(s.id()))) : s).toList(),
        mapX, mapY, structure, shares, how);
  }

  /** The segment of an id. */
  public Optional<Segment> segment(int id) {
    return segments.stream().filter(s -> s.id() == id).findFirst();
  }

  /** Whether segments were made although the customers form one cloud. */
  public boolean isCut() {
    return !segments.isEmpty() && structure.isPresent() && structure.get().verdict() != ClusterStructure.Verdict.CLEAR;
  }

  /** Whether no segments were made because the customers form one cloud. */
  public boolean isOneCloud() {
    return segments.isEmpty();
  }
}
