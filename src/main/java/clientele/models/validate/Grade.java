package clientele.models.validate;

import clientele.base.Estimate;

/** How far a model can be trusted, by how it did against the strongest rule on rows it had not seen. */
public enum Grade {
  /** Beats the rule clearly, at several tries. */
  A,
  /** As good as the rule, within chance, or not tried enough. */
  B,
  /** Worse than the rule, or no better than chance. */
  C;

  /** One of a hundred pairs: a difference of the area under the curve that is worth a model. */
  public static final double CLEARLY = 0.01;

  /**
   * The grade.
   *
   * @param difference of the areas under the curve, model less rule
   * @param auc of the model
   * @param enough whether it was tried at enough dates or rows
   */
  public static Grade of(Estimate difference, Estimate auc, boolean enough) {
    if (difference.interval().high() < -CLEARLY || auc.interval().low() <= 0.5) {
      return C;
    }
    return enough && difference.interval().low() > CLEARLY ? A : B;
  }
}
