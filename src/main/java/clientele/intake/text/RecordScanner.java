package clientele.intake.text;

import clientele.intake.column.ByteDictionary;
import clientele.intake.encoding.ByteFeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts UTF-8 bytes into records and fields without making strings. After {@link #next} the fields of a record lie
 * between {@link #start} and {@link #end} in {@link #buffer} until the next call.
 *
 * <p>A quote that is never closed, or closed only on another line where no delimiter follows, costs the line it stands
 * on and not the rest of the file: that line is given back as {@link RecordFault#UNTERMINATED_QUOTE} and reading goes on
 * with the line below.
 */
public final class RecordScanner implements AutoCloseable {
  private static final int ROOM = 8;
  private static final int SMALLEST_QUOTE_SPAN = 4096;

  /** Longest line that is held; no row that can be taken is so long. */
  private static final int LONGEST_LINE = 32 << 20;

  /** What is kept of a line that is longer. */
  private static final int BEGINNING = 1 << 14;

  private final ByteFeed feed;
  private final byte delimiter;
  private final byte quote;
  private final boolean quotes;
  private final boolean backslash;
  private final boolean bareReturns;
  private final boolean skipSpace;
  private final boolean runs;
  private final int step;

  private byte[] block;
  private int limit;
  private boolean ended;
  private int record;
  private int recordEnd;
  private int following;
  private byte[] scratch = new byte[1 << 12];
  private int scratchFilled;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int fields;
  private RecordFault fault = RecordFault.NONE;
  private boolean odd;
  private boolean endsQuoted;
  private long line = 1;
  private long nextLine = 1;
  private int quoteSpan = 1 << 20;
  private int expected;

  public RecordScanner(ByteFeed feed, Dialect dialect) {
    this.feed = feed;
    this.block = new byte[feed.size() < 1 << 20 ? (int) feed.size() + 2 * ROOM : 1 << 20];
    this.delimiter = (byte) dialect.delimiter();
    this.quotes = dialect.quote() != Dialect.NONE;
    this.quote = (byte) dialect.quote();
    this.backslash = dialect.escape() == '\\';
    this.bareReturns = dialect.newline().equals("CR") || dialect.newline().equals("mixed");
    this.runs = dialect.runs();
    this.step = dialect.repeat();
    this.skipSpace = dialect.spaceAfterDelimiter() || runs;
  }

  /**
   * Says how many fields a record has; one that spans lines and has another number is then taken for a quote that was
   * never closed.
   */
  public void expect(int count) {
    expected = count;
  }

  /** Goes to the next record; false at the end. */
  public boolean next() throws IOException {
    record = following;
    line = nextLine;
    while (true) {
      if (record >= limit && ended) {
        return false;
      }
      if (record < limit && parse()) {
        return true;
      }
      if (limit - record >= LONGEST_LINE) {
        overlong();
        return true;
      }
      more();
    }
  }

  /** Number of fields. */
  public int fields() {
    return fields;
  }

  /** The array that holds field {@code i}. */
  public byte[] buffer(int i) {
    return starts[i] >= 0 ? block : scratch;
  }

  /** Where field {@code i} begins in its buffer. */
  public int start(int i) {
    return starts[i] >= 0 ? starts[i] : -1 - starts[i];
  }

  /** Where field {@code i} ends in its buffer. */
  public int end(int i) {
    return ends[i];
  }

  /** Field {@code i} as a string. */
  public String text(int i) {
    return new String(buffer(i), start(i), end(i) - start(i), StandardCharsets.UTF_8);
  }

  /** What is wrong with the record. */
  public RecordFault fault() {
    return fault;
  }

  /** Whether text stands behind a closing quote or before an opening one, so that the fields may be meant otherwise. */
  public boolean isOdd() {
    return odd || endsQuoted && quotesArePaired();
  }

  private boolean quotesArePaired() {
    int seen = 0;
    for (int i = record; i < recordEnd; i++) {
      seen += block[i] == quote ? 1 : 0;
    }
    return seen % 2 == 0;
  }

  /** Takes the record for a line with a quote that was never closed, and goes on with the line below it. */
  public void breakOff() {
    broken(record);
  }

  /** Line of the file on which the record begins, from 1. */
  public long line() {
    return line;
  }

  /** Number of lines the record spans. */
  public long lines() {
    return nextLine - line;
  }

  /** The record as it stands in the file, without its line end. */
  public String raw() {
    return new String(block, record, recordEnd - record, StandardCharsets.UTF_8);
  }

  /** The beginning of the record as it stands in the file. */
  public String raw(int most) {
    String beginning = new String(block, record, Math.min(recordEnd - record, most * 4), StandardCharsets.UTF_8);
    return beginning.length() > most ? beginning.substring(0, most) : beginning;
  }

  /** The bytes of the record, without its line end. */
  public byte[] rawBytes() {
    return Arrays.copyOfRange(block, record, recordEnd);
  }

  /** Whether the record is a line without anything. */
  public boolean isBlank() {
    for (int i = record; i < recordEnd; i++) {
      byte b = block[i];
      if (b == delimiter && !runs || b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }

  /** Parses the record at {@code record}; false if more bytes are needed to know its end. */
  private boolean parse() {
    byte[] b = block;
    int p = record;
    int end = limit;
    fields = 0;
    scratchFilled = 0;
    fault = RecordFault.NONE;
    odd = false;
    endsQuoted = false;
    long newlines = 0;
    int brokenAt = -1;
    while (true) {
      if (skipSpace) {
        while (p < end && (b[p] == ' ' || runs && b[p] == delimiter)) {
          p++;
        }
        if (runs && fields > 0) {
          if (p == end && !ended) {
            return false;
          }
          if (p == end || b[p] == '\n' || b[p] == '\r') {
            return finishRuns(p, newlines, brokenAt);
          }
        }
      }
      if (quotes && p < end && b[p] == quote) {
        int opened = p;
        p = quoted(p + 1);
        if (p == NEEDS_MORE) {
          return false;
        }
        if (p == BROKEN) {
          return broken(opened);
        }
        newlines += spanned;
        if (spanned > 0 && brokenAt < 0) {
          brokenAt = opened;
        }
      } else {
        int from = p;
        if (bareReturns) {
          while (p < end && b[p] != delimiter && b[p] != '\n' && b[p] != '\r') {
            p++;
          }
        } else {
          byte d = delimiter;
          while (p < end) {
            byte c = b[p];
            if (c == d || c == '\n') {
              break;
            }
            p++;
          }
        }
        if (p == end && !ended) {
          return false;
        }
        int to = p;
        if (!bareReturns && to > from && b[to - 1] == '\r' && (p == end || b[p] == '\n')) {
          to--;
        }
        endsQuoted |= quotes && to > from && b[to - 1] == quote;
        push(from, to);
      }
      if (p == end) {
        return finish(p, p, newlines, brokenAt);
      }
      byte c = b[p];
      if (c == delimiter) {
        p += step;
        if (p >= end && step > 1) {
          if (!ended) {
            return false;
          }
          p = end;
        }
        if (p == end && ended) {
          push(p, p);
          return finish(p, p, newlines, brokenAt);
        }
        continue;
      }
      if (c == '\r') {
        if (p + 1 == end && !ended) {
          return false;
        }
        int after = p + 1 < end && b[p + 1] == '\n' ? p + 2 : p + 1;
        return finish(p, after, newlines + 1, brokenAt);
      }
      return finish(p, p + 1, newlines + 1, brokenAt);
    }
  }

  private static final int NEEDS_MORE = -1;
  private static final int BROKEN = -2;
  private int spanned;

  /** Reads a quoted field from behind its opening quote; gives the place behind it. */
  private int quoted(int from) {
    byte[] b = block;
    int end = limit;
    int p = from;
    spanned = 0;
    int copyFrom = -1;
    int last = from;
    while (true) {
      if (p == end || p - from > quoteSpan) {
        if (p == end && !ended && p - from <= quoteSpan) {
          return NEEDS_MORE;
        }
        quoteSpan = Math.max(SMALLEST_QUOTE_SPAN, quoteSpan / 2);
        return BROKEN;
      }
      byte c = b[p];
      if (c == '\n' || c == '\r' && (p + 1 < end ? b[p + 1] != '\n' : ended)) {
        spanned++;
        p++;
      } else if (backslash && c == '\\') {
        if (p + 1 == end) {
          if (!ended) {
            return NEEDS_MORE;
          }
          return BROKEN;
        }
        if (b[p + 1] == quote || b[p + 1] == '\\') {
          copyFrom = copyFrom < 0 ? scratchFilled : copyFrom;
          copy(last, p);
          last = p + 1;
          p++;
        }
        p++;
      } else if (c == quote) {
        if (p + 1 == end && !ended) {
          return NEEDS_MORE;
        }
        byte after = p + 1 == end ? (byte) '\n' : b[p + 1];
        boolean doubled = after == quote && (!backslash || p + 2 < end && b[p + 2] != delimiter && b[p + 2] != '\n');
        if (doubled) {
          copyFrom = copyFrom < 0 ? scratchFilled : copyFrom;
          copy(last, p + 1);
          last = p + 2;
          p += 2;
        } else if (after == delimiter || after == '\n' || after == '\r') {
          if (copyFrom >= 0) {
            copy(last, p);
            push(-1 - copyFrom, scratchFilled);
          } else {
            push(from, p);
          }
          return p + 1;
        } else if (after == ' ' && closesBehindSpaces(p + 1)) {
          if (copyFrom >= 0) {
            copy(last, p);
            push(-1 - copyFrom, scratchFilled);
          } else {
            push(from, p);
          }
          p++;
          while (p < end && b[p] == ' ') {
            p++;
          }
          return p;
        } else if (spanned > 0) {
          return BROKEN;
        } else {
          return trailing(p + 1, last, p, copyFrom < 0 ? scratchFilled : copyFrom);
        }
      } else {
        p++;
      }
    }
  }

  /** Reads on behind a closing quote that no delimiter follows: the rest belongs to the field as it stands. */
  private int trailing(int from, int last, int upTo, int copyFrom) {
    odd = true;
    copy(last, upTo);
    int p = from;
    while (p < limit && block[p] != delimiter && block[p] != '\n' && block[p] != '\r') {
      p++;
    }
    if (p == limit && !ended) {
      return NEEDS_MORE;
    }
    copy(from, p);
    push(-1 - copyFrom, scratchFilled);
    return p;
  }

  private boolean closesBehindSpaces(int from) {
    int p = from;
    while (p < limit && block[p] == ' ') {
      p++;
    }
    return p == limit || block[p] == delimiter || block[p] == '\n' || block[p] == '\r';
  }

  /** Ends a record behind delimiters that nothing follows. */
  private boolean finishRuns(int p, long newlines, int brokenAt) {
    if (p == limit) {
      return finish(p, p, newlines, brokenAt);
    }
    if (block[p] == '\r' && p + 1 == limit && !ended) {
      return false;
    }
    boolean pair = block[p] == '\r' && p + 1 < limit && block[p + 1] == '\n';
    return finish(p, pair ? p + 2 : p + 1, newlines + 1, brokenAt);
  }

  private boolean finish(int to, int after, long newlines, int brokenAt) {
    if (brokenAt >= 0 && expected > 0 && fields != expected) {
      return broken(brokenAt);
    }
    recordEnd = to > record && block[to - 1] == '\r' ? to - 1 : to;
    following = after;
    nextLine = line + Math.max(newlines, 1);
    for (int i = 0; i < fields; i++) {
      if (end(i) - start(i) > ByteDictionary.LONGEST) {
        fault = RecordFault.FIELD_TOO_LONG;
      }
    }
    return true;
  }

  /** Gives back the line on which a quote opens that is not closed. */
  private boolean broken(int opened) {
    int p = lineEnd(opened);
    if (p == limit && !ended) {
      return false;
    }
    long newlines = 1;
    for (int i = record; i < opened; i++) {
      if (block[i] == '\n') {
        newlines++;
      }
    }
    recordEnd = p > record && block[p - 1] == '\r' ? p - 1 : p;
    following = Math.min(p + 1, limit);
    nextLine = line + newlines;
    fault = RecordFault.UNTERMINATED_QUOTE;
    return true;
  }

  private void push(int from, int to) {
    if (fields == starts.length) {
      starts = Arrays.copyOf(starts, fields * 2);
      ends = Arrays.copyOf(ends, fields * 2);
    }
    starts[fields] = from;
    ends[fields++] = to;
  }

  private void copy(int from, int to) {
    int length = to - from;
    if (scratchFilled + length + ROOM > scratch.length) {
      scratch = Arrays.copyOf(scratch, Math.max(scratch.length * 2, scratchFilled + length + ROOM));
    }
    System.arraycopy(block, from, scratch, scratchFilled, length);
    scratchFilled += length;
  }

  /** Passes over a line that is too long to be held, of which the beginning is kept. */
  private void overlong() throws IOException {
    fields = 0;
    odd = false;
    endsQuoted = false;
    fault = RecordFault.FIELD_TOO_LONG;
    System.arraycopy(block, record, block, 0, BEGINNING);
    int p = lineEnd(record + BEGINNING);
    record = 0;
    recordEnd = BEGINNING;
    nextLine = line + 1;
    while (p == limit && !ended) {
      int n = feed.read(block, BEGINNING, block.length - ROOM - BEGINNING);
      ended = n < 0;
      limit = BEGINNING + Math.max(n, 0);
      p = lineEnd(BEGINNING);
    }
    following = Math.min(p + 1, limit);
  }

  /** Where the line ends that begins at {@code p} or before, or what was read so far does. */
  private int lineEnd(int p) {
    while (p < limit && block[p] != '\n' && !(bareReturns && block[p] == '\r')) {
      p++;
    }
    return p;
  }

  /** Reads more bytes behind the record that is being read, moving it to the front. */
  private void more() throws IOException {
    int kept = limit - record;
    if (record > 0) {
      System.arraycopy(block, record, block, 0, kept);
      record = 0;
      limit = kept;
    }
    if (limit + ROOM >= block.length) {
      block = Arrays.copyOf(block, block.length * 2);
    }
    int n = feed.read(block, limit, block.length - ROOM - limit);
    if (n < 0) {
      ended = true;
    } else {
      limit += n;
    }
    following = record;
  }
}
