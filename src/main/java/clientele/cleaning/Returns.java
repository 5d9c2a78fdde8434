package clientele.cleaning;

import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cancellations and returns among order lines: states that say so, order numbers with a prefix that goes with negative
 * lines (or, where there are no signs to compare with, a prefix that is usual for credit notes), negative quantities,
 * and negative amounts where there is no quantity.
 */
public final class Returns {
  private static final Pattern PREFIXED = Pattern.compile("([\\p{L}]{1,6})[-_/ ]?\\d.*");
  private static final double RARE = 0.3;
  private static final double AGREES = 0.9;
  private static final int ENOUGH = 5;

  private Returns() {}

  /** Whether a table has any column to recognise returns by. */
  public static boolean canLook(Table table) {
    return table.column(Meaning.QUANTITY).isPresent()
        || table.column(Meaning.AMOUNT).isPresent()
        || table.column(Meaning.STATUS).isPresent()
        || table.column(Meaning.ORDER_ID).isPresent();
  }

  /** Cancelled and returned lines, each under its first reason. */
  public static List<Finding> find(Table table, JobContext job) {
    List<Finding> found = new ArrayList<>();
    BitSet earlier = new BitSet();
    BitSet negative = negative(table);
    add(found, earlier, "reason.status", byStatus(table));
    job.progress(0.3);
    add(found, earlier, "reason.order-prefix", prefixed(table, negative));
    job.progress(0.7);
    boolean counted = table.column(Meaning.QUANTITY).filter(c -> c.kind().isNumeric()).isPresent();
    add(found, earlier, counted ? "reason.negative-quantity" : "reason.negative-amount", negative);
    return found;
  }

  private static void add(List<Finding> found, BitSet earlier, String key, BitSet rows) {
    Finding finding = Finding.without(new Finding(Text.of(Returns.class, key), rows), earlier);
    if (finding.size() > 0) {
      earlier.or(finding.rows());
      found.add(finding);
    }
  }

  /** Rows below zero in the quantity, or in the amount where there is no quantity. */
  private static BitSet negative(Table table) {
    Optional<Column> column =
        table
            .column(Meaning.QUANTITY)
            .filter(c -> c.kind().isNumeric())
            .or(() -> table.column(Meaning.AMOUNT).filter(c -> c.kind().isNumeric()));
    BitSet rows = new BitSet();
    if (column.isEmpty()) {
      return rows;
    }
    int at = 0;
    for (int k = 0; k < table.chunks(); k++) {
      switch (table.chunk(column.get().name(), k)) {
        case Chunk.Longs longs -> {
          for (int i = 0; i < longs.rows(); i++) {
            if (longs.values()[i] < 0 && longs.values()[i] != Column.MISSING) {
              rows.set(at + i);
            }
          }
        }
        case Chunk.Reals reals -> {
          for (int i = 0; i < reals.rows(); i++) {
            if (reals.values()[i] < 0) {
              rows.set(at + i);
            }
          }
        }
        case Chunk.Codes ignored -> { }
      }
      at += table.rowsIn(k);
    }
    return rows;
  }

  /** Lines whose state says that they were cancelled or returned. */
  public static BitSet byStatus(Table table) {
    Optional<Column> column = table.column(Meaning.STATUS).filter(c -> c.kind().isCoded());
    if (column.isEmpty()) {
      return new BitSet();
    }
    Dictionary words = table.dictionary(column.get().name());
    BitSet wanted = new BitSet();
    for (int code = 0; code < words.size(); code++) {
      if (CleaningWords.shipped().isReturned(words.get(code))) {
        wanted.set(code);
      }
    }
    return rowsOf(table, column.get(), wanted);
  }

  private static BitSet prefixed(Table table, BitSet negative) {
    Optional<Column> column = table.column(Meaning.ORDER_ID).filter(c -> c.kind().isCoded());
    if (column.isEmpty()) {
      return new BitSet();
    }
    Dictionary orders = table.dictionary(column.get().name());
    Map<String, BitSet> byPrefix = new HashMap<>();
    for (int code = 0; code < orders.size(); code++) {
      Matcher m = PREFIXED.matcher(orders.get(code).strip());
      if (m.matches()) {
        byPrefix.computeIfAbsent(m.group(1).toUpperCase(java.util.Locale.ROOT), p -> new BitSet()).set(code);
      }
    }
    boolean signs = !negative.isEmpty();
    BitSet wanted = new BitSet();
    byPrefix.forEach(
        (prefix, codes) -> {
          if (codes.cardinality() > orders.size() * RARE) {
            return;
          }
          BitSet rows = rowsOf(table, column.get(), codes);
          BitSet below = (BitSet) rows.clone();
          below.and(negative);
          double agreeing = (double) below.cardinality() / rows.cardinality();
          boolean usual = CleaningWords.shipped().isCreditPrefix(prefix);
          boolean proven = agreeing >= AGREES && (usual || rows.cardinality() >= ENOUGH);
          if (proven || usual && (!signs || agreeing >= 0.5)) {
            wanted.or(codes);
          }
        });
    return rowsOf(table, column.get(), wanted);
  }

  /** Rows of a coded column with any of these codes. */
  static BitSet rowsOf(Table table, Column column, BitSet codes) {
    BitSet rows = new BitSet();
    if (codes.isEmpty()) {
      return rows;
    }
    int at = 0;
    for (int k = 0; k < table.chunks(); k++) {
      int[] values = table.codes(column.name(), k);
      for (int i = 0; i < values.length; i++) {
        if (values[i] >= 0 && codes.get(values[i])) {
          rows.set(at + i);
        }
      }
      at += values.length;
    }
    return rows;
  }
}
