package clientele.analysis.data.steps;

import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Columns with other values, cut into the chunks of their table. */
public final class ChangedColumn {
  private ChangedColumn() {}

  /** Puts words into a TEXT column, one per row, null for missing. */
  public static void putWords(TableEdit edit, Table table, Column column, String[] words) {
    Map<String, Integer> dictionary = new LinkedHashMap<>();
    List<Chunk> chunks = new ArrayList<>();
    int at = 0;
    for (int k = 0; k < table.chunks(); k++) {
      int[] codes = new int[table.rowsIn(k)];
      for (int i = 0; i < codes.length; i++) {
        String word = words[at++];
        if (word == null) {
          codes[i] = -1;
        } else {
          Integer known = dictionary.putIfAbsent(word, dictionary.size());
          codes[i] = known == null ? dictionary.size() - 1 : known;
        }
      }
      chunks.add(new Chunk.Codes(codes));
    }
    edit.put(column, chunks, Dictionary.of(dictionary.keySet().toArray(String[]::new)));
  }

  /** Puts whole numbers, decimals, days, moments or yes and no into a column. */
  public static void putLongs(TableEdit edit, Table table, Column column, long[] values) {
    List<Chunk> chunks = new ArrayList<>();
    int at = 0;
    for (int k = 0; k < table.chunks(); k++) {
      long[] part = new long[table.rowsIn(k)];
      System.arraycopy(values, at, part, 0, part.length);
      at += part.length;
      chunks.add(new Chunk.Longs(part));
    }
    edit.put(column, chunks, null);
  }

  /** Puts real numbers into a column. */
  public static void putReals(TableEdit edit, Table table, Column column, double[] values) {
    List<Chunk> chunks = new ArrayList<>();
    int at = 0;
    for (int k = 0; k < table.chunks(); k++) {
      double[] part = new double[table.rowsIn(k)];
      System.arraycopy(values, at, part, 0, part.length);
      at += part.length;
      chunks.add(new Chunk.Reals(part));
    }
    edit.put(column, chunks, null);
  }

  /** Gives each row the value of another row of the same column. */
  public static void putFrom(TableEdit edit, Table table, Column column, int[] source) {
    if (column.kind().isCoded()) {
      int[] all = table.codes(column.name());
      List<Chunk> chunks = new ArrayList<>();
      int at = 0;
      for (int k = 0; k < table.chunks(); k++) {
        int[] part = new int[table.rowsIn(k)];
        for (int i = 0; i < part.length; i++) {
          part[i] = all[source[at++]];
        }
        chunks.add(new Chunk.Codes(part));
      }
      edit.put(column, chunks, table.dictionary(column.name()));
    } else if (column.kind() == Kind.REAL) {
      double[] all = table.reals(column.name());
      double[] out = new double[all.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = all[source[i]];
      }
      putReals(edit, table, column, out);
    } else {
      long[] all = table.longs(column.name());
      long[] out = new long[all.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = all[source[i]];
      }
      putLongs(edit, table, column, out);
    }
  }

  /**
   * Changes the distinct words of a coded column.
   *
   * @return rows that hold another word than before
   */
  public static long rewrite(TableEdit edit, Table table, Column column, UnaryOperator<String> change) {
    Dictionary before = table.dictionary(column.name());
    Map<String, Integer> after = new LinkedHashMap<>();
    int[] place = new int[before.size()];
    boolean[] differs = new boolean[before.size()];
    for (int code = 0; code < place.length; code++) {
      String word = change.apply(before.get(code));
      differs[code] = !before.get(code).equals(word);
      if (word == null) {
        place[code] = -1;
      } else {
        Integer known = after.putIfAbsent(word, after.size());
        place[code] = known == null ? after.size() - 1 : known;
      }
    }
    long changed = 0;
    List<Chunk> chunks = new ArrayList<>();
    for (int k = 0; k < table.chunks(); k++) {
      int[] codes = table.codes(column.name(), k).clone();
      for (int i = 0; i < codes.length; i++) {
        if (codes[i] >= 0) {
          changed += differs[codes[i]] ? 1 : 0;
          codes[i] = place[codes[i]];
        }
      }
      chunks.add(new Chunk.Codes(codes));
    }
    if (changed > 0) {
      edit.put(column, chunks, Dictionary.of(after.keySet().toArray(String[]::new)));
    }
    return changed;
  }
}
