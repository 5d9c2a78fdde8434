package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values of another shape than nearly all of their column: letters in a number, a digit too many, another date format. */
final class Shapes {
  private static final double USUAL = 0.9;
  private static final double FIXED = 0.95;
  private static final double RARE = 0.05;

  private Shapes() {}

  static void find(Suspects suspects, JobContext job) {
    for (int c = 0; c < suspects.columns().size(); c++) {
      job.progress((double) c / suspects.columns().size());
      ColumnValues column = suspects.columns().get(c);
      if (column.present() < 20 || column.column().kind().isTemporal()) {
        continue;
      }
      boolean exact = look(suspects, c, column, true);
      if (!exact) {
        look(suspects, c, column, false);
      }
    }
  }

  /** Whether the column has usual shapes, with the rare ones told. */
  private static boolean look(Suspects suspects, int c, ColumnValues column, boolean exact) {
    boolean numeric = column.column().kind().isNumeric();
    Map<String, Integer> counts = new HashMap<>();
    String[] shapes = new String[column.size()];
    for (int v = 0; v < shapes.length; v++) {
      shapes[v] = shape(column.values().get(v), exact);
      counts.merge(shapes[v], column.counts()[v], Integer::sum);
    }
    double present = column.present();
    List<Map.Entry<String, Integer>> top =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
            .limit(3)
            .toList();
    double covered = 0;
    int usual = 0;
    for (Map.Entry<String, Integer> e : top) {
      if (e.getValue() >= present * 0.05 || usual == 0) {
        covered += e.getValue();
        usual++;
      }
    }
    boolean telling = top.getFirst().getKey().chars().anyMatch(ch -> ch == '9') || !exact;
    double first = top.getFirst().getValue();
    if ((exact ? first < present * FIXED : covered < present * USUAL) || exact && (numeric || !telling) || !exact && isWords(top.getFirst().getKey())) {
      return false;
    }
    Map<String, Integer> distinct = new HashMap<>();
    for (String shape : shapes) {
      distinct.merge(shape, 1, Integer::sum);
    }
    ColumnValues.Rows rows = column.rows();
    String example = example(column, shapes, top.getFirst().getKey());
    for (int v = 0; v < shapes.length; v++) {
      int rank = counts.get(shapes[v]);
      boolean settled = exact && rank >= 3 * distinct.get(shapes[v]) && distinct.get(shapes[v]) > 2;
      String inside = inside(column.values().get(v), top.getFirst().getKey(), exact);
      boolean category = inside.isEmpty() && column.size() <= ColumnValues.FEW && column.counts()[v] >= ColumnValues.NO_SLIP;
      if (!category && (!settled || !inside.isEmpty()) && rank < present * RARE && rank < first * 0.06) {
        double sure = 0.5 + 0.4 * covered / present - 0.3 * rank / (present * RARE);
        suspects.addAll(c, v, rows, Text.of(Shapes.class, "error.shape", example), inside, sure);
      }
    }
    return true;
  }

  /** The part of a value that has the usual shape, where something was put before or after it; empty if there is none. */
  private static String inside(String value, String usual, boolean exact) {
    List<String> parts = new ArrayList<>(List.of(value.strip().split("\\s+")));
    parts.add(value.replaceAll("^\\D+|\\D+$", ""));
    return parts.stream().filter(p -> !p.equals(value) && shape(p, exact).equals(usual)).findFirst().orElse("");
  }

  private static String example(ColumnValues column, String[] shapes, String wanted) {
    int best = -1;
    for (int v = 0; v < shapes.length; v++) {
      if (shapes[v].equals(wanted) && (best < 0 || column.counts()[v] > column.counts()[best])) {
        best = v;
      }
    }
    return column.values().get(best);
  }

  private static boolean isWords(String shape) {
    return shape.indexOf('9') < 0 && shape.chars().noneMatch(c -> "@:/()%$€£¥#_".indexOf(c) >= 0);
  }

  /** Letters as a, digits as 9, other signs as they are; runs in one if not exact. */
  static String shape(String value, boolean exact) {
    StringBuilder out = new StringBuilder();
    char last = 0;
    for (int i = 0; i < value.length() && out.length() < 60; i++) {
      char c = value.charAt(i);
      char sort = Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'a' : Character.isWhitespace(c) ? ' ' : c;
      if (exact && sort == '9' || sort != last || sort != '9' && sort != 'a' && sort != ' ') {
        out.append(sort);
      }
      last = sort;
    }
    String shape = out.toString();
    return exact ? shape : shape.replaceAll("(a[ '.&,-]*)+a", "a");
  }
}
