package clientele.analysis.feedback;

import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.reports.chart.ChartSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The part of the report on feedback; its charts serve the view too. */
public final class FeedbackSection {
  private static final int ENOUGH = 30;

  private final FeedbackFound found;

  public FeedbackSection(FeedbackFound found) {
    this.found = found;
  }

  /**
   * The aspect to speak of first: the one that got worse most, if a rise stands beyond chance; otherwise the one with
   * most negative mentions. Only aspects with enough mentions.
   */
  public static Optional<FeedbackFound.Aspect> worst(FeedbackFound found) {
    List<FeedbackFound.Aspect> enough = found.aspects().stream().filter(a -> a.share().of() >= ENOUGH).toList();
    return enough.stream()
        .filter(a -> a.stands() && a.change().orElseThrow().value() > 0)
        .max(Comparator.comparingDouble(a -> a.change().orElseThrow().value()))
        .or(() -> enough.stream()
            .filter(a -> a.share().negative() > 0)
            .max(Comparator.comparingInt(a -> a.share().negative())));
  }

  /** The name of an aspect in words. */
  public static Text aspectName(String id) {
    return Messages.find(FeedbackSection.class, Language.ENGLISH, "aspect." + id).isPresent()
        ? words("aspect." + id)
        : Text.literal(id);
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(headline());
    blocks.add(new Block.Paragraph(words("report.counts", found.texts(), found.chinese(), found.positive(),
        found.neutral(), found.negative(), found.unsure())));
    other().ifPresent(o -> blocks.add(new Block.Note(o)));
    blocks.add(found.unlike().isEmpty() ? new Block.Paragraph(known()) : new Block.Note(known()));
    blocks.add(aspects());
    blocks.add(new Block.Paragraph(noticeable()));
    worst(found).ifPresent(a -> {
      if (a.months().size() > 1) {
        blocks.add(new Block.Chart(monthChart(a), TagFeedback.FOUND));
      }
      a.quotes().forEach(q -> blocks.add(new Block.Quote(
          q.words(), words("report.quote", q.id(), words("sentiment." + q.sentiment()), aspectName(a.id())), TagFeedback.TABLE)));
    });
    if (!found.topics().isEmpty()) {
      blocks.add(topics());
    }
    for (FeedbackFound.Quality q : found.quality()) {
      blocks.add(new Block.Note(words("report.quality", words("language." + q.language()),
          Figures.fixed(q.macroF1().value(), 2), Figures.interval(q.macroF1().interval(), 2), q.seeds())));
    }
    return new Section("feedback", words("title"), blocks);
  }

  /** What is known of the texts without the tags, how the tags did there, and what follows for the shares. */
  public Text known() {
    if (found.measured().isEmpty()) {
      return words("report.known.none");
    }
    FeedbackFound.Measured m = found.measured().get();
    if (!m.enough()) {
      return words("report.known.few", m.own(), m.corrected());
    }
    if (!found.unlike().isEmpty()) {
      return words("report.known.unlike", m.own(), m.corrected(), Figures.fixed(m.macroF1().value(), 2),
          Figures.interval(m.macroF1().interval(), 2), Figures.percent(m.accuracy().value(), 0), unlike(found.unlike().getFirst()));
    }
    return words(m.own() + m.corrected() == found.texts() - found.other() ? "report.known.all" : "report.known.some", m.own(), m.corrected(),
        Figures.fixed(m.macroF1().value(), 2), Figures.interval(m.macroF1().interval(), 2),
        Figures.percent(m.accuracy().value(), 0));
  }

  /** How many texts are in languages that are not read, if any. */
  public Optional<Text> other() {
    return found.other() == 0 ? Optional.empty() : Optional.of(words("report.other", found.other(), found.texts()));
  }

  /** That the labelled texts of a table are not like its others; where they are of several, of the first. */
  private static Text unlike(LabelsUnlike u) {
    return words("report.unlike", u.table(), u.labelled(), Figures.percent(u.negativeLabelled(), 0),
        Figures.percent(u.unsureLabelled(), 0), u.others(), Figures.percent(u.negativeOthers(), 0), Figures.percent(u.unsureOthers(), 0));
  }

  /** What a share was made from, in a word. */
  public static Text basis(FeedbackFound.Share share) {
    String key = "basis." + share.basis().name().toLowerCase(java.util.Locale.ROOT);
    return share.basis() == FeedbackFound.Basis.KNOWN
        ? words(key) : words(key, Figures.percent((double) share.known() / Math.max(1, share.of()), 0));
  }

  /** How large a rise in a quarter must be to be noticed: at the aspects where the smallest and the largest is needed. */
  public Text noticeable() {
    List<FeedbackFound.Aspect> compared = found.aspects().stream().filter(a -> a.compared().isPresent()).toList();
    if (compared.isEmpty()) {
      return words("report.notice.none", ShareChange.ENOUGH);
    }
    Comparator<FeedbackFound.Aspect> byRise =
        Comparator.comparingDouble(a -> a.compared().orElseThrow().noticeable().orElse(2.0));
    FeedbackFound.Aspect first = compared.stream().min(byRise).orElseThrow();
    FeedbackFound.Aspect last = compared.stream().max(byRise).orElseThrow();
    return compared.size() == 1
        ? words("report.notice.one", rise(first), aspectName(first.id()))
        : words("report.notice", compared.size(), rise(first), aspectName(first.id()), rise(last), aspectName(last.id()));
  }

  private static Text rise(FeedbackFound.Aspect aspect) {
    return aspect.compared().flatMap(ShareChange::noticeable)
        .map(r -> words("report.rise", Figures.fixed(Math.ceil(r * 100), 0)))
        .orElseGet(() -> words("report.rise.never"));
  }

  /** The answer: what hurts. */
  public Block.Headline headline() {
    Optional<FeedbackFound.Aspect> worst = worst(found);
    if (worst.isEmpty()) {
      Estimate negative = found.share().estimate().times(100);
      return new Block.Headline(
          Text.literal(Figures.fixed(negative.value(), 0) + " %"), Optional.of(interval(found.share())),
          words("report.sentence.all"), TagFeedback.FOUND);
    }
    Text name = aspectName(worst.get().id());
    if (worst.get().stands()) {
      return changed(name, worst.get().compared().orElseThrow());
    }
    FeedbackFound.Share share = worst.get().share();
    return new Block.Headline(
        words("report.figure", Figures.fixed(share.estimate().value() * 100, 0), name), Optional.of(interval(share)),
        words("report.sentence", name, share.negative(), share.of(), share.unsure()), TagFeedback.FOUND);
  }

  /** One period: the last quarter, and what it is compared with, each with its counts. */
  private Block.Headline changed(Text name, ShareChange change) {
    Estimate points = change.change().times(100);
    boolean year = change.same().mentions() > 0;
    long compared = found.aspects().stream().filter(a -> a.compared().isPresent()).count();
    return new Block.Headline(
        words("report.figure.quarter", Figures.fixed(100.0 * change.negative() / change.mentions(), 0), name),
        Optional.of(words("report.interval.change", Figures.signed(points.value(), 0),
            Figures.signed(points.interval().low(), 0), Figures.signed(points.interval().high(), 0))),
        words(year ? "report.sentence.year" : "report.sentence.months", name,
            found.recent().orElseThrow(), change.negative(), change.mentions(),
            Figures.fixed(change.expected() * 100, 0), change.other().negative(), change.other().mentions(), compared,
            change.same().negative(), change.same().mentions()),
        TagFeedback.FOUND);
  }

  private static Text interval(FeedbackFound.Share share) {
    Estimate percent = share.estimate().times(100);
    return words(share.basis().counted() ? "report.interval.counted" : "report.interval",
        Figures.fixed(percent.interval().low(), 0), Figures.fixed(percent.interval().high(), 0), share.of());
  }

  private Block.Grid aspects() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (FeedbackFound.Aspect a : found.aspects()) {
      Estimate share = a.share().estimate().times(100);
      rows.add(List.of(
          Block.Cell.of(aspectName(a.id())), Block.Cell.of(a.share().of(), 0), Block.Cell.of(a.share().negative(), 0),
          Block.Cell.of(share.value(), 0, share.interval()), Block.Cell.of(basis(a.share())),
          a.change().map(c -> Block.Cell.difference(c.value() * 100, 1, c.times(100).interval())).orElse(Block.Cell.literal("–")),
          a.change().isEmpty() ? Block.Cell.literal("–") : Block.Cell.of(words(a.stands() ? "report.stands" : "report.noise"))));
    }
    return new Block.Grid(
        words("report.aspects", found.aspects().size()),
        List.of(words("report.aspect"), words("report.mentions"), words("report.negatives"), words("report.negative"),
            words("report.basis"), words("report.change"), words("report.chance")),
        List.of(false, true, true, true, false, true, false), rows, TagFeedback.FOUND);
  }

  private Block.Grid topics() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (FeedbackFound.Topic t : found.topics()) {
      Estimate share = t.share().estimate().times(100);
      rows.add(List.of(
          Block.Cell.literal(t.name()), Block.Cell.of(t.share().of(), 0),
          Block.Cell.of(share.value(), 0, share.interval()), Block.Cell.of(basis(t.share())),
          Block.Cell.literal(t.quotes().isEmpty() ? "–" : t.quotes().getFirst().words())));
    }
    return new Block.Grid(
        words("report.topics"),
        List.of(words("report.topic"), words("report.texts"), words("report.negative"), words("report.basis"),
            words("report.example")),
        List.of(false, true, true, false, false), rows, TagFeedback.FOUND);
  }

  /** The negative share of an aspect by month. */
  public ChartSpec monthChart(FeedbackFound.Aspect aspect) {
    int n = aspect.months().size();
    double[] x = new double[n];
    double[] y = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int m = 0; m < n; m++) {
      FeedbackFound.Month month = aspect.months().get(m);
      x[m] = month.first().toEpochDay();
      y[m] = month.share().estimate().value() * 100;
      low[m] = month.share().estimate().interval().low() * 100;
      high[m] = month.share().estimate().interval().high() * 100;
    }
    return new ChartSpec.Lines(
        words("chart.months", aspectName(aspect.id())), Optional.of(chartNote(aspect)),
        new ChartSpec.Axis(Text.literal(""), 0, false, true), new ChartSpec.Axis(Text.literal("%"), 0, true, false),
        List.of(new ChartSpec.Line(aspectName(aspect.id()), ChartSpec.Style.THIS, x, y, low, high)), List.of());
  }

  private static Text chartNote(FeedbackFound.Aspect aspect) {
    boolean counted = aspect.months().stream().anyMatch(m -> m.share().basis().counted());
    return words(counted ? "chart.note.counted" : "chart.note", aspect.share().of());
  }

  private static Text words(String key, Object... args) {
    return Text.of(FeedbackSection.class, key, args);
  }
}
