package clientele.features.engine;

import clientele.features.Feature;
import clientele.features.OrderBook;
import clientele.features.definition.Catalogue;
import clientele.job.JobContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One row per customer of an order book who had ordered on or before a cut-off and kept something.
 *
 * @param cutoff the last day that is known
 * @param customers places in the order book, rising
 * @param values by id of the feature in their order, as long as {@code customers}; NaN where a feature cannot be known
 */
public record CustomerFeatures(LocalDate cutoff, int[] customers, Map<String, double[]> values) {

  /** Number of customers. */
  public int size() {
    return customers.length;
  }

  /** Values of a feature of the catalogue. */
  public double[] of(Feature feature) {
    return values.get(feature.id());
  }

  /** Values of the feature of an id. */
  public double[] of(String id) {
    return values.get(id);
  }

  /** Whether a feature of the catalogue could be computed. */
  public boolean has(Feature feature) {
    return values.containsKey(feature.id());
  }

  /** Ids of features that are not of the catalogue. */
  public List<String> own() {
    return values.keySet().stream().filter(id -> Catalogue.of(id).isEmpty()).toList();
  }

  /** The features of the catalogue that a book allows, as of the end of {@code cutoff}; what comes later is not seen. */
  public static CustomerFeatures asOf(OrderBook book, LocalDate cutoff, JobContext job) {
    return OrderBookEngine.over(book).asOf(cutoff, job);
  }

  /** The features of the catalogue that can be computed from a book. */
  public static List<Feature> available(OrderBook book) {
    List<String> able = OrderBookEngine.over(book).able(Catalogue.ALL).stream().map(d -> d.id()).toList();
    return Arrays.stream(Feature.values()).filter(f -> able.contains(f.id())).toList();
  }
}
