package clientele.intake.text;

import clientele.intake.cell.DateScan;
import clientele.intake.cell.NumberScan;
import clientele.intake.encoding.ByteFeed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands around or between the fields of each line and hides that they are a table: each line in quotes as a whole,
 * as where a table was pasted into one column and exported again, or commas of East Asian writing. It is taken off.
 *
 * @param quoted whether each line is one quoted field that holds a line of a table
 * @param sign that parts the fields; empty if an ordinary one does
 */
public record LineDress(boolean quoted, String sign) {
  /** Nothing is to be taken off. */
  public static final LineDress NONE = new LineDress(false, "");

  private static final List<String> SIGNS = List.of("，", "、", "；", "｜", "،");
  private static final Pattern WHOLE = Pattern.compile("\"(?:[^\"]|\"\")+\"");
  private static final int LINES = 500;
  private static final double NEARLY_ALL = 0.95;
  private static final double TYPED = 0.7;

  /** What dresses the lines at the beginning of a file, as UTF-8. */
  public static LineDress of(byte[] sample, boolean whole) {
    String text = new String(sample, StandardCharsets.UTF_8);
    int end = whole ? text.length() : Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
    List<String> lines = text.substring(0, Math.max(0, end)).lines().filter(l -> !l.isBlank()).limit(LINES).toList();
    if (lines.size() < 3) {
      return NONE;
    }
    if (lines.stream().allMatch(l -> WHOLE.matcher(l.strip()).matches())) {
      List<String> inside = lines.stream().map(String::strip).map(l -> l.substring(1, l.length() - 1)).toList();
      boolean table = List.of(",", ";", "\t", "|").stream().anyMatch(s -> isTable(inside, s) || isTight(inside, s));
      return table ? new LineDress(true, "") : NONE;
    }
    for (String sign : SIGNS) {
      if (isTable(lines, sign) && List.of(",", ";", "\t", "|").stream().noneMatch(s -> isTable(lines, s))) {
        return new LineDress(false, sign);
      }
    }
    return NONE;
  }

  /** Whether a sign cuts the first line and nearly all others alike, and one column below is numbers or days. */
  private static boolean isTable(List<String> lines, String sign) {
    int fields = fields(lines.getFirst(), sign).length;
    List<String[]> rows = lines.stream().skip(1).map(l -> fields(l, sign)).filter(f -> f.length == fields).toList();
    if (fields < 2 || rows.size() < (lines.size() - 1) * NEARLY_ALL) {
      return false;
    }
    for (int c = 0; c < fields; c++) {
      int column = c;
      long typed = rows.stream().filter(r -> isTyped(r[column])).count();
      if (typed >= rows.size() * TYPED && !isTyped(fields(lines.getFirst(), sign)[c])) {
        return true;
      }
    }
    return false;
  }

  /** Whether a sign cuts all lines into the same three fields or more, and no blank follows it as in sentences. */
  private static boolean isTight(List<String> lines, String sign) {
    int fields = fields(lines.getFirst(), sign).length;
    return fields > 2 && lines.stream().allMatch(l -> fields(l, sign).length == fields && !l.contains(sign + " "));
  }

  /** The fields of a line; those in doubled quotes may hold the sign. */
  private static String[] fields(String line, String sign) {
    String quoted = line.contains("\"\"") ? line.replaceAll("\"\"(?:[^\"]|\"(?!\"))*\"\"", "q") : line;
    return quoted.split(Pattern.quote(sign), -1);
  }

  private static boolean isTyped(String cell) {
    byte[] b = Arrays.copyOf(cell.getBytes(StandardCharsets.UTF_8), cell.length() * 4 + 8);
    int n = cell.getBytes(StandardCharsets.UTF_8).length;
    return n > 0 && (new NumberScan().read(b, 0, n) || new DateScan().read(b, 0, n));
  }

  /** Whether there is something to take off. */
  public boolean isSome() {
    return quoted || !sign.isEmpty();
  }

  /** The beginning of a file without it. */
  public byte[] off(byte[] sample) {
    if (!isSome()) {
      return sample;
    }
    byte[] out = new byte[sample.length + 4];
    int n = 0;
    try (ByteFeed plain = off(ByteFeed.of(sample))) {
      for (int got = plain.read(out, 0, out.length); got >= 0; got = plain.read(out, n, out.length - n)) {
        n += got;
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Arrays.copyOf(out, n);
  }

  /** A feed without it. */
  public ByteFeed off(ByteFeed feed) {
    if (!isSome()) {
      return feed;
    }
    return new ByteFeed() {
      private final byte[] raw = new byte[1 << 14];
      private final ByteArrayOutputStream made = new ByteArrayOutputStream(1 << 14);
      private final Undress undress = quoted ? new Quotes() : new Sign(sign.getBytes(StandardCharsets.UTF_8));
      private byte[] ready = new byte[0];
      private int at;
      private boolean ended;

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        while (at == ready.length && !ended) {
          int got = feed.read(raw, 0, raw.length);
          made.reset();
          for (int i = 0; i < got; i++) {
            undress.take(raw[i], made);
          }
          if (got < 0) {
            undress.end(made);
            ended = true;
          }
          ready = made.toByteArray();
          at = 0;
        }
        if (at == ready.length) {
          return -1;
        }
        int n = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, target, offset, n);
        at += n;
        return n;
      }

      @Override
      public void close() throws IOException {
        feed.close();
      }
    };
  }

  /** Takes bytes one by one and gives those that stay. */
  private interface Undress {
    void take(byte b, ByteArrayOutputStream out);

    void end(ByteArrayOutputStream out);
  }

  /** Takes off the quotes around lines; doubled ones inside become one. */
  private static final class Quotes implements Undress {
    private boolean start = true;
    private boolean inside;
    private boolean quote;

    @Override
    public void take(byte b, ByteArrayOutputStream out) {
      boolean end = b == '\n' || b == '\r';
      if (start && b == '"') {
        start = false;
        inside = true;
        return;
      }
      if (inside && quote) {
        quote = false;
        if (b == '"') {
          out.write('"');
          return;
        }
        inside = false;
        if (!end) {
          out.write('"');
        }
      } else if (inside && b == '"') {
        quote = true;
        return;
      }
      out.write(b);
      start = !inside && end;
    }

    @Override
    public void end(ByteArrayOutputStream out) {}
  }

  /** Writes a tab for a sign of several bytes, and a blank for a tab. */
  private static final class Sign implements Undress {
    private final byte[] sign;
    private int matched;

    private Sign(byte[] sign) {
      this.sign = sign;
    }

    @Override
    public void take(byte b, ByteArrayOutputStream out) {
      if (b == sign[matched]) {
        if (++matched == sign.length) {
          out.write('\t');
          matched = 0;
        }
        return;
      }
      end(out);
      if (b == sign[0]) {
        matched = 1;
      } else {
        out.write(b == '\t' ? ' ' : b);
      }
    }

    @Override
    public void end(ByteArrayOutputStream out) {
      out.write(sign, 0, matched);
      matched = 0;
    }
  }
}
