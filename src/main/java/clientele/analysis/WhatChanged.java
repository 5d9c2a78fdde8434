package clientele.analysis;

import clientele.base.Text;
import clientele.reports.Block;
import clientele.study.StudyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answers of a study before and after steps, such as those of next month's files, side by side.
 *
 * @param lines analyses whose answer is another now, in the order of the work
 * @param same number of analyses whose answer is as it was
 */
public record WhatChanged(List<Line> lines, int same) {
  /** The answer of an analysis before and now; empty where it had none. */
  public record Line(Text analysis, Optional<Block.Headline> before, Optional<Block.Headline> now) {}

  public WhatChanged {
    lines = List.copyOf(lines);
  }

  /** Compares the answers of every analysis. */
  public static WhatChanged between(StudyView before, StudyView now, Analyses analyses) {
    List<Line> changed = new ArrayList<>();
    int same = 0;
    for (Analysis analysis : analyses.all()) {
      Optional<Block.Headline> was = headline(analysis, before);
      Optional<Block.Headline> is = headline(analysis, now);
      if (was.map(WhatChanged::said).equals(is.map(WhatChanged::said))) {
        same += was.isPresent() ? 1 : 0;
      } else {
        changed.add(new Line(analysis.title(), was, is));
      }
    }
    return new WhatChanged(changed, same);
  }

  private static String said(Block.Headline headline) {
    return headline.figure().encode() + headline.interval().map(Text::encode).orElse("");
  }

  /** The answer of an analysis; empty if it has none, or could not say it. */
  public static Optional<Block.Headline> headline(Analysis analysis, StudyView study) {
    return Asked.section(analysis, () -> analysis.report(study)).stream()
        .flatMap(s -> s.blocks().stream())
        .filter(Block.Headline.class::isInstance)
        .map(Block.Headline.class::cast)
        .findFirst();
  }
}
