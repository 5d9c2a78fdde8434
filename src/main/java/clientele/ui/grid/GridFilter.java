package clientele.ui.grid;

import clientele.actions.ColumnWords;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is typed above a column: a part of a word; {@code > 50}, {@code <= 3}, {@code 10-20} for numbers; a day, month or
 * year, or a comparison with one, for dates; {@code ""} for missing. Words that cannot be read as such match nothing.
 */
public final class GridFilter {
  private static final Pattern COMPARED = Pattern.compile("\\s*(<=|>=|≤|≥|<|>|=)\\s*(.+?)\\s*");
  private static final Pattern UNFINISHED = Pattern.compile("\\s*(?:<=|>=|≤|≥|<|>|=)?\\s*");
  private static final Pattern BETWEEN = Pattern.compile("\\s*(-?[\\d.,]+)\\s*(?:–|\\.\\.|to|至)\\s*(-?[\\d.,]+)\\s*");

  private final String typed;

  private GridFilter(String typed) {
    this.typed = typed;
  }

  /** A filter, unless nothing is typed, or only the sign of a comparison so far. */
  public static Optional<GridFilter> of(String typed) {
    return typed == null || UNFINISHED.matcher(typed).matches() ? Optional.empty() : Optional.of(new GridFilter(typed.strip()));
  }

  /** The rows of a chunk that pass. */
  public BitSet passing(Table table, Column column, int chunk) {
    BitSet rows = new BitSet();
    switch (table.chunk(column.name(), chunk)) {
      case Chunk.Codes codes -> {
        BitSet words = passingWords(table, column);
        boolean missing = typed.equals("\"\"");
        for (int i = 0; i < codes.rows(); i++) {
          int code = codes.values()[i];
          rows.set(i, code < 0 ? missing : words.get(code));
        }
      }
      case Chunk.Longs longs -> {
        double[] range = range(column);
        for (int i = 0; i < longs.rows(); i++) {
          long value = longs.values()[i];
          rows.set(i, value == Column.MISSING ? typed.equals("\"\"") : within(value, range));
        }
      }
      case Chunk.Reals reals -> {
        double[] range = range(column);
        for (int i = 0; i < reals.rows(); i++) {
          double value = reals.values()[i];
          rows.set(i, Double.isNaN(value) ? typed.equals("\"\"") : within(value, range));
        }
      }
    }
    return rows;
  }

  /** The words that pass as they are stored, or as they are said in any language: a code is not what stands on the screen. */
  private BitSet passingWords(Table table, Column column) {
    Dictionary dictionary = table.dictionary(column.name());
    BitSet passing = new BitSet();
    boolean exact = typed.startsWith("=");
    String wanted = (exact ? typed.substring(1).strip() : typed).toLowerCase(Locale.ROOT);
    for (int code = 0; code < dictionary.size(); code++) {
      String word = dictionary.get(code);
      Stream<String> said = ColumnWords.value(table.version(), column, word).stream()
          .flatMap(t -> Arrays.stream(Language.values()).map(l -> Messages.render(t, l)));
      passing.set(code, Stream.concat(Stream.of(word), said).map(w -> w.toLowerCase(Locale.ROOT))
          .anyMatch(w -> exact ? w.equals(wanted) : w.contains(wanted)));
    }
    return passing;
  }

  private static boolean within(double value, double[] range) {
    return value >= range[0] && value <= range[1];
  }

  /** The range of stored values that pass; an empty one if the words cannot be read. */
  private double[] range(Column column) {
    double[] none = {1, 0};
    Matcher between = BETWEEN.matcher(typed);
    if (between.matches() && column.kind().isNumeric()) {
      double[] low = stored(between.group(1), column).orElse(none);
      double[] high = stored(between.group(2), column).orElse(none);
      return new double[] {low[0], high[1]};
    }
    Matcher compared = COMPARED.matcher(typed);
    if (!compared.matches()) {
      return stored(typed, column).orElse(none);
    }
    double[] place = stored(compared.group(2), column).orElse(none);
    if (place[0] > place[1]) {
      return none;
    }
    return switch (compared.group(1)) {
      case "<" -> new double[] {Double.NEGATIVE_INFINITY, Math.nextDown(place[0])};
      case "<=", "≤" -> new double[] {Double.NEGATIVE_INFINITY, place[1]};
      case ">" -> new double[] {Math.nextUp(place[1]), Double.POSITIVE_INFINITY};
      case ">=", "≥" -> new double[] {place[0], Double.POSITIVE_INFINITY};
      default -> place;
    };
  }

  /** The stored values that a word stands for: one number, or all seconds of a day, all days of a month or year. */
  private static Optional<double[]> stored(String word, Column column) {
    try {
      if (column.kind() == Kind.BOOLEAN) {
        boolean yes = word.matches("(?i)yes|true|1|是");
        boolean no = word.matches("(?i)no|false|0|否");
        return yes ? Optional.of(new double[] {1, 1}) : no ? Optional.of(new double[] {0, 0}) : Optional.empty();
      }
      if (column.kind().isTemporal()) {
        LocalDate from = word.matches("\\d{4}") ? LocalDate.of(Integer.parseInt(word), 1, 1)
            : word.matches("\\d{4}-\\d{2}") ? YearMonth.parse(word).atDay(1) : LocalDate.parse(word);
        LocalDate to = word.matches("\\d{4}") ? from.withDayOfYear(from.lengthOfYear())
            : word.matches("\\d{4}-\\d{2}") ? YearMonth.from(from).atEndOfMonth() : from;
        return Optional.of(column.kind() == Kind.DATE
            ? new double[] {from.toEpochDay(), to.toEpochDay()}
            : new double[] {from.atStartOfDay().toEpochSecond(ZoneOffset.UTC),
                to.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) - 1});
      }
      BigDecimal number = new BigDecimal(word.replace(",", "").replace("−", "-"));
      double scaled = number.movePointRight(column.kind() == Kind.DECIMAL ? column.scale() : 0).doubleValue();
      return Optional.of(new double[] {scaled, scaled});
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
