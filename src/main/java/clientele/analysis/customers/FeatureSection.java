package clientele.analysis.customers;

import clientele.base.Figures;
import clientele.base.Text;
import clientele.features.Feature;
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

/** The part of the report on customers and what is known of them. */
final class FeatureSection {
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
    double[] known = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    int digits = known.length > 0 && known[known.length - 1] < 20 ? 2 : 0;
    String unit = column.unit();
    return List.of(
        Block.Cell.of(feature.title()),
        feature.unit().equals("money")
            ? Block.Cell.literal(unit)
            : Block.Cell.of(words("unit." + feature.id())),
        Block.Cell.of(quantile(known, 0.1), digits),
        Block.Cell.of(quantile(known, 0.5), digits),
        Block.Cell.of(quantile(known, 0.9), digits),
        Block.Cell.literal(Figures.percent(1 - (double) known.length / Math.max(1, values.length), 0)),
        Block.Cell.of(feature.definition()));
  }

  private static double quantile(double[] sorted, double p) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.floor(p * (sorted.length - 1))];
  }

  private static Text words(String key, Object... args) {
    return Text.of(FeatureSection.class, key, args);
  }
}
