package clientele.analysis.segments;

import clientele.base.Figures;
import clientele.base.Text;
import clientele.reports.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The short rules of segments in words, with how well they hit. */
public final class SegmentRuleWords {
  private final SegmentsFound found;
  private final SegmentSection section;

  public SegmentRuleWords(SegmentsFound found, SegmentSection section) {
    this.found = found;
    this.section = section;
  }

  /** A rule: its bounds, all of which are met. */
  public Text say(SegmentsFound.Rule rule) {
    return rule.bounds().stream().map(this::say).reduce((a, b) -> words("rule.and", a, b)).orElse(Text.literal(""));
  }

  /** How well a rule hits: what it catches of the segment, and how much of what it catches belongs. */
  public Text hits(SegmentsFound.Rule rule) {
    return words("rule.hits", Figures.percent(rule.caught(), 0), Figures.percent(rule.right(), 0));
  }

  Optional<Block> grid() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (SegmentsFound.Segment segment : found.segments()) {
      for (SegmentsFound.Rule rule : segment.rules()) {
        rows.add(List.of(
            Block.Cell.of(segment.name()), Block.Cell.of(say(rule)), Block.Cell.literal(Figures.percent(rule.caught(), 0)),
            Block.Cell.literal(Figures.percent(rule.right(), 0))));
      }
      if (segment.rules().isEmpty()) {
        rows.add(List.of(Block.Cell.of(segment.name()), Block.Cell.of(words("rule.none")), Block.Cell.literal("–"), Block.Cell.literal("–")));
      }
    }
    boolean none = found.segments().stream().allMatch(s -> s.rules().isEmpty());
    return none ? Optional.empty() : Optional.of(new Block.Grid(
        words("report.rules"), List.of(words("report.segment"), words("report.rule"), words("report.caught"), words("report.right")),
        List.of(false, false, true, true), rows, ClusterCustomers.FOUND));
  }

  private Text say(SegmentsFound.Bound bound) {
    Text fact = section.factName(bound.fact());
    if (found.shares().contains(bound.fact())) {
      return words(bound.above().isPresent() ? "rule.is" : "rule.not", fact);
    }
    if (bound.above().isPresent() && bound.atMost().isPresent()) {
      return words("rule.between", fact, number(bound.above().get()), number(bound.atMost().get()));
    }
    return bound.above().map(above -> words("rule.above", fact, number(above)))
        .orElseGet(() -> words("rule.atMost", fact, number(bound.atMost().orElseThrow())));
  }

  /** A bound with the figures it has, no more than needed. */
  private static String number(double bound) {
    int digits = 0;
    while (digits < 6 && Math.abs(bound - Math.rint(bound * Math.pow(10, digits)) / Math.pow(10, digits)) > 1e-9 * Math.max(1, Math.abs(bound))) {
      digits++;
    }
    return Figures.fixed(bound, digits);
  }

  private static Text words(String key, Object... args) {
    return Text.of(SegmentRuleWords.class, key, args);
  }
}
