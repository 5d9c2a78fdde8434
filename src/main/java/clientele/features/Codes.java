package clientele.features;

import clientele.study.Cells;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Table;
import java.util.HashMap;
import java.util.Map;

/** Codes of a column that may hold words or whole numbers. */
final class Codes {
  private final Table table;
  private final String column;
  private final Column meta;
  private final LongCodes numbers = new LongCodes();
  private long[] byCode = new long[0];
  private Map<String, Integer> index = new HashMap<>();
  private int indexed;

  Codes(Table table, String column) {
    this.table = table;
    this.column = column;
    this.meta = table.column(column).orElseThrow();
  }

  int[] chunk(int c) {
    return switch (table.chunk(column, c)) {
      case Chunk.Codes codes -> codes.values();
      case Chunk.Longs longs -> {
        int[] codes = new int[longs.rows()];
        for (int i = 0; i < codes.length; i++) {
          codes[i] = longs.values()[i] == Column.MISSING ? -1 : numbers.code(longs.values()[i]);
        }
        yield codes;
      }
      case Chunk.Reals reals -> {
        int[] codes = new int[reals.rows()];
        for (int i = 0; i < codes.length; i++) {
          double value = reals.values()[i];
          codes[i] = Double.isNaN(value) ? -1 : numbers.code(Double.doubleToLongBits(value));
        }
        yield codes;
      }
    };
  }

  /** The code of a word; −1 if it cannot be one of this column. A number gets one even if no row has it. */
  int code(String word) {
    if (meta.kind().isCoded()) {
      return index().getOrDefault(word, -1);
    }
    try {
      return switch (meta.kind()) {
        case INTEGER -> numbers.code(Long.parseLong(word));
        case REAL -> numbers.code(Double.doubleToLongBits(Double.parseDouble(word)));
        default -> -1;
      };
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  int size() {
    return meta.kind().isCoded() ? table.dictionary(column).size() : numbers.size();
  }

  String word(int code) {
    if (meta.kind().isCoded()) {
      return table.dictionary(column).get(code);
    }
    long value = byCode()[code];
    return meta.kind() == Kind.REAL
        ? Cells.write(Double.longBitsToDouble(value))
        : Cells.write(meta, value);
  }

  private synchronized long[] byCode() {
    if (byCode.length != numbers.size()) {
      byCode = numbers.values();
    }
    return byCode;
  }

  /** Whether the column holds words; numbers have no marks before them. */
  boolean isWords() {
    return meta.kind().isCoded();
  }

  /** Codes by word; made anew only after new words came. */
  synchronized Map<String, Integer> index() {
    if (indexed != size()) {
      indexed = size();
      index = new HashMap<>(indexed * 2);
      for (int code = 0; code < indexed; code++) {
        index.put(word(code), code);
      }
    }
    return index;
  }
}
