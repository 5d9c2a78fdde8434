package clientele.intake.nested;

import clientele.base.ProblemException;
import clientele.intake.book.Content;
import clientele.intake.book.OneTable;
import clientele.intake.book.RowSink;
import clientele.intake.problem.IntakeProblems;
import clientele.job.CancelledException;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import dev.hardwood.schema.SchemaNode;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads Parquet files row by row; fields inside fields become columns, lists are joined. */
public final class ParquetBook implements OneTable {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final int MOST_COLUMNS = 16_384;

  /** The library tells standard error which instructions of the processor it uses; nobody asked. */
  private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

  static {
    LIBRARY.setLevel(Level.WARNING);
  }

  private final Content content;
  private final ParquetFileReader reader;
  private final List<String> columns = new ArrayList<>();

  private ParquetBook(Content content, ParquetFileReader reader) {
    this.content = content;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @throws ProblemException if it is damaged
   */
  public static ParquetBook open(Content content) throws IOException {
    InputFile file = new Ranges(content);
    try {
      ParquetBook book = new ParquetBook(content, ParquetFileReader.open(file));
      names(book.reader.getFileSchema().getRootNode().children(), "", book.columns);
      return book;
    } catch (IOException | RuntimeException e) {
      throw damaged(content, e);
    }
  }

  /**
   * The bytes of the file piece by piece. Mapping it into memory would be faster, but a mapped file that someone cuts
   * off ends this program.
   */
  private static final class Ranges implements InputFile {
    private final Content content;
    private FileChannel channel;
    private byte[] bytes;

    private Ranges(Content content) {
      this.content = content;
    }

    @Override
    public void open() throws IOException {
      if (content.path().isPresent()) {
        channel = FileChannel.open(content.path().get(), StandardOpenOption.READ);
      } else {
        bytes = content.bytes(1 << 30);
      }
    }

    @Override
    public ByteBuffer readRange(long offset, int length) throws IOException {
      if (offset < 0 || length < 0 || offset + length > length()) {
        throw new EOFException("the file ends before byte " + (offset + length));
      }
      if (bytes != null) {
        return ByteBuffer.wrap(bytes, (int) offset, length).slice();
      }
      ByteBuffer range = ByteBuffer.allocate(length);
      while (range.hasRemaining()) {
        if (channel.read(range, offset + range.position()) < 0) {
          throw new EOFException("the file became shorter");
        }
      }
      return range.flip();
    }

    @Override
    public long length() throws IOException {
      return bytes != null ? bytes.length : channel.size();
    }

    @Override
    public String name() {
      return content.name();
    }

    @Override
    public void close() throws IOException {
      if (channel != null) {
        channel.close();
      }
    }
  }

  private static ProblemException damaged(Content content, Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return new ProblemException(
        IntakeProblems.DAMAGED.with(content.name(), reason.lines().findFirst().orElse("")), e);
  }

  private static void names(List<SchemaNode> nodes, String path, List<String> columns) {
    for (SchemaNode node : nodes) {
      String name = path.isEmpty() ? node.name() : path + "." + node.name();
      if (node instanceof SchemaNode.GroupNode group && group.isStruct()) {
        names(group.children(), name, columns);
      } else {
        columns.add(name);
      }
      if (columns.size() > MOST_COLUMNS) {
        throw IntakeProblems.TOO_WIDE.raise(node.name(), MOST_COLUMNS);
      }
    }
  }

  @Override
  public String format() {
    return "parquet";
  }

  @Override
  public String name() {
    return "rows";
  }

  @Override
  public Optional<List<String>> columns() {
    return Optional.of(columns);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  @Override
  public void read(RowSink sink) throws IOException {
    List<SchemaNode> nodes = reader.getFileSchema().getRootNode().children();
    List<String> cells = new ArrayList<>();
    long line = 0;
    try (RowReader rows = reader.rowReader()) {
      while (hasNext(rows)) {
        cells.clear();
        fields(rows, nodes, cells);
        sink.row(++line, cells);
      }
    }
  }

  private boolean hasNext(RowReader rows) {
    try {
      if (!rows.hasNext()) {
        return false;
      }
      rows.next();
      return true;
    } catch (CancelledException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw damaged(content, e);
    }
  }

  private void fields(StructAccessor record, List<SchemaNode> nodes, List<String> cells) {
    for (int i = 0; i < nodes.size(); i++) {
      SchemaNode node = nodes.get(i);
      boolean nothing = record == null || record.isNull(i);
      if (node instanceof SchemaNode.GroupNode group && group.isStruct()) {
        fields(nothing ? null : record.getStruct(i), group.children(), cells);
      } else {
        cells.add(nothing ? "" : words(record.getValue(i)));
      }
    }
  }

  private static String words(Object value) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      case Double number -> number.isNaN() || number.isInfinite() ? "" : plain(new BigDecimal(number.toString()));
      case Float number -> number.isNaN() || number.isInfinite() ? "" : plain(new BigDecimal(number.toString()));
      case BigDecimal number -> number.toPlainString();
      case Instant moment -> MOMENT.format(moment.atOffset(ZoneOffset.UTC));
      case LocalDateTime moment -> MOMENT.format(moment);
      case byte[] bytes -> text(bytes);
      case PqList list -> String.join("; ", list.values().stream().map(ParquetBook::words).toList());
      case PqStruct struct -> struct(struct);
      case PqMap map ->
          String.join("; ", map.getEntries().stream().map(e -> words(e.getKey()) + "=" + words(e.getValue())).toList());
      default -> value.toString();
    };
  }

  private static String struct(PqStruct struct) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < struct.getFieldCount(); i++) {
      parts.add(struct.getFieldName(i) + "=" + (struct.isNull(i) ? "" : words(struct.getValue(i))));
    }
    return String.join(", ", parts);
  }

  private static String plain(BigDecimal number) {
    return Math.abs(number.scale()) > 40 ? number.toString() : number.stripTrailingZeros().toPlainString();
  }

  /** Bytes without a stated type are text in most files; others are shown in hexadecimal. */
  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 && text.chars().noneMatch(c -> c < 32 && c != '\n' && c != '\t' && c != '\r')
        ? text
        : java.util.HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 64));
  }
}
