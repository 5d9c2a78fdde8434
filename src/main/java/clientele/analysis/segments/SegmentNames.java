package clientele.analysis.segments;

import clientele.base.Messages;
import clientele.base.Language;
import clientele.base.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Suggests names from what sets a segment apart most; no two segments of a study get the same name. */
final class SegmentNames {
  private static final double CLEAR = 0.35;

  private final List<Text> given = new ArrayList<>();

  /** A name for a segment with these means. */
  Text suggest(List<SegmentsFound.FactMean> means, int id) {
    List<SegmentsFound.FactMean> telling =
        means.stream()
            .filter(m -> Math.abs(m.distance()) >= CLEAR && known(m))
            .sorted(Comparator.comparingDouble((SegmentsFound.FactMean m) -> -Math.abs(m.distance())))
            .toList();
    List<Text> candidates = new ArrayList<>();
    if (telling.isEmpty()) {
      candidates.add(Text.of(SegmentNames.class, "name.middle"));
    }
    telling.forEach(m -> candidates.add(noun(m)));
    for (int a = 0; a < telling.size(); a++) {
      for (int b = a + 1; b < telling.size(); b++) {
        candidates.add(Text.of(SegmentNames.class, "name.two", noun(telling.get(a)), with(telling.get(b))));
      }
    }
    for (Text candidate : candidates) {
      if (!given.contains(candidate)) {
        given.add(candidate);
        return candidate;
      }
    }
    return Text.of(SegmentNames.class, "name.numbered", id);
  }

  private static boolean known(SegmentsFound.FactMean mean) {
    return Messages.find(SegmentNames.class, Language.ENGLISH, key("name.", mean)).isPresent();
  }

  private static Text noun(SegmentsFound.FactMean mean) {
    return Text.of(SegmentNames.class, key("name.", mean));
  }

  private static Text with(SegmentsFound.FactMean mean) {
    return Text.of(SegmentNames.class, key("with.", mean));
  }

  private static String key(String prefix, SegmentsFound.FactMean mean) {
    return prefix + mean.fact() + (mean.distance() > 0 ? ".high" : ".low");
  }
}
