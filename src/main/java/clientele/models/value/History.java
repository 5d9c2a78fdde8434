package clientele.models.value;

/**
 * What is known of a customer: orders after the first, and when, since the first.
 *
 * @param repeats orders after the first, {@code x}
 * @param last from the first order to the last, {@code t_x}; 0 without repeats
 * @param known from the first order to now, {@code T}, at least {@code last}
 */
public record History(int repeats, double last, double known) {
  /** Checks the order of the times. */
  public History {
    if (repeats < 0 || !(last >= 0) || !(known >= last) || !Double.isFinite(known) || repeats == 0 && last > 0) {
      throw new IllegalArgumentException("no history: " + repeats + " repeats, " + last + ", " + known);
    }
  }

  /** The same customer after a wait without orders. */
  public History silentFor(double wait) {
    return new History(repeats, last, known + wait);
  }
}
