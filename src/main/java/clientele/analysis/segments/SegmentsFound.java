package clientele.analysis.segments;

import clientele.base.Estimate;
import clientele.base.Text;
import java.util.List;
import java.util.Optional;

/**
 * The segments of a study and how firmly they hold; the artifact {@code segments_found}.
 *
 * @param method {@code kmeans} or {@code rfm}
 * @param table the facts are from
 * @param facts names of the facts, in order
 * @param units of the facts
 * @param customers number of customers
 * @param valueFact the fact whose sum is shared out, if there is one: {@code spend}
 * @param sweep the numbers of segments that were tried, with the evidence
 * @param suggested number of segments the evidence suggests
 * @param stability of the grouping over resamples, if it was measured
 * @param segments largest share of value first
 * @param mapX fact on the horizontal axis of the map
 * @param mapY fact on its vertical axis
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
    String mapY) {

  /** Stability above which a segment is trusted (Hennig 2007). */
  public static final double TRUSTED = 0.75;

  /** Evidence for a number of segments. */
  public record Tried(int k, Estimate silhouette, Estimate stability) {}

  /**
   * A segment.
   *
   * @param id from 1
   * @param colour place in the palette, 1 to 8; kept when segments are made again
   * @param share of customers, 0 to 1
   * @param valueShare of the value fact, 0 to 1
   * @param stability over resamples, if it was measured
   * @param means of each fact, in the order of the facts
   * @param centre on the scale of distances, to place new customers
   */
  public record Segment(
      int id, int colour, Text name, int customers, double share, Optional<Estimate> valueShare,
      Optional<Estimate> stability, List<FactMean> means, List<Double> centre) {}

  /**
   * A fact in a segment.
   *
   * @param mean with its interval
   * @param all mean of all customers
   * @param distance of the segment's mean from that of all, in standard deviations
   */
  public record FactMean(String fact, Estimate mean, double all, double distance) {}

  /** The segment of an id. */
  public Optional<Segment> segment(int id) {
    return segments.stream().filter(s -> s.id() == id).findFirst();
  }
}
