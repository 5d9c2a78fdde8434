package clientele.features.definition;

import java.util.List;

/** Which rows count: those that meet all conditions. */
public record Filter(List<Condition> all) {
  /** Every row. */
  public static final Filter NONE = new Filter(List.of());

  public Filter {
    all = List.copyOf(all);
  }

  /** Whether every row counts. */
  public boolean isNone() {
    return all.isEmpty();
  }
}
