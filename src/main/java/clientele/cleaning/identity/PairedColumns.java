package clientele.cleaning.identity;

import clientele.cleaning.values.PlainText;
import clientele.study.Column;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which column of one table goes with which of another: of the same name, else of the same meaning, else, where both
 * have as many columns, in the same place.
 */
public record PairedColumns(List<Pair> pairs) {
  /** A column of the left and one of the right table. */
  public record Pair(Column left, Column right) {}

  public PairedColumns {
    pairs = List.copyOf(pairs);
  }

  /** Pairs the columns of two tables. */
  public static PairedColumns of(Table left, Table right) {
    List<Pair> pairs = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Column column : left.columns()) {
      Optional<Column> partner =
          right.columns().stream().filter(c -> same(column.name(), c.name())).findFirst()
              .or(() -> column.meaning().flatMap(m -> right.columns().stream().filter(c -> c.means(m)).findFirst()));
      if (partner.isPresent() && taken.add(partner.get().name())) {
        pairs.add(new Pair(column, partner.get()));
      }
    }
    if (pairs.size() < 2 && left.columns().size() == right.columns().size()) {
      pairs.clear();
      for (int i = 0; i < left.columns().size(); i++) {
        pairs.add(new Pair(left.columns().get(i), right.columns().get(i)));
      }
    }
    return new PairedColumns(pairs);
  }

  private static boolean same(String a, String b) {
    return PlainText.fold(a).replace(" ", "").equals(PlainText.fold(b).replace(" ", ""));
  }
}
