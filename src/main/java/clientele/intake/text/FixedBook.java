package clientele.intake.text;

import clientele.intake.book.ByteSource;
import clientele.intake.book.Lines;
import clientele.intake.book.OneTable;
import clientele.intake.book.RowSink;
import java.io.IOException;
import java.util.BitSet;

/** Reads a text whose columns are lined up with spaces; lines that do not keep to them are refused. */
public final class FixedBook implements OneTable {
  private static final int LONGEST_LINE = 1 << 16;

  private final ByteSource source;
  private final FixedColumns columns;
  private final String encoding;

  /**
   * A text.
   *
   * @param source in UTF-8
   * @param encoding of the file, which is told as its format
   */
  public FixedBook(ByteSource source, FixedColumns columns, String encoding) {
    this.source = source;
    this.columns = columns;
    this.encoding = encoding;
  }

  @Override
  public String format() {
    return encoding;
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public void read(RowSink sink) throws IOException {
    try (Lines lines = new Lines(source.open(), LONGEST_LINE)) {
      while (lines.next()) {
        String line = lines.number() == 1 ? lines.text().replace("\ufeff", "") : lines.text();
        if (line.isBlank()) {
          sink.blank(1);
        } else if (lines.number() > columns.above() && !FixedColumns.isRule(line)) {
          if (columns.isCrossed(line)) {
            sink.refuse(lines.number(), line);
          } else {
            sink.row(lines.number(), columns.cells(line), new BitSet());
          }
        }
      }
    }
  }
}
