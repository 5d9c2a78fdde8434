package clientele.models.value;

/** A model with how it was found. */
public record Fitted(PurchaseModel model, Fit fit) {
  /** The same model with its point moved, in the units of the search. */
  public PurchaseModel moved(double[] by) {
    double[] point = fit.point().clone();
    for (int j = 0; j < point.length; j++) {
      point[j] += by[j];
    }
    return model.at(point);
  }
}
