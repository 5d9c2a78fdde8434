package clientele.features.definition;

/**
 * How far back from the cut-off a feature looks.
 *
 * @param days with the day of the cut-off; 0 for all there is
 */
public record Window(int days) {
  /** All there is. */
  public static final Window ALL = new Window(0);

  public Window {
    if (days < 0) {
      throw new IllegalArgumentException("a window of " + days + " days");
    }
  }

  /** Whether a day is in the window that ends with {@code last}, both as days since 1970-01-01; later days are in none. */
  public boolean holds(int day, int last) {
    return day <= last && (days == 0 || last - day < days);
  }

  /** Whether it is without a beginning. */
  public boolean isAll() {
    return days == 0;
  }
}
