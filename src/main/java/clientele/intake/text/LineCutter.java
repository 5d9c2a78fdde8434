package clientele.intake.text;

import clientele.intake.text.RowRepair.Mend;
import clientele.intake.text.RowRepair.Mended;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * All cheap ways to cut one line into a number of columns with one delimiter and quote: the shortest paths through the
 * places of the line, where an edge is a field. A field is read plain up to a delimiter or within quotes; at a price it
 * may hold delimiters, end without one (once), or be left out.
 */
final class LineCutter {
  private static final double STRAY_QUOTE = 2.2;
  private static final double LONE_QUOTE = 1.6;
  private static final double SPACED = 0.6;
  private static final double WITHOUT_SPACE = 9;
  private static final double UNESCAPED_END = 1;
  private static final double EXTRA = 2.5;
  private static final double MISSING = 2.5;
  private static final double UNQUOTED = 3.5;
  private static final int KEPT = 4;
  private static final int MOST_CLOSINGS = 12;
  private static final int MOST_STEPS = 60_000;

  private final byte[] b;
  private final int end;
  private final byte delimiter;
  private final byte quote;
  private final boolean quotes;
  private final boolean backslash;
  private final boolean skipSpace;
  private final boolean runs;
  private final int width;
  private final RowRepair.Surprise surprise;
  private final boolean sure;
  private final double price;
  private final Set<Mend> given;
  private final Map<Long, List<Step>> states = new HashMap<>();
  private final PriorityQueue<Long> open = new PriorityQueue<>();
  private final List<Step> complete = new ArrayList<>();
  private int steps;

  /** A field on the way: where it lies, what the way up to it costs. */
  private record Step(Step before, int from, int to, boolean quoted, boolean isField, double cost, int mends) {}

  LineCutter(
      byte[] line, Dialect dialect, int width, RowRepair.Surprise surprise, boolean sure, double price, Set<Mend> given) {
    this.b = line;
    this.end = line.length;
    this.delimiter = (byte) dialect.delimiter();
    this.quote = (byte) dialect.quote();
    this.quotes = dialect.quote() != Dialect.NONE;
    this.backslash = dialect.escape() == '\\';
    this.skipSpace = dialect.spaceAfterDelimiter();
    this.runs = dialect.runs();
    this.width = width;
    this.surprise = surprise;
    this.sure = sure;
    this.price = price;
    this.given = given;
  }

  /** The cheapest ways, the best first. */
  List<Mended> ways() {
    add(0, 0, 0, new Step(null, 0, 0, false, false, price, bits(given)));
    while (!open.isEmpty()) {
      if (steps > MOST_STEPS) {
        return List.of();
      }
      long key = open.poll();
      int at = (int) (key >>> 32);
      int column = (int) (key >>> 1) & 0x7fffffff;
      boolean cut = (key & 1) != 0;
      for (Step step : states.remove(key)) {
        go(step, at, column, cut);
      }
    }
    complete.sort(Comparator.comparingDouble(Step::cost));
    return complete.stream().limit(KEPT * 2L).map(this::mended).toList();
  }

  private void go(Step step, int at, int column, boolean cut) {
    if (at > end) {
      finish(step, column);
      return;
    }
    if (column > width) {
      return;
    }
    int from = at;
    while ((skipSpace || runs) && from < end && b[from] == ' ') {
      from++;
    }
    if (from < end && b[from] == delimiter) {
      add(from + 1, column, cut, skipped(step, EXTRA));
    } else if (from == end && column == width) {
      finish(skipped(step, EXTRA), column);
    }
    if (column == width) {
      return;
    }
    plain(step, from, column, cut);
    int opening = from;
    while (opening < end && b[opening] == ' ' && delimiter != ' ') {
      opening++;
    }
    if (quotes && opening < end && b[opening] == quote) {
      quoted(opening == from ? step : spaced(step), opening, column, cut);
    }
  }

  /** With a space before a quote, in a file that has none behind its delimiters. */
  private static Step spaced(Step step) {
    return new Step(
        step.before, step.from, step.to, step.quoted, step.isField, step.cost + SPACED, step.mends | 1 << Mend.STRAY_QUOTE.ordinal());
  }

  private static Step skipped(Step step, double cost) {
    return new Step(step, 0, 0, false, false, step.cost + cost, step.mends | 1 << Mend.EXTRA_DELIMITER.ordinal());
  }

  private void plain(Step step, int from, int column, boolean cut) {
    boolean words = delimiter == ' ';
    double extra = 0;
    int mends = step.mends;
    int text = from;
    if (quotes && from < end && b[from] == quote) {
      extra += STRAY_QUOTE;
      mends |= 1 << Mend.STRAY_QUOTE.ordinal();
      text++;
    }
    int to = nextDelimiter(from);
    if (!cut) {
      cuts(step, from, to, column, extra, mends);
    }
    int most = words ? 14 : 3;
    for (int joined = 0; joined <= most; joined++) {
      int joins = joined == 0 ? mends : mends | 1 << Mend.UNQUOTED_DELIMITER.ordinal();
      double cost = step.cost + extra + joined * (words ? 0.25 : UNQUOTED);
      cost += surprise.of(column, b, Math.min(text, to), to);
      add(to + 1, column + 1, cut, new Step(step, from, to, false, true, cost, joins));
      if (to >= end) {
        break;
      }
      if (!words) {
        boolean escaped = to > from && b[to - 1] == '\\';
        boolean cheap = escaped || isGroup(from, to);
        extra += cheap ? 0.3 - UNQUOTED : b[Math.min(to + 1, end - 1)] == ' ' ? 0 : WITHOUT_SPACE;
      }
      to = nextDelimiter(to + 1);
    }
  }

  /** Whether the comma at {@code to} parts thousands of a number that begins at {@code from}. */
  private boolean isGroup(int from, int to) {
    int before = 0;
    for (int p = to - 1; p >= from && isDigit(p); p--) {
      before++;
    }
    boolean sign = to - before == from || to - before == from + 1 && (b[from] == '-' || b[from] == '$');
    boolean three = isDigit(to + 1) && isDigit(to + 2) && isDigit(to + 3) && !isDigit(to + 4);
    boolean led = before > 0 && b[to - before] != '0';
    return delimiter == ',' && led && before <= 3 && sign && three;
  }

  private boolean isDigit(int p) {
    return p < end && b[p] >= '0' && b[p] <= '9';
  }

  /** Fields that end where a delimiter is missing. */
  private void cuts(Step step, int from, int to, int column, double extra, int mends) {
    boolean every = to - from <= 80;
    for (int p = from + 1; p < to; p++) {
      if ((b[p] & 0xc0) == 0x80) {
        continue;
      }
      double seam = seam(p);
      if (seam > 3 && !every) {
        continue;
      }
      double cost = step.cost + extra + seam + surprise.of(column, b, from, p);
      add(
          p,
          column + 1,
          true,
          new Step(step, from, p, false, true, cost, mends | 1 << Mend.MISSING_DELIMITER.ordinal()));
    }
  }

  /** Cost of a missing delimiter before place {@code p}: little where two words plainly were run together. */
  private double seam(int p) {
    byte before = b[p - 1];
    byte after = b[p];
    if (quotes && after == quote) {
      return 1;
    }
    boolean upper = after >= 'A' && after <= 'Z';
    boolean lower = before >= 'a' && before <= 'z';
    boolean follows = p + 1 < end && b[p + 1] >= 'a' && b[p + 1] <= 'z';
    if (upper && (lower || follows && before >= 'A' && before <= 'Z')) {
      return 2.3;
    }
    boolean digit = after >= '0' && after <= '9';
    boolean digitBefore = before >= '0' && before <= '9';
    if (digit != digitBefore && after != ' ' && before != ' ') {
      return 2.5;
    }
    return 4;
  }

  private void quoted(Step step, int from, int column, boolean cut) {
    double inside = 0;
    int mends = step.mends;
    int closings = 0;
    for (int p = from + 1; p < end && closings < MOST_CLOSINGS; p++) {
      if (b[p] == '\\' && p + 1 < end && b[p + 1] == quote && (backslash || !ends(p + 2))) {
        inside += backslash ? 0 : 0.4;
        p++;
        continue;
      }
      if (b[p] != quote) {
        continue;
      }
      int behind = p + 1;
      while (behind < end && b[behind] == ' ' && delimiter != ' ') {
        behind++;
      }
      if (behind == end || b[behind] == delimiter) {
        closings++;
        double cost = step.cost + inside + surprise.of(column, b, from + 1, p);
        add(behind + 1, column + 1, cut, new Step(step, from + 1, p, true, true, cost, mends));
      } else if (!cut && b[p + 1] != quote || !cut && opensAnother(p + 1)) {
        closings++;
        double opener = b[p - 1] == delimiter ? 2 : 0;
        double cost = step.cost + inside + 1 + opener + surprise.of(column, b, from + 1, p);
        int why = mends | 1 << Mend.MISSING_DELIMITER.ordinal();
        add(p + 1, column + 1, true, new Step(step, from + 1, p, true, true, cost, why));
      }
      if (p + 1 < end && b[p + 1] == quote && !backslash) {
        inside += 0.05;
        if (ends(p + 2)) {
          double cost = step.cost + inside + UNESCAPED_END + surprise.of(column, b, from + 1, p + 1);
          int why = mends | 1 << Mend.STRAY_QUOTE.ordinal();
          add(p + 3, column + 1, cut, new Step(step, from + 1, p + 1, true, true, cost, why));
        }
        p++;
      } else {
        boolean border = b[p - 1] == delimiter || p + 1 < end && b[p + 1] == delimiter;
        boolean apostrophe = quote == '\'' && !border && p + 1 < end && isLetter(b[p - 1]) && isLetter(b[p + 1]);
        inside += apostrophe ? 0.1 : LONE_QUOTE + (border ? 1.5 : 0);
        mends |= apostrophe ? 0 : 1 << Mend.STRAY_QUOTE.ordinal();
      }
    }
  }

  private boolean ends(int p) {
    return p >= end || b[p] == delimiter;
  }

  /** Whether a quote at {@code p} opens a field that goes on: two quoted fields with nothing between them. */
  private boolean opensAnother(int p) {
    return p + 1 < end && b[p] == quote && b[p + 1] != quote && b[p + 1] != delimiter;
  }

  private static boolean isLetter(byte c) {
    return c < 0 || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private int nextDelimiter(int from) {
    int p = from;
    while (p < end && b[p] != delimiter) {
      p++;
    }
    return p;
  }

  private void add(int at, int column, int cut, Step step) {
    add(at, column, cut != 0, step);
  }

  /** How many fields were looked at. */
  int steps() {
    return steps;
  }

  private void add(int at, int column, boolean cut, Step step) {
    steps++;
    if (at > end && column <= width) {
      finish(step, column);
      return;
    }
    long key = (long) at << 32 | (long) column << 1 | (cut ? 1 : 0);
    List<Step> here = states.get(key);
    if (here == null) {
      here = new ArrayList<>(KEPT + 1);
      states.put(key, here);
      open.add(key);
    }
    here.add(step);
    here.sort(Comparator.comparingDouble(Step::cost));
    if (here.size() > KEPT) {
      here.removeLast();
    }
  }

  private void finish(Step step, int column) {
    if (column == width) {
      complete.add(step);
      return;
    }
    int missing = width - column;
    if (column < Math.min(2, width - 1) || column * 2 < width && !sure) {
      return;
    }
    double cost = step.cost + MISSING;
    for (int c = column; c < width; c++) {
      cost += Math.min(2.5, surprise.of(c, b, 0, 0)) + (missing * 2 > width ? 1 : 0);
    }
    complete.add(
        new Step(step, 0, missing, false, false, cost, step.mends | 1 << Mend.MISSING_FIELDS.ordinal()));
  }

  private Mended mended(Step last) {
    List<byte[]> cells = new ArrayList<>();
    for (Step step = last; step != null; step = step.before) {
      if (step.isField) {
        cells.addFirst(content(step));
      }
    }
    while (cells.size() < width) {
      cells.add(new byte[0]);
    }
    Set<Mend> mends = EnumSet.noneOf(Mend.class);
    for (Mend mend : Mend.values()) {
      if ((last.mends & 1 << mend.ordinal()) != 0) {
        mends.add(mend);
      }
    }
    return new Mended(cells, mends, last.cost);
  }

  private byte[] content(Step step) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int p = step.from; p < step.to; p++) {
      boolean pair = p + 1 < step.to && b[p + 1] == quote;
      if (step.quoted && pair && (b[p] == quote && !backslash || b[p] == '\\')) {
        p++;
      }
      out.write(b[p]);
    }
    return out.toByteArray();
  }

  private static int bits(Set<Mend> mends) {
    int bits = 0;
    for (Mend mend : mends) {
      bits |= 1 << mend.ordinal();
    }
    return bits;
  }
}
