package clientele.cleaning.identity;

import clientele.base.Text;
import clientele.cleaning.values.StringDistance;
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
      String a = value(fields, f, link.a(), link.b());
      String b = value(fields, f, link.b(), link.a());
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

  /**
   * What a row says in a column. Where it says nothing although the column was compared, the value was met in another
   * column (first and last name crossed): the one that agrees best with what the other row says here.
   */
  private static String value(List<Field> fields, int f, int row, int other) {
    int code = fields.get(f).codes()[row];
    if (code >= 0) {
      return cut(fields.get(f).values().get(code).folded());
    }
    String wanted = written(fields.get(f), other);
    String best = "";
    double most = -1;
    for (Field field : fields) {
      String there = field.kind() == FieldKind.TEXT ? written(field, row) : "";
      double alike = there.isEmpty() ? -1 : StringDistance.jaroWinkler(wanted, there);
      if (alike > most) {
        most = alike;
        best = there;
      }
    }
    return cut(best);
  }

  private static String written(Field field, int row) {
    int code = field.codes()[row];
    return code < 0 ? "" : field.values().get(code).folded();
  }

  private static String cut(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
  }
}
