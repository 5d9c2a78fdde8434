package clientele.features.definition;

import clientele.base.Text;
import clientele.study.Meaning;
import java.util.List;

/**
 * A feature: what it is made of, over which time, and how. Whatever is not known by the cut-off is not seen.
 *
 * @param id name of its column
 * @param title what a person called it; empty of one of the catalogue, which has its words
 * @param inputs by meaning what it is made of
 * @param column a column without a meaning that it is made of; empty if there is none
 * @param unit of its values; {@code money} stands for the currency of the study
 */
public record FeatureDefinition(
    String id, String title, Source source, List<Meaning> inputs, String column, Filter filter, Window window, Aggregate aggregate,
    String unit, KnownAt knownAt) {
  public FeatureDefinition {
    inputs = List.copyOf(inputs);
  }

  /** Whether it is made of something. */
  public boolean takes(Meaning input) {
    return inputs.contains(input);
  }

  /** Whether it looks at the lines of orders one by one and not at whole orders. */
  public boolean isOfLines() {
    return source.isOrders() && (!filter.isNone() || !column.isEmpty());
  }

  /** What it is, in a sentence. */
  public Text words() {
    return Text.of(FeatureDefinition.class, "defined", what(), when(), where());
  }

  private Text what() {
    String kind = (source.isOrders() ? "orders." : "rows.") + aggregate.name().toLowerCase(java.util.Locale.ROOT);
    boolean named = !column.isEmpty();
    if (named && (aggregate == Aggregate.SUM || aggregate == Aggregate.MEAN || aggregate == Aggregate.DISTINCT)) {
      return said("column." + aggregate.name().toLowerCase(java.util.Locale.ROOT), column);
    }
    String of = aggregate == Aggregate.SUM || aggregate == Aggregate.MEAN || aggregate == Aggregate.DISTINCT
        ? inputs.stream().findFirst().map(m -> "." + m.tag()).orElse("") : "";
    return source.isOrders() ? said(kind + of) : said(kind + of, rows());
  }

  private Text rows() {
    return source.table().isEmpty() ? Text.of(FeatureDefinition.class, "role." + source.role().tag()) : Text.literal(source.table());
  }

  private Text when() {
    return window.isAll() ? said("when.all") : said("when.days", window.days());
  }

  private Text where() {
    return filter.all().stream()
        .map(c -> said("where." + c.compare().name().toLowerCase(java.util.Locale.ROOT), c.column(), String.join(", ", c.values())))
        .reduce((a, b) -> said("where.and", a, b)).map(all -> said("where", all)).orElse(Text.literal(""));
  }

  private static Text said(String key, Object... args) {
    return Text.of(FeatureDefinition.class, "define." + key, args);
  }
}
