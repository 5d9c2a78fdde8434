package clientele.ui;

import java.util.Map;

/** What a place is asked to show, so that a link leads to the thing it names. */
public sealed interface Target {
  /**
   * Rows of a table.
   *
   * @param filters what is typed above its columns, by their names; a word after {@code =} has to be the whole value
   */
  record Rows(String table, Map<String, String> filters) implements Target {
    public Rows {
      filters = Map.copyOf(filters);
    }

    /** All rows of a table. */
    public static Rows all(String table) {
      return new Rows(table, Map.of());
    }
  }

  /** What is known of one customer. */
  record Customer(String id) implements Target {}

  /** The part of a page that shows what was made under a name, a table or an artifact. */
  record Made(String name) implements Target {}
}
