package clientele.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds delimiter, quote, escape and line ends from the beginning of a file: the right delimiter cuts most records into
 * the same number of fields and leaves cells that are clean numbers, dates or words.
 */
final class DialectDetector {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int RECORDS = 500;

  private DialectDetector() {}

  /** A delimiter with how well it fits, 0 to 1. */
  record Fit(char delimiter, double score, int fields) {}

  /** The dialect, how sure it is, and how well each delimiter fits. */
  record Found(Dialect dialect, double confidence, List<Fit> fits) {}

  /** Looks at UTF-8 bytes from the beginning of a file. */
  static Found detect(byte[] sample, boolean whole) {
    byte[] body = whole ? sample : withoutLastLine(sample);
    Dialect plain = Dialect.USUAL.withNewline(newline(body));
    char quote = quote(body);
    char escape = quote == Dialect.NONE ? Dialect.NONE : escape(body, quote);
    List<Fit> fits = new ArrayList<>();
    for (char delimiter : DELIMITERS) {
      fits.add(fit(body, plain.withQuote(quote, escape).withDelimiter(delimiter)));
    }
    fits.sort(Comparator.comparingDouble(Fit::score).reversed());
    Fit best = fits.getFirst();
    if (best.fields < 2) {
      return new Found(plain.withQuote(quote, escape), 0.9, fits);
    }
    Dialect dialect = plain.withQuote(quote, escape).withDelimiter(best.delimiter);
    double rival = fits.get(1).fields < 2 ? 0 : fits.get(1).score;
    double confidence = best.score * (rival == 0 ? 1 : Math.min(1, 0.5 + (best.score - rival) / best.score));
    return new Found(dialect.withSpace(spaceFollows(body, dialect)), Math.clamp(confidence, 0.3, 1), fits);
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
    if (cr == most && cr > 0) {
      return crlf + lf == 0 ? "CR" : "mixed";
    }
    return crlf >= lf && crlf > 0 ? "CRLF" : "LF";
  }

  private static char quote(byte[] b) {
    int twice = wrapped(b, '"');
    int once = wrapped(b, '\'');
    return once > 3 && twice == 0 && once > wrappedRecords(b) / 2 ? '\'' : '"';
  }

  private static int wrappedRecords(byte[] b) {
    int lines = 1;
    for (byte c : b) {
      lines += c == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Fields that begin and end with the quote. */
  private static int wrapped(byte[] b, char quote) {
    int found = 0;
    boolean open = false;
    for (int i = 0; i < b.length; i++) {
      if (b[i] != quote) {
        continue;
      }
      boolean starts = i == 0 || border(b[i - 1]);
      boolean ends = i + 1 == b.length || border(b[i + 1]);
      if (!open && starts) {
        open = true;
      } else if (open && ends) {
        open = false;
        found++;
      }
    }
    return found;
  }

  private static boolean border(byte c) {
    return c == ',' || c == ';' || c == '\t' || c == '|' || c == '\n' || c == '\r';
  }

  private static char escape(byte[] b, char quote) {
    int slashed = 0;
    int doubled = 0;
    for (int i = 1; i + 1 < b.length; i++) {
      if (b[i] == quote && b[i - 1] == '\\' && !border(b[i + 1])) {
        slashed++;
      }
      if (b[i] == quote && b[i + 1] == quote && !border(b[i - 1])) {
        doubled++;
      }
    }
    return slashed > 0 && slashed > doubled ? '\\' : quote;
  }

  private static Fit fit(byte[] body, Dialect dialect) {
    Map<Integer, Integer> widths = new HashMap<>();
    int records = 0;
    double clean = 0;
    int cells = 0;
    int faults = 0;
    try (RecordScanner scanner = new RecordScanner(ByteFeed.of(body), dialect)) {
      while (records < RECORDS && scanner.next()) {
        if (scanner.isBlank()) {
          continue;
        }
        records++;
        if (scanner.fault() != RecordScanner.Fault.NONE) {
          faults++;
          continue;
        }
        widths.merge(scanner.fields(), 1, Integer::sum);
        for (int i = 0; i < Math.min(scanner.fields(), 200); i++) {
          cells++;
          clean += cleanness(scanner, i);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (records == 0 || widths.isEmpty()) {
      return new Fit(dialect.delimiter(), 0, 0);
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
    return new Fit(dialect.delimiter(), score * (1 - (double) faults / records), width);
  }

  /** 1 for a cell that is blank, a number, a date or a plain word; less for one that holds other delimiters. */
  private static double cleanness(RecordScanner scanner, int field) {
    byte[] b = scanner.buffer(field);
    int from = scanner.start(field);
    int to = scanner.end(field);
    boolean quoted = from > 0 && scanner.buffer(field)[from - 1] == '"';
    if (quoted) {
      return 1;
    }
    int others = 0;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      others += c == ';' || c == '\t' || c == '|' ? 2 : c == ',' || c == '"' ? 1 : 0;
    }
    return others == 0 ? 1 : others == 1 ? 0.7 : 0.2;
  }

  private static boolean spaceFollows(byte[] b, Dialect dialect) {
    if (dialect.delimiter() == '\t') {
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

  private static byte[] withoutLastLine(byte[] b) {
    for (int i = b.length - 1; i > 0; i--) {
      if (b[i] == '\n' || b[i] == '\r') {
        return java.util.Arrays.copyOf(b, i + 1);
      }
    }
    return b;
  }
}
