package clientele.features.engine;

import java.time.LocalDate;
import java.util.Map;

/**
 * One row per customer as of a cut-off.
 *
 * @param customers their ids
 * @param values by id of the definition in the order asked for, as long as {@code customers}; NaN where it cannot be known
 */
public record FeatureRows(LocalDate cutoff, String[] customers, Map<String, double[]> values) {}
