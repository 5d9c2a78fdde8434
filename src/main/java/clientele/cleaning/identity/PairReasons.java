package clientele.cleaning.identity;

import clientele.base.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Why two rows are taken for the same thing or not, column by column, the weightiest first. */
final class PairReasons {
  private static final int MOST = 5;
  private static final int LONGEST = 40;

  private PairReasons() {}

  static Text of(List<Field> fields, MatchModel model, Resolution.Link link) {
    record Reason(double weight, Text words) {}
    List<Reason> reasons = new ArrayList<>();
    for (int f = 0; f < fields.size(); f++) {
      Field field = fields.get(f);
      int level = Comparisons.level(link.vector(), f);
      if (level >= field.kind().levels()) {
        continue;
      }
      String a = cut(field.values().get(field.codes()[link.a()]).folded());
      String b = cut(field.values().get(field.codes()[link.b()]).folded());
      double weight = model.weight(link.vector(), f, link.a());
      Text words =
          level == 0
              ? Text.of(PairReasons.class, "why.same", field.name(), a)
              : Text.of(
                  PairReasons.class, level >= field.kind().levels() - 1 ? "why.differs" : "why.near", field.name(), a, b);
      reasons.add(new Reason(weight, words));
    }
    reasons.sort(Comparator.comparingDouble(r -> -Math.abs(r.weight())));
    Object[] words = reasons.stream().limit(MOST).map(Reason::words).toArray();
    return Text.of(PairReasons.class, "why." + words.length, words);
  }

  private static String cut(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
  }
}
