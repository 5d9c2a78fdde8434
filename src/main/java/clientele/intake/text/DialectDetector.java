package clientele.intake.text;

import clientele.intake.cell.DateScan;
import clientele.intake.cell.NumberScan;
import clientele.intake.column.ColumnShapes;
import clientele.intake.encoding.ByteFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds delimiter, quote, escape and line ends from the beginning of a file: the right delimiter cuts most records into
 * the same number of fields and leaves cells that are clean numbers, dates or words (the idea of van den Burg, Nazábal
 * &amp; Sutton 2019, "Wrangling messy CSV files by detecting row and type patterns"). Besides the usual signs any other
 * that stands in most lines is tried, at a discount.
 */
public final class DialectDetector {
  private static final int RECORDS = 500;
  private static final int BYTES = 1 << 17;

  /** Less than this and the file is one column if its cells are parts of sentences. */
  private static final double ONE_COLUMN = 0.3;

  private static final double PROSE = 0.2;

  /** Spaces that cut every line into as many fields reach this. */
  private static final double EVEN = 0.7;

  private static final double LOOSE = 0.45;

  private static final String USUAL = ",;\t|";
  private static final String NEVER = "\r\n\"'`._-()";

  private DialectDetector() {}

  /** A delimiter with how well it fits, 0 to 1. */
  public record Fit(char delimiter, double score, int fields) {}

  /** The dialect, how sure it is, and how well each delimiter fits. */
  public record Found(Dialect dialect, double confidence, List<Fit> fits) {
    /** Whether another way to part columns may fit better: spaces do not cut lines alike, or nothing cuts them. */
    public boolean isLoose() {
      Fit best = fits.getFirst();
      return dialect.delimiter() == ' ' ? !dialect.runs() || confidence < EVEN : best.fields() < 2 || confidence < LOOSE;
    }
  }

  /** What the records of one dialect look like. */
  private record Looks(Dialect dialect, double score, int fields, double prose) {}

  /** Looks at UTF-8 bytes from the beginning of a file. */
  public static Found detect(byte[] sample, boolean whole) {
    byte[] body = withoutComments(whole ? sample : withoutLastLine(sample));
    Dialect plain = Dialect.USUAL.withNewline(newline(body));
    boolean values = singleValues(body);
    List<Looks> looks = new ArrayList<>();
    for (char delimiter : candidates(body)) {
      if (values && USUAL.indexOf(delimiter) < 0) {
        continue;
      }
      Dialect dialect = QuoteEvidence.of(body, delimiter).apply(plain.withDelimiter(delimiter));
      Dialect single = dialect.withRepeat(repeat(body, delimiter));
      looks.add(looks(body, single.withSpace(spaceFollows(body, single))));
      if (delimiter == ' ' && hasRuns(body)) {
        looks.add(looks(body, dialect.withRuns(true)));
      }
    }
    looks.sort(Comparator.comparingDouble(Looks::score).reversed());
    Looks best = looks.getFirst();
    List<Fit> fits = fits(looks);
    if (Prose.is(body, best.dialect, best.fields)) {
      List<Fit> all = new ArrayList<>(List.of(new Fit(Dialect.UNPARTED, 0.9, 1)));
      all.addAll(fits);
      return new Found(Dialect.lines(plain.newline()), 0.9, all);
    }
    boolean prose = looks.stream().anyMatch(l -> l.dialect.delimiter() == ',' && l.prose > PROSE);
    if (best.fields < 2 || best.score < ONE_COLUMN && best.prose > PROSE) {
      Dialect single = QuoteEvidence.of(body, ',').apply(plain);
      return new Found(best.fields < 2 && !prose ? single : oneColumn(single, body), 0.9, fits);
    }
    double rival = fits.size() < 2 || fits.get(1).fields < 2 ? 0 : fits.get(1).score;
    double confidence = best.score * (rival == 0 ? 1 : Math.min(1, 0.5 + (best.score - rival) / best.score));
    return new Found(best.dialect, Math.clamp(confidence, 0.3, 1), fits);
  }

  /** Where comments stand above rows that runs of spaces cut alike, these; otherwise what was found. */
  public static Found spacesBelowComments(byte[] sample, Found found) {
    byte[] body = withoutComments(sample);
    if (body.length == sample.length) {
      return found;
    }
    Dialect spaces = Dialect.USUAL.withNewline(found.dialect.newline()).withDelimiter(' ').withRuns(true);
    Looks looks = looks(body, spaces);
    boolean alike = looks.fields > 1 && looks.score >= EVEN;
    return alike ? new Found(spaces, looks.score, found.fits) : found;
  }

  /** What lies below the comments at the beginning, if that is more than they are. */
  private static byte[] withoutComments(byte[] b) {
    int from = 0;
    while (from < b.length && (b[from] == '%' || b[from] == '#')) {
      int end = from;
      while (end < b.length && b[end] != '\n') {
        end++;
      }
      from = Math.min(b.length, end + 1);
    }
    return from == 0 || b.length - from < from ? b : java.util.Arrays.copyOfRange(b, from, b.length);
  }

  /** The style of line ends: {@code LF, CRLF, CR} or {@code mixed}. */
  static String newline(byte[] b) {
    int crlf = 0;
    int lf = 0;
    int cr = 0;
    for (int i = 0; i < b.length; i++) {
      if (b[i] == '\r') {
        if (i + 1 < b.length && b[i + 1] == '\n') {
          crlf++;
          i++;
        } else if (i + 1 < b.length) {
          cr++;
        }
      } else if (b[i] == '\n') {
        lf++;
      }
    }
    int most = Math.max(crlf, Math.max(lf, cr));
    if (cr == most && cr > 0 || cr > 0 && firstLineEndsBare(b)) {
      return crlf + lf == 0 ? "CR" : "mixed";
    }
    return crlf >= lf && crlf > 0 ? "CRLF" : "LF";
  }

  /** Whether the first line with text ends with a bare carriage return that is not within quotes. */
  private static boolean firstLineEndsBare(byte[] b) {
    int quotes = 0;
    for (int i = 0; i + 1 < b.length && b[i] != '\n'; i++) {
      quotes += b[i] == '"' ? 1 : 0;
      if (b[i] == '\r') {
        return b[i + 1] != '\n' && quotes % 2 == 0;
      }
    }
    return false;
  }

  private static List<Fit> fits(List<Looks> looks) {
    List<Fit> fits = new ArrayList<>();
    for (Looks look : looks) {
      if (fits.stream().noneMatch(f -> f.delimiter == look.dialect.delimiter())) {
        fits.add(new Fit(look.dialect.delimiter(), look.score, look.fields));
      }
    }
    return fits;
  }

  /** A delimiter that the text does not hold, so that each line is one field. */
  private static Dialect oneColumn(Dialect dialect, byte[] body) {
    boolean[] seen = new boolean[128];
    for (byte b : body) {
      if (b >= 0) {
        seen[b] = true;
      }
    }
    for (char free : new char[] {',', '\t', ';', '|', Dialect.UNPARTED}) {
      if (!seen[free]) {
        return dialect.withDelimiter(free);
      }
    }
    return dialect.withDelimiter('\u001e');
  }

  /** The usual signs and every other that stands in at least half of the lines. */
  private static List<Character> candidates(byte[] b) {
    int[] lines = new int[128];
    boolean[] here = new boolean[128];
    int all = 0;
    int length = 0;
    for (int i = 0; i <= b.length; i++) {
      if (i == b.length || b[i] == '\n' || b[i] == '\r') {
        if (length > 0) {
          all++;
          for (int c = 0; c < 128; c++) {
            lines[c] += here[c] ? 1 : 0;
          }
          here = new boolean[128];
        }
        length = 0;
      } else {
        length++;
        if (b[i] >= 0) {
          here[b[i]] = true;
        }
      }
    }
    List<Character> found = new ArrayList<>();
    for (char c = 1; c < 127; c++) {
      boolean odd = !Character.isLetterOrDigit(c) && NEVER.indexOf(c) < 0 && lines[c] * 2 > all;
      if (USUAL.indexOf(c) >= 0 || odd) {
        found.add(c);
      }
    }
    return found;
  }

  /** Whether nearly every line is one number, day or clock by itself, whatever signs it holds. */
  private static boolean singleValues(byte[] b) {
    NumberScan number = new NumberScan();
    DateScan date = new DateScan();
    int lines = 0;
    int single = 0;
    int from = 0;
    for (int i = 0; i <= b.length && lines < RECORDS; i++) {
      if (i == b.length || b[i] == '\n' || b[i] == '\r') {
        if (i > from) {
          lines++;
          String shape = ColumnShapes.shape(b, from, i);
          boolean clock = shape.equals("92:92") || shape.equals("92:92:92");
          single += clock || number.read(b, from, i) || date.read(b, from, i) ? 1 : 0;
        }
        from = i + 1;
      }
    }
    return lines > 1 && single >= (lines - 1) * 0.8;
  }

  private static double trust(char delimiter) {
    if (USUAL.indexOf(delimiter) >= 0 || delimiter < ' ') {
      return 1;
    }
    return switch (delimiter) {
      case '^', '~' -> 0.97;
      case ' ' -> 0.8;
      case ':' -> 0.7;
      default -> 0.5;
    };
  }

  private static Looks looks(byte[] body, Dialect dialect) {
    Map<Integer, Integer> widths = new HashMap<>();
    int[][] typed = new int[64][2];
    int records = 0;
    double clean = 0;
    int cells = 0;
    int prose = 0;
    int faults = 0;
    int odd = 0;
    byte[] head = body.length > BYTES ? java.util.Arrays.copyOf(body, BYTES) : body;
    try (RecordScanner scanner = new RecordScanner(ByteFeed.of(head), dialect)) {
      while (records < RECORDS && scanner.next()) {
        if (scanner.isBlank()) {
          continue;
        }
        records++;
        if (scanner.fault() != RecordFault.NONE) {
          faults++;
          continue;
        }
        odd += scanner.isOdd() ? 1 : 0;
        widths.merge(scanner.fields(), 1, Integer::sum);
        for (int i = 0; i < Math.min(scanner.fields(), 200); i++) {
          cells++;
          clean += cleanness(scanner, i, dialect);
          prose += isProse(scanner.buffer(i), scanner.start(i), scanner.end(i)) ? 1 : 0;
          if (i < typed.length) {
            ColumnShapes.Kind kind = ColumnShapes.kind(scanner.buffer(i), scanner.start(i), scanner.end(i));
            typed[i][1]++;
            typed[i][0] += kind == ColumnShapes.Kind.NUMBER || kind == ColumnShapes.Kind.DIGITS ? 1 : 0;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (records == 0 || widths.isEmpty()) {
      return new Looks(dialect, 0, 0, 0);
    }
    int width = 1;
    double share = 0;
    for (var entry : widths.entrySet()) {
      double weight = entry.getValue() * (entry.getKey() > 1 ? 1.0 : 0.4);
      if (weight > share || weight == share && entry.getKey() > width) {
        share = weight;
        width = entry.getKey();
      }
    }
    double consistent = (double) widths.get(width) / records;
    double score = width < 2 ? 0.1 * consistent : consistent * (0.4 + 0.6 * clean / cells) * (1 - 0.25 / width);
    score *= (1 - (double) faults / records) * (1 - 0.5 * odd / records) * trust(dialect.delimiter());
    boolean plausible = plausible(dialect, width, typed);
    return new Looks(dialect, plausible ? score : 0, plausible ? width : 1, (double) prose / cells);
  }

  /** Whether a cell is a part of a sentence: it goes on behind a comma, or holds several words. */
  private static boolean isProse(byte[] b, int from, int to) {
    int spaces = 0;
    for (int i = from; i < to; i++) {
      spaces += b[i] == ' ' ? 1 : 0;
    }
    boolean goesOn = from < to && (b[from] == ' ' || b[from] >= 'a' && b[from] <= 'z');
    return spaces > 2 || spaces > 1 && goesOn;
  }

  /** Whether a sign that also stands inside words and values cuts into columns of which some hold numbers or days. */
  private static boolean plausible(Dialect dialect, int width, int[][] typed) {
    char delimiter = dialect.delimiter();
    if (trust(delimiter) > 0.9) {
      return true;
    }
    int columns = 0;
    for (int c = 0; c < Math.min(width, typed.length); c++) {
      columns += typed[c][1] > 0 && typed[c][0] >= typed[c][1] * 0.7 ? 1 : 0;
    }
    return columns > 0 && (width > 2 || delimiter == ' ' || dialect.repeat() > 1);
  }

  /** 1 for a cell that is blank, a number, a date or a plain word; less for one that holds other delimiters. */
  private static double cleanness(RecordScanner scanner, int field, Dialect dialect) {
    byte[] b = scanner.buffer(field);
    int from = scanner.start(field);
    int to = scanner.end(field);
    boolean quoted = from > 0 && dialect.quote() != Dialect.NONE && scanner.buffer(field)[from - 1] == dialect.quote();
    if (quoted) {
      return 1;
    }
    int others = 0;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      others += c == ';' || c == '\t' || c == '|' || c == '^' || c == '"' ? 2 : c == ',' ? 1 : 0;
    }
    if (dialect.delimiter() == ' ' && to > from && USUAL.indexOf(b[to - 1]) >= 0) {
      others += 2;
    }
    return others == 0 ? 1 : others == 1 ? 0.7 : 0.2;
  }

  private static boolean spaceFollows(byte[] b, Dialect dialect) {
    if (dialect.delimiter() == '\t' || dialect.delimiter() == ' ') {
      return false;
    }
    int delimiters = 0;
    int spaces = 0;
    for (int i = 0; i + 1 < b.length; i++) {
      if (b[i] == dialect.delimiter()) {
        delimiters++;
        spaces += b[i + 1] == ' ' ? 1 : 0;
      }
    }
    return delimiters > 0 && spaces > delimiters * 0.9;
  }

  /** Whether most lines hold several spaces in a row, as columns lined up with spaces do. */
  private static boolean hasRuns(byte[] b) {
    int lines = 0;
    int with = 0;
    boolean here = false;
    for (int i = 1; i < b.length; i++) {
      if (b[i] == '\n') {
        lines++;
        with += here ? 1 : 0;
        here = false;
      } else {
        here |= b[i] == ' ' && b[i - 1] == ' ' || b[i] == ' ' && b[i - 1] == '\n';
      }
    }
    return with * 2 > lines;
  }

  /**
   * How often a sign stands in a row nearly everywhere it stands; 1 if that differs. Fields left empty do not make a
   * sign of two: it has to stand so in the first line that holds it, and between two fields that are not empty in at
   * least half of the lines.
   */
  private static int repeat(byte[] b, char delimiter) {
    int[] runs = new int[4];
    int[] between = new int[4];
    int[] first = new int[4];
    int all = 0;
    int firsts = 0;
    int lines = 0;
    int firstLine = -1;
    int lineFrom = 0;
    boolean holds = false;
    for (int i = 0; i < b.length; i++) {
      if (b[i] == '\n' || b[i] == '\r') {
        lines += holds ? 1 : 0;
        holds = false;
        lineFrom = i + 1;
      } else if (b[i] == delimiter) {
        int from = i;
        while (i < b.length && b[i] == delimiter) {
          i++;
        }
        int n = i - from;
        boolean inside = from > lineFrom && i < b.length && b[i] != '\n' && b[i] != '\r';
        firstLine = firstLine < 0 ? lineFrom : firstLine;
        for (int times = 2; times < runs.length; times++) {
          runs[times] += n % times == 0 ? 1 : 0;
          first[times] += firstLine == lineFrom && n % times == 0 ? 1 : 0;
          between[times] += inside && n == times ? 1 : 0;
        }
        firsts += firstLine == lineFrom ? 1 : 0;
        all++;
        holds = true;
        i--;
      }
    }
    lines += holds ? 1 : 0;
    double most = USUAL.indexOf(delimiter) >= 0 && delimiter != '|' ? 1 : 0.97;
    for (int times = 3; times > 1; times--) {
      boolean everywhere = all > 3 && runs[times] >= all * most && first[times] == firsts;
      if (everywhere && between[times] * 2 >= lines && delimiter != ' ') {
        return times;
      }
    }
    return 1;
  }

  private static byte[] withoutLastLine(byte[] b) {
    for (int i = b.length - 1; i > 0; i--) {
      if (b[i] == '\n' || b[i] == '\r') {
        return java.util.Arrays.copyOf(b, i + 1);
      }
    }
    return b;
  }
}
