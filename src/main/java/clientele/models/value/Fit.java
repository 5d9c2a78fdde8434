package clientele.models.value;

import java.util.List;

/**
 * How a model was found.
 *
 * @param logLikelihood of all customers
 * @param customers how many there were
 * @param converged whether the search settled at a highest point
 * @param borders names of the parameters that sit at a border, where customers do not differ or the data do not tell
 * @param point where it was found, on the scale of the search
 * @param covariance of the point; 0 for what sits at a border
 */
public record Fit(
    double logLikelihood, double customers, boolean converged, List<String> borders, double[] point, double[][] covariance) {
  /** Whether a parameter sits at a border. */
  public boolean atBorder() {
    return !borders.isEmpty();
  }
}
