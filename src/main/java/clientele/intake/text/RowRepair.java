package clientele.intake.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds how a line that does not fit its table was meant. Every way to cut the line into the columns of the table has a
 * cost: for what must be wrong with the line (a delimiter missing or too many, a quote that opens nothing, another
 * delimiter, fields left out at the end) and for how surprising each cell would be in its column. The cheapest way is
 * taken if it is cheap enough and no other one that gives different cells is nearly as cheap.
 */
public final class RowRepair {
  /** Clearly cheaper than any other reading, in natural logarithms. */
  private static final double MARGIN = 0.6;

  private static final int LONGEST = 1 << 13;

  /** Fields looked at in all lines of a file; then its lines are no longer worth the time. */
  private static final long MOST_STEPS = 8_000_000;

  /** What was wrong with a line. */
  public enum Mend {
    OTHER_DELIMITER,
    OTHER_QUOTE,
    STRAY_QUOTE,
    MISSING_DELIMITER,
    EXTRA_DELIMITER,
    MISSING_FIELDS,
    UNQUOTED_DELIMITER,
    OTHER_LINE_END
  }

  /** A line as it was meant: its cells in UTF-8 and what was wrong. */
  public record Mended(List<byte[]> cells, Set<Mend> mends, double cost) {
    /** The cells as words. */
    List<String> words() {
      return cells.stream().map(cell -> new String(cell, StandardCharsets.UTF_8)).toList();
    }
  }

  /** How surprising a cell is in a column. */
  public interface Surprise {
    double of(int column, byte[] b, int from, int to);
  }

  private final Dialect dialect;
  private final int width;
  private final Surprise surprise;
  private final boolean sure;
  private final List<Dialect> others = new ArrayList<>();
  private long steps;

  /**
   * For lines of one table.
   *
   * @param surprise how cells are usually written; it decides between ways that are equally possible
   * @param sure whether {@code surprise} has learned from rows, so that it can tell a row from a note
   */
  public RowRepair(Dialect dialect, int width, Surprise surprise, boolean sure) {
    this.dialect = dialect;
    this.width = width;
    this.surprise = surprise;
    this.sure = sure;
    for (char delimiter : new char[] {' ', ';', ',', '\t', '|'}) {
      if (delimiter != dialect.delimiter() && !(delimiter == ' ' && dialect.spaceAfterDelimiter())) {
        others.add(dialect.withDelimiter(delimiter).withSpace(false).withRuns(false));
      }
    }
    char other = dialect.quote() == '\'' ? '"' : '\'';
    others.add(dialect.withQuote(other, other));
  }

  /** The line as it was meant, if that is clear. */
  public Optional<Mended> mend(byte[] line) {
    if (line.length > LONGEST || width < 2 || steps > MOST_STEPS) {
      return Optional.empty();
    }
    List<Mended> found = new ArrayList<>();
    found.addAll(ways(new LineCutter(line, dialect, width, surprise, sure, 0, EnumSet.noneOf(Mend.class))));
    if (!plainlyFits(found)) {
      for (Dialect other : others) {
        boolean sameDelimiter = other.delimiter() == dialect.delimiter();
        if (occurs(line, sameDelimiter ? other.quote() : other.delimiter()) < (sameDelimiter ? 2 : width - 1)) {
          continue;
        }
        Mend why = sameDelimiter ? Mend.OTHER_QUOTE : Mend.OTHER_DELIMITER;
        double price = sameDelimiter ? 1.5 : 3;
        found.addAll(ways(new LineCutter(line, other, width, surprise, sure, price, EnumSet.of(why))));
      }
    }
    return clearest(found);
  }

  private List<Mended> ways(LineCutter cutter) {
    List<Mended> ways = cutter.ways();
    steps += cutter.steps();
    return ways;
  }

  /** Whether no more lines will be looked at. */
  public boolean isSpent() {
    return steps > MOST_STEPS;
  }

  private boolean plainlyFits(List<Mended> found) {
    return found.stream().anyMatch(way -> way.cost < 2.5 && !way.mends.contains(Mend.MISSING_FIELDS));
  }

  private Optional<Mended> clearest(List<Mended> found) {
    found.sort(java.util.Comparator.comparingDouble(Mended::cost));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Mended best = found.getFirst();
    for (Mended rival : found.subList(1, found.size())) {
      if (rival.cost - best.cost >= MARGIN) {
        break;
      }
      if (!rival.words().equals(best.words())) {
        return Optional.empty();
      }
    }
    double most = 7 + 1.1 * width + (best.mends.contains(Mend.OTHER_DELIMITER) ? 4 : 0);
    return best.cost <= most ? Optional.of(best) : Optional.empty();
  }

  private static int occurs(byte[] line, char sign) {
    int found = 0;
    for (byte b : line) {
      found += b == sign ? 1 : 0;
    }
    return found;
  }
}
