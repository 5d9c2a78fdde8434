package clientele.analysis.customers;

import clientele.base.Figures;
import clientele.base.Text;
import clientele.features.Feature;
import clientele.features.definition.FeatureDefinition;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of the report on customers and what is known of them. */
final class FeatureSection {
  /** Units of features that people defined which have words; others are those of a column. */
  private static final Set<String> SAID =
      Set.of("orders", "pieces", "products", "categories", "values", "share", "days", "messages", "rows", "points");

  private final StudyView study;
  private final BuildFeatures.About about;

  FeatureSection(StudyView study, BuildFeatures.About about) {
    this.study = study;
    this.about = about;
  }

  Section section() {
    Text figure = words("report.figure", about.customers());
    Text sentence = words("report.sentence", about.orders(), about.firstDay(), about.cutoff());
    return new Section(
        "customers",
        words("report.title"),
        List.of(new Block.Headline(figure, Optional.empty(), sentence, BuildFeatures.TABLE), grid()));
  }

  private Block.Grid grid() {
    Table table = study.table(BuildFeatures.TABLE);
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Column column : table.columns()) {
      Optional<Feature> feature = Feature.of(column.name());
      if (column.kind() == Kind.REAL && feature.isPresent()) {
        rows.add(row(feature.get(), column, table.reals(column.name())));
      }
      about.defined().stream().filter(d -> d.id().equals(column.name())).findFirst()
          .ifPresent(d -> rows.add(row(d, column, table.reals(column.name()))));
    }
    return new Block.Grid(
        words("report.grid"),
        List.of(words("report.feature"), words("report.unit"), words("report.low"), words("report.median"),
            words("report.high"), words("report.missing"), words("report.definition")),
        List.of(false, false, true, true, true, true, false),
        rows,
        BuildFeatures.TABLE);
  }

  private static List<Block.Cell> row(Feature feature, Column column, double[] values) {
    return row(
        feature.title(),
        feature.unit().equals("money") ? Block.Cell.literal(column.unit()) : Block.Cell.of(words("unit." + feature.id())),
        values, feature.definition());
  }

  private static List<Block.Cell> row(FeatureDefinition own, Column column, double[] values) {
    boolean said = SAID.contains(own.unit());
    return row(
        Text.literal(own.title()), said ? Block.Cell.of(words("own." + own.unit())) : Block.Cell.literal(column.unit()), values,
        own.words());
  }

  private static List<Block.Cell> row(Text title, Block.Cell unit, double[] values, Text definition) {
    double[] known = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    int digits = known.length > 0 && known[known.length - 1] < 20 ? 2 : 0;
    return List.of(
        Block.Cell.of(title),
        unit,
        Block.Cell.of(quantile(known, 0.1), digits),
        Block.Cell.of(quantile(known, 0.5), digits),
        Block.Cell.of(quantile(known, 0.9), digits),
        Block.Cell.literal(Figures.percent(1 - (double) known.length / Math.max(1, values.length), 0)),
        Block.Cell.of(definition));
  }

  private static double quantile(double[] sorted, double p) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.floor(p * (sorted.length - 1))];
  }

  private static Text words(String key, Object... args) {
    return Text.of(FeatureSection.class, key, args);
  }
}
