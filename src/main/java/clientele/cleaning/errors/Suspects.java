package clientele.cleaning.errors;

import clientele.base.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects suspicions and tells each cell once. */
final class Suspects {
  private final List<ColumnValues> columns;
  private static final double OFFERED = 0.85;

  private final Map<Long, List<Suspicion>> byCell = new HashMap<>();
  private final Set<Long> choices = new HashSet<>();

  Suspects(List<ColumnValues> columns) {
    this.columns = columns;
  }

  List<ColumnValues> columns() {
    return columns;
  }

  void add(int row, int column, Text reason, String suggestion, double sure) {
    String value = columns.get(column).value(row);
    byCell
        .computeIfAbsent((long) row << 16 | column, k -> new ArrayList<>(1))
        .add(new Suspicion(row, column, value == null ? "" : value, reason, suggestion, sure, suggestion.isEmpty() ? 0 : sure, false));
  }

  /** A cell whose suggestion is a choice that a person makes, however sure other finders are of the same: it is never taken by itself. */
  void offer(int row, int column, Text reason, String suggestion, double sure) {
    add(row, column, reason, suggestion, sure);
    choices.add((long) row << 16 | column);
  }

  /** Every row that holds a value, as a choice. */
  void offerAll(int column, int value, ColumnValues.Rows rows, Text reason, String suggestion, double sure) {
    for (int i = rows.starts()[value]; i < rows.starts()[value + 1]; i++) {
      offer(rows.all()[i], column, reason, suggestion, sure);
    }
  }

  /** Every row that holds a value which stands for none. */
  void clearAll(int column, int value, ColumnValues.Rows rows, Text reason, double sure) {
    for (int i = rows.starts()[value]; i < rows.starts()[value + 1]; i++) {
      int row = rows.all()[i];
      byCell
          .computeIfAbsent((long) row << 16 | column, k -> new ArrayList<>(1))
          .add(new Suspicion(row, column, columns.get(column).value(row), reason, "", sure, sure, true));
    }
  }

  /** Every row that holds a value. */
  void addAll(int column, int value, ColumnValues.Rows rows, Text reason, String suggestion, double sure) {
    for (int i = rows.starts()[value]; i < rows.starts()[value + 1]; i++) {
      add(rows.all()[i], column, reason, suggestion, sure);
    }
  }

  private double taken(Suspicion cell, double sure) {
    return choices.contains((long) cell.row() << 16 | cell.column()) ? Math.min(OFFERED, sure) : sure;
  }

  /** One suspicion per cell, the surest cells first; a second reason makes a cell surer, a second finder its suggestion. */
  List<Suspicion> ranked() {
    List<Suspicion> all = new ArrayList<>();
    for (List<Suspicion> cell : byCell.values()) {
      cell.sort(Comparator.comparingDouble(Suspicion::sure).reversed());
      Suspicion first = cell.getFirst();
      double doubt = 1;
      double stays = 1;
      Map<String, Double> doubts = new LinkedHashMap<>();
      for (Suspicion each : cell) {
        doubt *= 1 - each.sure();
        stays *= each.clears() ? 1 - each.sure() : 1;
        if (!each.suggestion().isEmpty()) {
          doubts.merge(each.suggestion(), 1 - each.sure(), (x, y) -> x * y);
        }
      }
      String suggestion = "";
      double least = 1;
      for (Map.Entry<String, Double> each : doubts.entrySet()) {
        if (each.getValue() < least) {
          suggestion = each.getKey();
          least = each.getValue();
        }
      }
      boolean clears = suggestion.isEmpty() && stays < 1;
      all.add(new Suspicion(
          first.row(), first.column(), first.value(), first.reason(), suggestion, 1 - doubt,
          clears ? 1 - stays : suggestion.isEmpty() ? 0 : taken(first, 1 - least), clears));
    }
    all.sort(
        Comparator.comparingDouble(Suspicion::sure).reversed()
            .thenComparingInt(Suspicion::row)
            .thenComparingInt(Suspicion::column));
    return all;
  }
}
