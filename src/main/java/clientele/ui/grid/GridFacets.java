package clientele.ui.grid;

import clientele.actions.ColumnWords;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.cleaning.profile.ColumnProfile;
import clientele.cleaning.profile.TableProfile;
import clientele.job.JobContext;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ways to narrow a table down without typing: the usual values of a column of words, quarters of a column of numbers,
 * years of a column of dates. Within a facet any chosen part is enough, every facet must agree, and the counts of each
 * follow the choices in all the others.
 */
final class GridFacets {
  /**
   * A facet.
   *
   * @param column that is cut into parts
   * @param parts their names; the last may be all the rest
   * @param partOf the part of every row
   */
  record Facet(Column column, List<Text> parts, byte[] partOf) {}

  /** What passes, and the rows of every part given the choices in the other facets. */
  record Counted(BitSet rows, List<long[]> counts) {}

  private static final int MOST = 5;
  private static final int WORDS = 3;
  private static final int VALUES = 7;
  private static final int YEARS = 12;
  private static final long DAY = 86_400;

  private final List<Facet> facets;

  private GridFacets(List<Facet> facets) {
    this.facets = List.copyOf(facets);
  }

  static GridFacets none() {
    return new GridFacets(List.of());
  }

  /** The facets of a table: its most telling columns of words, its date and its amounts. */
  static GridFacets of(Table table, JobContext job) {
    List<Facet> found = new ArrayList<>();
    List<Column> columns = table.columns();
    for (int c = 0; c < columns.size() && found.size() < WORDS; c++) {
      job.progress(0.7 * c / columns.size());
      Column column = columns.get(c);
      if (column.kind() == Kind.BOOLEAN) {
        found.add(truths(table, column));
      } else if (column.kind() == Kind.TEXT && !isKey(column)) {
        ColumnProfile p = TableProfile.of(table, column, job);
        if (tells(p)) {
          found.add(words(table, p));
        }
      }
    }
    columns.stream().filter(c -> c.kind().isTemporal()).findFirst()
        .flatMap(c -> years(table, TableProfile.of(table, c, job)))
        .ifPresent(found::add);
    List<Column> amounts = columns.stream()
        .filter(c -> c.kind().isNumeric() && !isKey(c))
        .sorted((a, b) -> Boolean.compare(isAmount(b), isAmount(a)))
        .toList();
    for (int c = 0; c < amounts.size() && found.size() < MOST; c++) {
      job.progress(0.7 + 0.3 * c / amounts.size());
      ColumnProfile p = TableProfile.of(table, amounts.get(c), job);
      if (p.distinct() > 4) {
        found.add(quarters(table, p));
      }
    }
    return new GridFacets(found);
  }

  List<Facet> facets() {
    return facets;
  }

  /** Counts the parts under the rows that pass the filters and the parts chosen, by the name of their column. */
  Counted count(Map<String, Set<Integer>> chosen, BitSet passing) {
    List<long[]> counts = new ArrayList<>();
    boolean[][] wanted = new boolean[facets.size()][];
    for (int f = 0; f < facets.size(); f++) {
      counts.add(new long[facets.get(f).parts.size()]);
      Set<Integer> parts = chosen.getOrDefault(facets.get(f).column.name(), Set.of());
      if (!parts.isEmpty()) {
        wanted[f] = new boolean[facets.get(f).parts.size()];
        for (int part : parts) {
          wanted[f][part] = true;
        }
      }
    }
    BitSet rows = new BitSet();
    for (int row = passing.nextSetBit(0); row >= 0; row = passing.nextSetBit(row + 1)) {
      int against = -1;
      int failed = 0;
      for (int f = 0; f < wanted.length && failed < 2; f++) {
        if (wanted[f] != null && !wanted[f][facets.get(f).partOf[row]]) {
          against = f;
          failed++;
        }
      }
      if (failed == 0) {
        rows.set(row);
        for (int f = 0; f < wanted.length; f++) {
          counts.get(f)[facets.get(f).partOf[row]]++;
        }
      } else if (failed == 1) {
        counts.get(against)[facets.get(against).partOf[row]]++;
      }
    }
    return new Counted(rows, counts);
  }

  private static boolean tells(ColumnProfile p) {
    long covered = p.top().stream().limit(VALUES).mapToLong(ColumnProfile.Value::rows).sum();
    return p.distinct() > 1 && covered * 2 > p.rows() - p.missing();
  }

  private static boolean isKey(Column column) {
    return column.means(Meaning.CUSTOMER_ID) || column.means(Meaning.ORDER_ID) || column.means(Meaning.FEEDBACK_ID);
  }

  private static boolean isAmount(Column column) {
    return column.means(Meaning.AMOUNT) || column.means(Meaning.QUANTITY) || column.means(Meaning.RATING);
  }

  private static Facet words(Table table, ColumnProfile p) {
    Map<String, Integer> known = new HashMap<>();
    List<Text> parts = new ArrayList<>();
    for (ColumnProfile.Value value : p.top().subList(0, Math.min(VALUES, p.top().size()))) {
      known.put(value.words(), parts.size());
      parts.add(ColumnWords.value(table.version(), p.column(), value.words()).orElse(Text.literal(value.words())));
    }
    boolean others = p.distinct() > parts.size();
    int rest = parts.size();
    if (others) {
      parts.add(Text.of(GridFacets.class, "facet.others", p.distinct() - rest));
    }
    int missing = missing(p, parts);
    String name = p.column().name();
    int[] partOfCode = new int[table.dictionary(name).size()];
    for (int code = 0; code < partOfCode.length; code++) {
      partOfCode[code] = known.getOrDefault(table.dictionary(name).get(code), rest);
    }
    byte[] partOf = new byte[Math.toIntExact(table.rows())];
    int start = 0;
    for (int k = 0; k < table.chunks(); k++) {
      for (int code : table.codes(name, k)) {
        partOf[start++] = (byte) (code < 0 ? missing : partOfCode[code]);
      }
    }
    return new Facet(p.column(), parts, partOf);
  }

  private static Facet truths(Table table, Column column) {
    List<Text> parts = List.of(Text.of(TablePages.class, "yes"), Text.of(TablePages.class, "no"), Text.of(GridFacets.class, "facet.missing"));
    byte[] partOf = new byte[Math.toIntExact(table.rows())];
    int start = 0;
    for (int k = 0; k < table.chunks(); k++) {
      for (long value : table.longs(column.name(), k)) {
        partOf[start++] = (byte) (value == Column.MISSING ? 2 : value != 0 ? 0 : 1);
      }
    }
    return new Facet(column, parts, partOf);
  }

  private static java.util.Optional<Facet> years(Table table, ColumnProfile p) {
    if (p.numbers().isEmpty()) {
      return java.util.Optional.empty();
    }
    boolean moments = p.column().kind() == Kind.TIME;
    int first = year(p.numbers().get().least(), moments);
    int last = year(p.numbers().get().most(), moments);
    if (last == first || last - first >= YEARS) {
      return java.util.Optional.empty();
    }
    List<Text> parts = new ArrayList<>();
    long[] ends = new long[last - first];
    for (int y = first; y <= last; y++) {
      parts.add(Text.literal(Integer.toString(y)));
      if (y > first) {
        ends[y - first - 1] = LocalDate.of(y, 1, 1).toEpochDay() * (moments ? DAY : 1);
      }
    }
    int missing = missing(p, parts);
    byte[] partOf = new byte[Math.toIntExact(table.rows())];
    int start = 0;
    for (int k = 0; k < table.chunks(); k++) {
      for (long value : table.longs(p.column().name(), k)) {
        int place = Arrays.binarySearch(ends, value);
        partOf[start++] = (byte) (value == Column.MISSING ? missing : place < 0 ? -place - 1 : place + 1);
      }
    }
    return java.util.Optional.of(new Facet(p.column(), parts, partOf));
  }

  private static int year(double stored, boolean moments) {
    return LocalDate.ofEpochDay((long) Math.floor(moments ? stored / DAY : stored)).getYear();
  }

  /** Quarters: below the lower quartile, to the median, to the upper quartile, above; equal cuts are joined. */
  private static Facet quarters(Table table, ColumnProfile p) {
    ColumnProfile.Numbers numbers = p.numbers().orElseThrow();
    double[] cuts = Arrays.stream(new double[] {numbers.lower(), numbers.median(), numbers.upper()}).distinct().toArray();
    int decimals = p.column().kind() == Kind.INTEGER ? 0 : Math.abs(numbers.upper()) >= 1000 ? 0 : 2;
    List<Text> parts = new ArrayList<>();
    for (int i = 0; i <= cuts.length; i++) {
      String low = i == 0 ? "" : Figures.fixed(cuts[i - 1], decimals);
      String high = i == cuts.length ? "" : Figures.fixed(cuts[i], decimals);
      parts.add(Text.literal(i == 0 ? "≤ " + high : i == cuts.length ? "> " + low : low + " – " + high));
    }
    int missing = missing(p, parts);
    byte[] partOf = new byte[Math.toIntExact(table.rows())];
    double unit = Math.pow(10, p.column().scale());
    int start = 0;
    for (int k = 0; k < table.chunks(); k++) {
      Chunk chunk = table.chunk(p.column().name(), k);
      for (int i = 0; i < chunk.rows(); i++) {
        double value = switch (chunk) {
          case Chunk.Longs longs -> longs.values()[i] == Column.MISSING ? Double.NaN : longs.values()[i] / unit;
          case Chunk.Reals reals -> reals.values()[i];
          case Chunk.Codes codes -> Double.NaN;
        };
        int part = 0;
        while (part < cuts.length && value > cuts[part]) {
          part++;
        }
        partOf[start++] = (byte) (Double.isNaN(value) ? missing : part);
      }
    }
    return new Facet(p.column(), parts, partOf);
  }

  private static int missing(ColumnProfile p, List<Text> parts) {
    if (p.missing() > 0) {
      parts.add(Text.of(GridFacets.class, "facet.missing"));
    }
    return parts.size() - 1;
  }
}
