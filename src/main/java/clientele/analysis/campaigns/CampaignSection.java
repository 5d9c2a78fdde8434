package clientele.analysis.campaigns;

import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.insights.OutcomesMissing;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.reports.chart.ChartSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of the report on campaigns: which did better, which worse, which within chance, and which cannot be read. */
final class CampaignSection {
  private static final double DIFFER = 0.05;
  private static final int MOST_SPLITS = 4;

  private final CampaignEffect effect;

  CampaignSection(CampaignEffect effect) {
    this.effect = effect;
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(headline());
    if (!assumed().isEmpty()) {
      blocks.add(new Block.Paragraph(words("report.assumed", assumedSplits())));
    }
    for (CampaignEffect.Campaign c : effect.campaigns()) {
      if (c.state() == CampaignEffect.State.SIZES) {
        double[] planned = c.planned().stream().mapToDouble(Double::doubleValue).toArray();
        blocks.add(new Block.Note(
            words(c.planGiven() ? "report.sizes.planned" : "report.sizes.usual", named(c), sizes(c.arms()), plan(c.arms(), planned))));
      } else if (c.state() == CampaignEffect.State.MISSING) {
        CampaignEffect.Arm held = c.arms().getFirst();
        CampaignEffect.Arm arm = lacking(c);
        blocks.add(new Block.Note(
            words("report.missing", named(c), arm.unknown(), arm.drawn(), arm.name(), held.unknown(), held.drawn())));
      } else if (c.state() == CampaignEffect.State.ROWS) {
        blocks.add(new Block.Note(words("report.rows", named(c),
            c.arms().stream().filter(a -> a.customers() > 1).mapToDouble(CampaignSection::rowsEach).max().orElse(1),
            c.arms().stream().filter(a -> a.customers() > 1).mapToDouble(CampaignSection::rowsEach).min().orElse(1))));
      } else if (c.state() == CampaignEffect.State.NO_CONTROL) {
        blocks.add(new Block.Note(words("report.nocontrol", named(c))));
      }
    }
    if (effect.compared().size() > 1) {
      blocks.add(new Block.Chart(chart(), ReadCampaign.EFFECT));
    }
    blocks.add(grid());
    effect.total().filter(t -> t.differs() < DIFFER).ifPresent(t -> blocks.add(new Block.Note(words("report.differ"))));
    blocks.add(new Block.Paragraph(words("report.method")));
    if (effect.compared().size() > 1) {
      blocks.add(new Block.Paragraph(words("report.many", effect.compared().size())));
    }
    blocks.add(new Block.Paragraph(
        words(effect.byCustomer() ? "report.customers.joined" : "report.customers.rows", effect.rows(), effect.customers())));
    if (effect.mixed() + effect.unknown() + effect.nameless() > 0) {
      blocks.add(new Block.Note(words("report.left", effect.mixed(), effect.unknown(), effect.nameless())));
    }
    return new Section("campaigns", words("title"), blocks);
  }

  /** The answer. */
  Block.Headline headline() {
    Optional<CampaignEffect.Total> group = effect.clearestGroup();
    if (group.isPresent() && group.get().verdict() == CampaignEffect.Verdict.WITHIN_CHANCE) {
      CampaignEffect.Total g = group.get();
      return new Block.Headline(
          words("report.figure.none", effect.groups().size()),
          Optional.of(words("report.clearest", g.group(), points(g.difference()), low(g.difference()), high(g.difference()))),
          words("report.groups.none", effect.groups().size(), g.campaigns(), effect.outcome()), ReadCampaign.EFFECT);
    }
    if (group.isPresent()) {
      CampaignEffect.Total g = group.get();
      return answer(g.difference(),
          words("report.groups." + key(g.verdict()), g.group(), g.campaigns(), effect.outcome(), groups()));
    }
    if (effect.total().isPresent()) {
      CampaignEffect.Total t = effect.total().get();
      return answer(t.difference(),
          words("report.total." + key(t.verdict()), t.campaigns(), effect.outcome(), tally()));
    }
    Optional<CampaignEffect.Arm> clearest = effect.clearest();
    if (clearest.isEmpty()) {
      return effect.stopped().isPresent()
          ? none("report.figure.noverdict", words("report.sentence." + key(effect.stopped().get().state())))
          : none("report.figure.nocontrol", words("report.sentence.nocontrol", effect.arms().size()));
    }
    CampaignEffect.Arm arm = clearest.get();
    Text control = Text.literal(effect.of(arm).control());
    int groups = effect.compared().size();
    if (groups > 1 && arm.verdict() == CampaignEffect.Verdict.WITHIN_CHANCE) {
      return new Block.Headline(
          words("report.figure.none", groups), Optional.of(words("report.clearest", arm.name(), points(arm), low(arm), high(arm))),
          words("report.sentence.none", groups, control, effect.outcome()), ReadCampaign.EFFECT);
    }
    return answer(arm.against().orElseThrow(),
        groups > 1
            ? words("report.several." + key(arm.verdict()), arm.name(), control, effect.outcome(), tally())
            : words("report.sentence." + key(arm.verdict()), arm.name(), control, effect.outcome()));
  }

  /** One line for the history. */
  Text line() {
    return assumed().isEmpty() ? said() : words("read.assumed", said(), assumedSplits());
  }

  /** Campaigns that were read, each with the usual split that was taken for its plan. */
  private List<CampaignEffect.Campaign> assumed() {
    return effect.campaigns().stream().filter(c -> c.state() == CampaignEffect.State.READ && !c.planGiven()).toList();
  }

  /** The splits that were taken for plans, each once. */
  private String assumedSplits() {
    List<String> splits = assumed().stream().map(CampaignSection::split).distinct().toList();
    return String.join("; ", splits.stream().limit(MOST_SPLITS).toList()) + (splits.size() > MOST_SPLITS ? "; …" : "");
  }

  /** Planned shares of the groups: {@code control 40 : mailed 60}. */
  private static String split(CampaignEffect.Campaign campaign) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < campaign.arms().size(); i++) {
      double percent = campaign.planned().get(i) * 100;
      parts.add(campaign.arms().get(i).name() + " " + Figures.fixed(percent, Math.abs(percent - Math.rint(percent)) < 0.005 ? 0 : 1));
    }
    return String.join(" : ", parts);
  }

  /** The group whose outcomes are missing most clearly. */
  private static CampaignEffect.Arm lacking(CampaignEffect.Campaign c) {
    long[] unknown = c.arms().stream().mapToLong(CampaignEffect.Arm::unknown).toArray();
    return c.arms().get(OutcomesMissing.of(unknown, CampaignReading.drawn(c.arms())).map(OutcomesMissing::group).orElse(0));
  }

  /** Rows of a group for each of its customers. */
  static double rowsEach(CampaignEffect.Arm arm) {
    return (double) arm.rows() / arm.customers();
  }

  private Text said() {
    Optional<CampaignEffect.Total> group = effect.clearestGroup();
    if (group.isPresent()) {
      CampaignEffect.Total g = group.get();
      return words("read.groups", groups(), g.group(), points(g.difference()), low(g.difference()), high(g.difference()));
    }
    if (effect.total().isPresent()) {
      CampaignEffect.Total t = effect.total().get();
      return words("read.total." + key(t.verdict()), t.campaigns(), points(t.difference()), low(t.difference()), high(t.difference()),
          tally());
    }
    Optional<CampaignEffect.Arm> clearest = effect.clearest();
    if (clearest.isEmpty()) {
      return effect.stopped().isPresent()
          ? words("read." + key(effect.stopped().get().state()))
          : words("read.none", effect.arms().size());
    }
    CampaignEffect.Arm arm = clearest.get();
    int groups = effect.compared().size();
    if (groups > 1) {
      return arm.verdict() == CampaignEffect.Verdict.WITHIN_CHANCE
          ? words("read.several.none", groups, arm.name(), points(arm), low(arm), high(arm))
          : words("read.several", tally(), arm.name(), points(arm), low(arm), high(arm));
    }
    return words("read." + key(arm.verdict()), arm.name(), points(arm), low(arm), high(arm));
  }

  /** How many comparisons say what. */
  private Text tally() {
    return words("tally", effect.count(CampaignEffect.Verdict.BETTER), effect.count(CampaignEffect.Verdict.WORSE),
        effect.count(CampaignEffect.Verdict.WITHIN_CHANCE));
  }

  /** How many groups say what over the campaigns. */
  private Text groups() {
    return words("tally.groups", groups(CampaignEffect.Verdict.BETTER), groups(CampaignEffect.Verdict.WORSE),
        groups(CampaignEffect.Verdict.WITHIN_CHANCE));
  }

  private long groups(CampaignEffect.Verdict verdict) {
    return effect.groups().stream().filter(g -> g.verdict() == verdict).count();
  }

  /** Every difference over campaigns: of each group, and of all. */
  List<CampaignEffect.Total> totals() {
    List<CampaignEffect.Total> totals = new ArrayList<>(effect.groups());
    effect.total().ifPresent(totals::add);
    return totals;
  }

  /** Which group a difference over campaigns is of. */
  static Text of(CampaignEffect.Total total) {
    return total.group().isEmpty() ? words("contacted") : Text.literal(total.group());
  }

  private static Block.Headline answer(Estimate difference, Text sentence) {
    return new Block.Headline(
        words("report.figure", points(difference)),
        Optional.of(words("report.interval", low(difference), high(difference))), sentence, ReadCampaign.EFFECT);
  }

  private static Block.Headline none(String figure, Text sentence) {
    return new Block.Headline(words(figure), Optional.empty(), sentence, ReadCampaign.EFFECT);
  }

  private boolean named() {
    return effect.campaigns().stream().anyMatch(c -> !c.name().isEmpty());
  }

  private static Text named(CampaignEffect.Campaign campaign) {
    return named(campaign.name());
  }

  /** A campaign as a sentence names it. */
  static Text named(String campaign) {
    return campaign.isEmpty() ? words("campaign.only") : words("campaign.named", campaign);
  }

  private Block.Grid grid() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (CampaignEffect.Campaign c : effect.campaigns()) {
      for (CampaignEffect.Arm arm : c.arms()) {
        Estimate share = arm.share().times(100);
        rows.add(row(
            Text.literal(c.name()), Text.literal(arm.name()), Block.Cell.of(arm.customers(), 0),
            Block.Cell.of(share.value(), 1, share.interval()), arm.against(), verdict(c, arm)));
      }
    }
    totals().forEach(t ->
        rows.add(row(words("all", t.campaigns()), of(t), Block.Cell.of(t.contacted() + t.held(), 0),
            Block.Cell.literal("–"), Optional.of(t.difference()), verdict(t.verdict()))));
    List<Text> heads = new ArrayList<>(List.of(
        words("report.group"), words("report.customers"), words("report.share", effect.outcome()), words("report.against"),
        words("report.verdict")));
    List<Boolean> numeric = new ArrayList<>(List.of(false, true, true, true, false));
    if (named()) {
      heads.addFirst(words("report.campaign"));
      numeric.addFirst(false);
    }
    return new Block.Grid(words("report.grid"), heads, numeric, rows, ReadCampaign.EFFECT);
  }

  private List<Block.Cell> row(
      Text campaign, Text group, Block.Cell customers, Block.Cell share, Optional<Estimate> against, Text verdict) {
    List<Block.Cell> cells = new ArrayList<>(List.of(
        Block.Cell.of(group), customers, share,
        against.map(d -> Block.Cell.difference(d.times(100).value(), 1, d.times(100).interval())).orElse(Block.Cell.literal("–")),
        Block.Cell.of(verdict)));
    if (named()) {
      cells.addFirst(Block.Cell.of(campaign));
    }
    return cells;
  }

  private ChartSpec chart() {
    List<ChartSpec.Dot> dots = new ArrayList<>();
    for (CampaignEffect.Campaign c : effect.campaigns()) {
      for (CampaignEffect.Arm arm : c.arms()) {
        arm.against().map(d -> d.times(100)).ifPresent(d ->
            dots.add(new ChartSpec.Dot(
                c.name().isEmpty() ? Text.literal(arm.name()) : words("chart.arm", c.name(), arm.name()), d.value(),
                Optional.of(d.interval()), 1, false, Optional.empty())));
      }
    }
    totals().forEach(t -> {
      Estimate d = t.difference().times(100);
      Text all = words("all", t.campaigns());
      dots.add(new ChartSpec.Dot(t.group().isEmpty() ? all : words("chart.arm", all, t.group()), d.value(), Optional.of(d.interval()), 2, true, Optional.empty()));
    });
    return new ChartSpec.Dots(
        words("chart"), Optional.of(words("chart.note")), new ChartSpec.Axis(words("chart.axis"), 1, false, false), dots,
        Optional.of(0.0), Optional.of(words("chart.none")));
  }

  /** What a comparison says. */
  static Text verdict(CampaignEffect.Verdict verdict) {
    return words("verdict." + key(verdict));
  }

  /** What is said of a group. */
  static Text verdict(CampaignEffect.Campaign campaign, CampaignEffect.Arm arm) {
    if (arm.name().equals(campaign.control())) {
      return words("report.reference");
    }
    return campaign.state().stops() ? words("verdict.sizes") : verdict(arm.verdict());
  }

  /** Sizes of groups in words. */
  static String sizes(List<CampaignEffect.Arm> arms) {
    return String.join(", ", arms.stream().map(a -> a.name() + " " + Figures.count(a.drawn())).toList());
  }

  /** Planned sizes of groups in words. */
  static String plan(List<CampaignEffect.Arm> arms, double[] shares) {
    double all = arms.stream().mapToLong(CampaignEffect.Arm::drawn).sum();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      parts.add(arms.get(i).name() + " " + Figures.count(Math.round(all * shares[i])));
    }
    return String.join(", ", parts);
  }

  static String key(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT);
  }

  static Text words(String key, Object... args) {
    return Text.of(CampaignSection.class, key, args);
  }

  private static String points(CampaignEffect.Arm arm) {
    return points(arm.against().orElseThrow());
  }

  private static String low(CampaignEffect.Arm arm) {
    return low(arm.against().orElseThrow());
  }

  private static String high(CampaignEffect.Arm arm) {
    return high(arm.against().orElseThrow());
  }

  /** Digits of points that the interval supports. */
  private static int digits(Estimate difference) {
    return difference.interval().halfWidth() * 100 < 0.2 ? 2 : 1;
  }

  private static String points(Estimate difference) {
    return Figures.signed(difference.value() * 100, digits(difference));
  }

  private static String low(Estimate difference) {
    return Figures.signed(difference.interval().low() * 100, digits(difference));
  }

  private static String high(Estimate difference) {
    return Figures.signed(difference.interval().high() * 100, digits(difference));
  }
}
