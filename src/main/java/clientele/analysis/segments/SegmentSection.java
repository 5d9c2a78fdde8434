package clientele.analysis.segments;

import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.features.Feature;
import clientele.models.ClusterStructure;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.reports.chart.ChartSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of the report on segments; its charts serve the view too. */
public final class SegmentSection {
  private final SegmentsFound found;
  private final String currency;

  public SegmentSection(SegmentsFound found, String currency) {
    this.found = found;
    this.currency = currency;
  }

  Section section() {
    return section(Optional.empty());
  }

  /** The part of the report, with the map of customers if it could be drawn. */
  Section section(Optional<ChartSpec> map) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(headline());
    if (found.isOneCloud()) {
      blocks.add(new Block.Paragraph(words("report.cloud.ways")));
      if (!found.sweep().isEmpty()) {
        blocks.add(new Block.Chart(structureChart(), ClusterCustomers.FOUND));
      }
      blocks.add(new Block.Paragraph(words("report.structure.method" + measure(), ClusterStructure.CLOUDS)));
      return new Section("segments", words("title"), blocks);
    }
    if (found.isCut()) {
      blocks.add(new Block.Note(cut()));
    }
    blocks.add(grid());
    notes().forEach(note -> blocks.add(new Block.Paragraph(note)));
    if (found.segments().getFirst().valueShare().isPresent()) {
      blocks.add(new Block.Chart(valueChart(), ClusterCustomers.FOUND));
    }
    map.ifPresent(chart -> blocks.add(new Block.Chart(chart, ClusterCustomers.FOUND)));
    for (SegmentsFound.Segment segment : found.segments()) {
      blocks.add(profile(segment));
    }
    new SegmentRuleWords(found, this).grid().ifPresent(rules -> {
      blocks.add(rules);
      blocks.add(new Block.Paragraph(words("report.rules.how")));
    });
    found.how().tree().ifPresent(tree -> blocks.add(new Block.Chart(treeChart(found.segments().size()).orElseThrow(), ClusterCustomers.FOUND)));
    if (!found.sweep().isEmpty()) {
      criterionChart().ifPresent(chart -> blocks.add(new Block.Chart(chart, ClusterCustomers.FOUND)));
      blocks.add(new Block.Chart(sweepChart(), ClusterCustomers.FOUND));
      found.structure().ifPresent(s -> {
        blocks.add(new Block.Paragraph(structure(s)));
        blocks.add(new Block.Chart(structureChart(), ClusterCustomers.FOUND));
        blocks.add(new Block.Paragraph(words("report.structure.method" + measure(), ClusterStructure.CLOUDS)));
      });
      blocks.add(new Block.Paragraph(words("report.stability" + measure())));
    }
    for (SegmentsFound.Segment segment : found.segments()) {
      if (segment.stability().isPresent() && segment.stability().get().value() < SegmentsFound.TRUSTED) {
        blocks.add(
            new Block.Note(words("report.loose", Figures.fixed(segment.stability().get().value(), 2), label(segment))));
      }
    }
    return new Section("segments", words("title"), blocks);
  }

  /** One line for the history. */
  static Text line(SegmentsFound found) {
    if (found.structure().isEmpty()) {
      return words("found.rfm", found.segments().size());
    }
    SegmentsFound.Structure s = found.structure().get();
    if (found.isOneCloud()) {
      return words("found." + key(s.verdict()) + measure(found), s.silhouette(), s.cloud());
    }
    int k = found.segments().size();
    SegmentsFound.Tried chosen = found.chosen();
    double silhouette = chosen.silhouette().value();
    double cloud = chosen.cloud().map(Estimate::value).orElse(s.cloud());
    double stability = found.stability().map(Estimate::value).orElse(0.0);
    if (!found.isCut() && k != found.suggested()) {
      return words("found.asked" + measure(found), k, found.suggested(), silhouette, cloud, stability);
    }
    if (!found.isCut() && s.apart().isPresent()) {
      SegmentsFound.Apart apart = s.apart().get();
      return words("found.apart", k, new SegmentSection(found, "").facts(apart), apart.silhouette(), apart.cloud(), silhouette, cloud, stability);
    }
    if (found.how().without() > 0 && !found.isCut()) {
      return words("found.without", k, silhouette, cloud, stability, found.how().without());
    }
    return words((found.isCut() ? "found.cut" : "found") + measure(found), k, silhouette, cloud, stability);
  }

  /** What of keys for the measure of separation: dense segments are told by density, the others by silhouette. */
  private static String measure(SegmentsFound found) {
    return found.method().equals("hdbscan") ? ".dense" : "";
  }

  private String measure() {
    return measure(found);
  }

  /** What the method tells beyond its segments, in sentences. */
  public List<Text> notes() {
    List<Text> notes = new ArrayList<>();
    SegmentsFound.How how = found.how();
    if (how.without() > 0) {
      notes.add(words("note.without", how.without(), Figures.percent((double) how.without() / found.customers(), 0)));
    }
    how.unsure().ifPresent(share -> notes.add(words("note.unsure", Figures.percent(share, share < 0.1 ? 1 : 0), Figures.percent(SegmentsFound.SURE, 0))));
    found.sweep().stream().filter(t -> t.bic().isPresent()).min(Comparator.comparingDouble(t -> t.bic().orElseThrow()))
        .filter(t -> t.k() != found.suggested() && !found.isCut())
        .ifPresent(t -> notes.add(words("note.parts", t.k(), found.suggested())));
    how.learned().ifPresent(n -> notes.add(words("note.learned", n, found.customers())));
    return notes;
  }

  /** The top of the tree, cut into {@code k} groups; in the colours of the segments where these are they. */
  public Optional<ChartSpec> treeChart(int k) {
    return found.how().tree().map(tree -> {
      int n = tree.branches().size();
      List<ChartSpec.Leaf> leaves = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        int colour = found.segment(tree.segments().get(i)).map(SegmentsFound.Segment::colour).orElse(0);
        leaves.add(new ChartSpec.Leaf(tree.branches().get(i), k == found.segments().size() ? colour : 0));
      }
      List<Double> heights = tree.joints().stream().map(SegmentsFound.Joint::height).toList();
      double below = k < n ? heights.get(n - 1 - k) : 0;
      double cut = (below + heights.get(n - k)) / 2;
      return new ChartSpec.Tree(
          words("chart.tree"), Optional.of(words("chart.tree.note", n)), new ChartSpec.Axis(Text.literal(""), 1, true, false), leaves,
          tree.joints().stream().map(j -> new ChartSpec.Fork(j.first(), j.second(), j.height())).toList(),
          Optional.of(new ChartSpec.Cut(cut, words("chart.tree.cut", k))));
    });
  }

  /** What speaks for a number of segments, in a line; empty where it was not tried. */
  public Optional<Text> evidence(int k) {
    return found.sweep().stream().filter(t -> t.k() == k).findFirst()
        .map(t -> words("chart.tree.evidence", t.silhouette().value(), t.cloud().map(Estimate::value).orElse(0.0), t.stability().value()));
  }

  /** Criterion of mixtures by number of parts; empty of other methods. */
  public Optional<ChartSpec> criterionChart() {
    List<SegmentsFound.Tried> sweep = found.sweep().stream().filter(t -> t.bic().isPresent()).toList();
    if (sweep.size() < 2) {
      return Optional.empty();
    }
    double[] x = sweep.stream().mapToDouble(SegmentsFound.Tried::k).toArray();
    double[] y = sweep.stream().mapToDouble(t -> t.bic().orElseThrow()).toArray();
    double least = java.util.Arrays.stream(y).min().orElse(0);
    double[] above = java.util.Arrays.stream(y).map(v -> v - least).toArray();
    return Optional.of(new ChartSpec.Lines(
        words("chart.bic"), Optional.of(words("chart.bic.note")), new ChartSpec.Axis(words("chart.k"), 0, false, false),
        new ChartSpec.Axis(Text.literal(""), 0, true, false),
        List.of(new ChartSpec.Line(words("chart.bic.line"), ChartSpec.Style.THIS, x, above, new double[0], new double[0])),
        found.isOneCloud() ? List.of()
            : List.of(new ChartSpec.Marker(found.segments().size(), words("chart.chosen", found.segments().size()), true))));
  }

  /** Whether segments are defined by what customers spend: that one of them spends more is then no finding but its definition. */
  static boolean madeByValue(SegmentsFound found) {
    return found.method().equals("rfm")
        || found.facts().stream().flatMap(f -> Feature.of(f).stream()).anyMatch(f -> f.unit().equals("money"));
  }

  /** What is said wherever segments cut one cloud. */
  public Text cut() {
    SegmentsFound.Structure s = found.structure().orElseThrow();
    SegmentsFound.Tried chosen = found.chosen();
    return words("cut." + key(s.verdict()) + measure(), found.segments().size(), chosen.silhouette().value(),
        chosen.cloud().map(Estimate::value).orElse(s.cloud()));
  }

  private Text structure(SegmentsFound.Structure s) {
    return s.verdict() == ClusterStructure.Verdict.CLEAR && s.apart().isPresent()
        ? words("report.structure.apart", s.k(), s.silhouette(), s.cloud(), facts(s.apart().get()), s.apart().get().silhouette(),
            s.apart().get().cloud())
        : words("report.structure." + key(s.verdict()) + measure(), s.k(), s.silhouette(), s.cloud());
  }

  /** The facts that separate, in words. */
  private Text facts(SegmentsFound.Apart apart) {
    return apart.facts().stream().map(this::factName).reduce((a, b) -> words("facts.two", a, b)).orElse(Text.literal(""));
  }

  private static String key(ClusterStructure.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  /** The answer: whether there are segments, and what the first one brings. */
  public Block.Headline headline() {
    if (found.isOneCloud()) {
      SegmentsFound.Structure s = found.structure().orElseThrow();
      return new Block.Headline(
          words("report.figure." + key(s.verdict())), Optional.of(words("report.interval.cloud" + measure(), s.silhouette(), s.cloud())),
          words("report.sentence." + key(s.verdict())), ClusterCustomers.FOUND);
    }
    SegmentsFound.Segment top = found.segments().getFirst();
    if (top.valueShare().isPresent()) {
      Estimate share = top.valueShare().get();
      Text figure = words("report.figure", Figures.percent(share.value(), 0));
      Text interval =
          words("report.interval", Figures.fixed(share.interval().low() * 100, 0),
              Figures.fixed(share.interval().high() * 100, 0));
      Text sentence =
          words(found.isCut() ? "report.sentence.value.cut" : "report.sentence", top.customers(), Figures.percent(top.share(), 0),
              Figures.percent(share.value(), 0), found.segments().size(), label(top));
      return new Block.Headline(figure, Optional.of(interval), sentence, ClusterCustomers.FOUND);
    }
    return new Block.Headline(
        words("report.figure.count", found.segments().size()), Optional.empty(),
        words(found.isCut() ? "report.sentence.count.cut" : "report.sentence.count", top.customers(), Figures.percent(top.share(), 0), label(top)), ClusterCustomers.FOUND);
  }

  private Block.Grid grid() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (SegmentsFound.Segment s : found.segments()) {
      rows.add(
          List.of(
              Block.Cell.of(label(s)),
              Block.Cell.of(s.customers(), 0),
              Block.Cell.literal(Figures.percent(s.share(), 0)),
              s.valueShare().map(v -> Block.Cell.of(v.value() * 100, shareDigits(), v.times(100).interval()))
                  .orElse(Block.Cell.literal("–")),
              s.stability().map(v -> Block.Cell.of(v.value(), 2, v.interval())).orElse(Block.Cell.literal("–"))));
    }
    return new Block.Grid(
        words("report.grid"),
        List.of(words("report.segment"), words("report.customers"), words("report.share"), words("report.spend"),
            words("report.holds")),
        List.of(false, true, true, true, true), rows, ClusterCustomers.FOUND);
  }

  private Block.Grid profile(SegmentsFound.Segment segment) {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (SegmentsFound.FactMean mean : segment.means()) {
      int digits = digits(mean.fact());
      rows.add(
          List.of(
              Block.Cell.of(factName(mean.fact())),
              Block.Cell.of(mean.mean().value(), digits, mean.mean().interval()),
              Block.Cell.of(mean.all(), digits)));
    }
    return new Block.Grid(
        label(segment),
        List.of(words("report.fact"), words("report.mean"), words("report.all")),
        List.of(false, true, true), rows, ClusterCustomers.FOUND);
  }

  /**
   * Digits of a fact, the same for all segments: what the narrowest of their intervals supports, at most two; two for
   * shares, which none would turn into 0 or 1.
   */
  public int digits(String fact) {
    if (found.shares().contains(fact)) {
      return 2;
    }
    return found.segments().stream()
        .flatMap(s -> s.means().stream())
        .filter(m -> m.fact().equals(fact))
        .mapToInt(m -> Math.min(2, Figures.decimalsFor(m.mean().interval())))
        .max()
        .orElse(0);
  }

  /** Whether a mean is another than that of all as both are written, and that of all lies outside its interval. */
  public boolean differs(SegmentsFound.FactMean mean) {
    int digits = digits(mean.fact());
    return !mean.mean().interval().contains(mean.all()) && !Figures.fixed(mean.mean().value(), digits).equals(Figures.fixed(mean.all(), digits));
  }

  /** Digits of a share of spend in per cent: one where a segment brings so little that none would hide its interval. */
  public int shareDigits() {
    boolean thin = found.segments().stream()
        .flatMap(s -> s.valueShare().stream())
        .anyMatch(v -> v.interval().halfWidth() < 0.005);
    return thin ? 1 : 0;
  }

  /** Share of spend by segment against share of customers. */
  public ChartSpec valueChart() {
    List<ChartSpec.Dot> dots = new ArrayList<>();
    for (SegmentsFound.Segment s : found.segments()) {
      Estimate share = s.valueShare().orElse(Estimate.of(s.share(), s.share(), s.share())).times(100);
      dots.add(
          new ChartSpec.Dot(label(s), share.value(), Optional.of(share.interval()), s.colour(), false,
              Optional.of(s.share() * 100)));
    }
    return new ChartSpec.Dots(
        words("chart.value"), Optional.of(words("chart.value.note")),
        new ChartSpec.Axis(Text.literal("%"), shareDigits(), true, false), dots, Optional.empty(), Optional.empty());
  }

  /** Stability by number of segments. */
  public ChartSpec sweepChart() {
    int n = found.sweep().size();
    double[] x = new double[n];
    double[] y = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      SegmentsFound.Tried tried = found.sweep().get(i);
      x[i] = tried.k();
      y[i] = tried.stability().value();
      low[i] = tried.stability().interval().low();
      high[i] = tried.stability().interval().high();
    }
    ChartSpec.Line stability = new ChartSpec.Line(words("chart.stability"), ChartSpec.Style.THIS, x, y, low, high);
    ChartSpec.Line trusted =
        new ChartSpec.Line(
            words("chart.trusted", SegmentsFound.TRUSTED), ChartSpec.Style.REFERENCE, new double[] {x[0], x[n - 1]},
            new double[] {SegmentsFound.TRUSTED, SegmentsFound.TRUSTED}, new double[0], new double[0]);
    return new ChartSpec.Lines(
        words("chart.sweep"), Optional.of(words("chart.sweep.note")),
        new ChartSpec.Axis(words("chart.k"), 0, false, false), new ChartSpec.Axis(Text.literal(""), 1, true, false),
        List.of(stability, trusted),
        List.of(new ChartSpec.Marker(found.segments().size(), words("chart.chosen", found.segments().size()), true)));
  }

  /** Separation by number of segments, beside that of one cloud of the same shape. */
  public ChartSpec structureChart() {
    List<SegmentsFound.Tried> sweep = found.sweep().stream().filter(t -> t.cloud().isPresent()).toList();
    int n = sweep.size();
    double[] x = new double[n];
    double[] own = new double[n];
    double[] cloud = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      SegmentsFound.Tried tried = sweep.get(i);
      x[i] = tried.k();
      own[i] = tried.silhouette().value();
      cloud[i] = tried.cloud().get().value();
      low[i] = tried.cloud().get().interval().low();
      high[i] = tried.cloud().get().interval().high();
    }
    return new ChartSpec.Lines(
        words("chart.structure" + measure()), Optional.of(words("chart.structure.note", ClusterStructure.CLOUDS)),
        new ChartSpec.Axis(words("chart.k"), 0, false, false), new ChartSpec.Axis(Text.literal(""), 2, true, false),
        List.of(
            new ChartSpec.Line(words("chart.silhouette" + measure()), ChartSpec.Style.THIS, x, own, new double[0], new double[0]),
            new ChartSpec.Line(words("chart.cloud"), ChartSpec.Style.RIVAL, x, cloud, low, high)),
        found.isOneCloud() ? List.of()
            : List.of(new ChartSpec.Marker(found.segments().size(), words("chart.chosen", found.segments().size()), true)));
  }

  /** The name of a segment in words. */
  public static Text label(SegmentsFound.Segment segment) {
    return segment.name();
  }

  /** The name of a fact in words: that of the feature, or the column's own name. */
  public Text factName(String fact) {
    Optional<Feature> feature = Feature.of(fact);
    if (feature.isEmpty()) {
      int at = found.facts().indexOf(fact);
      String unit = at < 0 ? "" : found.units().get(at);
      return unit.isEmpty() ? Text.literal(fact) : words("fact.unit", fact, unit);
    }
    boolean money = feature.get().unit().equals("money") && !currency.isEmpty();
    return money ? words("fact.money", feature.get().title(), Figures.currencySign(currency).strip()) : feature.get().title();
  }

  private static Text words(String key, Object... args) {
    return Text.of(SegmentSection.class, key, args);
  }
}
