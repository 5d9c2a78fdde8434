package clientele.intake;

import clientele.base.Text;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.intake.column.ColumnWords;
import clientele.intake.encoding.ByteFeed;
import clientele.intake.encoding.EncodingDetector;
import clientele.intake.encoding.Transcoder;
import clientele.intake.heading.HeaderDetector;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.problem.RejectReason;
import clientele.intake.source.FileSource;
import clientele.intake.table.LoadedFile;
import clientele.intake.table.RejectLog;
import clientele.intake.table.RowCollector;
import clientele.intake.table.TableLines;
import clientele.intake.text.Dialect;
import clientele.intake.text.DialectDetector;
import clientele.intake.text.FixedBook;
import clientele.intake.text.FixedColumns;
import clientele.intake.text.LineDress;
import clientele.intake.text.RecordScanner;
import clientele.intake.text.TableOutline;
import clientele.job.JobContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads CSV and its relatives. */
final class TextReader {
  private static final int RECORDS_PER_REPORT = 20_000;
  private static final int SUSPECTS = 40;

  private final FileSource source;
  private final SniffOverrides overrides;
  private final JobContext job;
  private LineDress dress = LineDress.NONE;

  private TextReader(FileSource source, SniffOverrides overrides, JobContext job) {
    this.source = source;
    this.overrides = overrides;
    this.job = job;
  }

  static LoadedFile read(FileSource source, SniffOverrides overrides, JobContext job) {
    job.message(Text.of(TextReader.class, "reading", source.name()));
    TextReader reader = new TextReader(source, overrides, job);
    List<EncodingDetector.Candidate> encodings = EncodingDetector.candidates(source.head(), source.whole());
    Optional<Charset> wanted =
        overrides.encoding().isBlank() || overrides.encoding().equals("auto")
            ? Optional.empty()
            : Optional.of(EncodingDetector.named(overrides.encoding()));
    try {
      try {
        return reader.read(wanted.orElse(encodings.getFirst().charset()), encodings, wanted.isPresent());
      } catch (OtherEncoding other) {
        List<EncodingDetector.Candidate> better = EncodingDetector.candidates(other.evidence, false);
        return reader.read(better.getFirst().charset(), better, true);
      }
    } catch (IOException e) {
      throw FileSource.problem(source.path(), e);
    }
  }

  private LoadedFile read(Charset charset, List<EncodingDetector.Candidate> encodings, boolean settled)
      throws IOException {
    byte[] dressed = transcoded(charset);
    dress = overrides.delimiterSign().isPresent() ? LineDress.NONE : LineDress.of(dressed, source.whole());
    byte[] sample = dress.off(dressed);
    DialectDetector.Found found = dialect(sample);
    if (overrides.delimiterSign().isEmpty() && found.isLoose()) {
      found = DialectDetector.spacesBelowComments(sample, found);
    }
    if (overrides.delimiterSign().isEmpty() && found.isLoose()) {
      Optional<FixedColumns> fixed = FixedColumns.of(new String(sample, StandardCharsets.UTF_8));
      if (fixed.isPresent()) {
        FixedBook book =
            new FixedBook(source.utf8(overrides.withEncoding(charset.name())), fixed.get(), EncodingDetector.label(charset));
        return BookReader.read(source, () -> book, overrides.withSheet(""), job);
      }
    }
    double sure =
        settled && !overrides.encoding().isBlank()
            ? 1
            : encodings.stream()
                .filter(c -> c.charset().equals(charset))
                .findFirst()
                .map(EncodingDetector.Candidate::confidence)
                .orElse(0.5);
    Attempt taken = best(sample, found, charset, settled);
    LoadedFile.Shape shape =
        new LoadedFile.Shape(
            EncodingDetector.label(charset), sure, encodings, Optional.of(taken.found), taken.header, "");
    return new LoadedFile(source, shape, taken.rows, overrides, job.part(0.9, 1));
  }

  /** The table as one way of parting its lines shows it. */
  private record Attempt(
      DialectDetector.Found found, TableOutline outline, HeaderDetector.Found header, LoadedFile.Rows rows) {
    private long refused() {
      RejectLog rejects = rows.rejects();
      return rejects.total() - beside(rejects);
    }
  }

  /** Lines that are no rows and were never meant to be. */
  private static long beside(RejectLog rejects) {
    return rejects.of(RejectReason.OTHER_TABLE)
        + rejects.of(RejectReason.NOTE)
        + rejects.of(RejectReason.SECTION)
        + rejects.of(RejectReason.HEADER_AGAIN)
        + rejects.of(RejectReason.TOTAL)
        + rejects.of(RejectReason.SUMMARY);
  }

  /**
   * The table as it looks, or, where most lines are refused so, the largest table among the blocks of a file; where no
   * table is found at all, its lines as one column.
   */
  private Attempt best(byte[] sample, DialectDetector.Found found, Charset charset, boolean settled) throws IOException {
    Attempt usual = attempt(TableOutline.of(sample, source.whole(), found.dialect(), overrides.headerRows()), found, charset, settled);
    Attempt taken = usual;
    boolean failed = usual.rows.rows() == 0 && usual.rows.rejects().total() > 0;
    if (failed || usual.refused() > usual.rows.rows()) {
      Optional<TableOutline> largest = TableOutline.ofLargest(sample, source.whole(), found.dialect(), overrides.headerRows());
      if (largest.isPresent()) {
        Attempt other = attempt(largest.get(), found, charset, settled);
        taken = other.rows.rows() >= usual.rows.rows() ? other : usual;
      }
      RejectLog rejects = taken.rows.rejects();
      long ragged = rejects.of(RejectReason.MORE_FIELDS) + rejects.of(RejectReason.FEWER_FIELDS) + beside(rejects);
      boolean decoded = rejects.of(RejectReason.UNDECODABLE) == 0;
      if (taken.rows.rows() == 0 && ragged > 0 && decoded && overrides.delimiterSign().isEmpty()) {
        Dialect lines = Dialect.lines(found.dialect().newline());
        DialectDetector.Found unparted = new DialectDetector.Found(lines, 0.3, found.fits());
        TableOutline whole = TableOutline.of(sample, source.whole(), lines, overrides.headerRows().or(() -> Optional.of(0)));
        taken = attempt(whole, unparted, charset, settled);
        job.guard(IntakeProblems.ONE_COLUMN.with(source.name(), taken.rows.rows()));
      }
    }
    check(taken, charset);
    return taken;
  }

  private Attempt attempt(TableOutline outline, DialectDetector.Found found, Charset charset, boolean settled)
      throws IOException {
    FileSource.Progress progress = new FileSource.Progress();
    try (RecordScanner scanner = new RecordScanner(dress.off(source.feed(charset, progress)), found.dialect())) {
      LoadedFile.Rows all = rows(scanner, found.dialect(), outline, progress, charset, settled);
      HeaderDetector.Found header = withoutHollow(outline, all.columns());
      LoadedFile.Rows rows = all.columns().size() == header.width() ? all : kept(all, outline.header(), header);
      outline.cut().ifPresent(c -> rows.rejects().tell(
          IntakeProblems.CUT_NUMBERS.with(header.names().get(c.column()), rows.rows(), c.groups() ? "1,234" : "12,50", header.width() + 1)));
      if (dress.isSome()) {
        rows.rejects().tell(
            dress.quoted() ? IntakeProblems.QUOTED_LINES.with(source.name(), header.width())
                : IntakeProblems.WIDE_COMMAS.with(source.name(), dress.sign(), header.width()));
      }
      if (outline.rowsAbove() > 1) {
        rows.rejects().tell(IntakeProblems.ROWS_ABOVE.with(source.name(), outline.rowsAbove(), header.preamble()));
      }
      return new Attempt(found, outline, header, rows);
    }
  }

  /** The header without columns that have neither a name nor a value, as delimiters at line ends leave them. */
  private static HeaderDetector.Found withoutHollow(TableOutline outline, List<LoadedFile.Collected> columns) {
    HeaderDetector.Found found = outline.header();
    List<String> names = new ArrayList<>();
    for (int c = 0; c < found.width(); c++) {
      boolean named = found.headerRows() == 0 || !found.names().get(c).equals(ColumnWords.NAMELESS + (c + 1));
      if (named || columns.get(c).cells().dictionary().size() > 0) {
        names.add(found.names().get(c));
      }
    }
    return names.isEmpty() || names.size() == found.width()
        ? found
        : new HeaderDetector.Found(found.preamble(), found.headerRows(), names, names.size(), found.confidence());
  }

  private static LoadedFile.Rows kept(LoadedFile.Rows all, HeaderDetector.Found before, HeaderDetector.Found now) {
    List<Integer> places = now.names().stream().map(name -> before.names().indexOf(name)).toList();
    List<LoadedFile.Collected> columns = places.stream().map(all.columns()::get).toList();
    return new LoadedFile.Rows(columns, all.lines(), all.rejects(), all.rows(), all.blankLines(), all.sha256());
  }

  private LoadedFile.Rows rows(
      RecordScanner scanner,
      Dialect dialect,
      TableOutline outline,
      FileSource.Progress progress,
      Charset charset,
      boolean settled)
      throws IOException {
    HeaderDetector.Found header = outline.header();
    RowCollector rows = new RowCollector(header.width());
    TableLines lines = new TableLines(dialect, outline, rows);
    int skip = header.preamble() + header.headerRows();
    Suspects suspects = new Suspects(!settled && charset.equals(StandardCharsets.UTF_8));
    long seen = 0;
    while (scanner.next()) {
      if (++seen % RECORDS_PER_REPORT == 0) {
        job.progress(0.9 * progress.taken() / source.size());
      }
      if (scanner.isBlank()) {
        lines.blank();
      } else if (skip > 0) {
        skip--;
        scanner.expect(skip == 0 ? header.width() : 0);
      } else if (!lines.take(scanner)) {
        rows.rejects().add(scanner.line(), RejectReason.UNDECODABLE, 0, 0, "", scanner.raw());
        suspects.add(scanner.rawBytes(), rows.foreign());
      }
    }
    lines.end();
    suspects.settle(rows.foreign());
    return rows.finish(progress.sha256());
  }

  private void check(Attempt taken, Charset charset) {
    RejectLog rejects = taken.rows.rejects();
    long rows = taken.rows.rows();
    long refused = taken.refused();
    long undecodable = rejects.of(RejectReason.UNDECODABLE);
    if (undecodable > 0 && undecodable * 20 > rows + refused) {
      job.guard(
          IntakeProblems.WRONG_ENCODING.with(
              source.name(), EncodingDetector.label(charset), undecodable, rows + refused, suggestions(charset)));
    }
    if (rows == 0 && refused == 0 && taken.header.headerRows() == 0) {
      throw IntakeProblems.NO_ROWS.raise(source.name());
    }
    long ragged = rejects.of(RejectReason.MORE_FIELDS) + rejects.of(RejectReason.FEWER_FIELDS);
    if (rows == 0 && rejects.total() > 0) {
      throw ragged + beside(rejects) > 0
          ? IntakeProblems.RAGGED.raise(source.name(), taken.header.width(), rejects.total())
          : IntakeProblems.MANY_REJECTS.raise(source.name(), refused, refused);
    }
    if (refused > rows) {
      job.guard(IntakeProblems.MANY_REJECTS.with(source.name(), refused, rows + refused));
    }
    long mended = rejects.mends().stream().mapToLong(Sniffed.ReasonCount::count).sum();
    if (mended > 0) {
      job.warn(IntakeProblems.MENDED.with(source.name(), mended, rows));
    }
  }

  private String suggestions(Charset wrong) {
    return String.join(
        ", ",
        EncodingDetector.candidates(source.head(), source.whole()).stream()
            .filter(c -> !c.charset().equals(wrong))
            .map(EncodingDetector.Candidate::name)
            .toList());
  }

  private DialectDetector.Found dialect(byte[] sample) {
    DialectDetector.Found found = DialectDetector.detect(sample, source.whole());
    Dialect dialect = found.dialect();
    double sure = found.confidence();
    if (overrides.delimiterSign().isPresent()) {
      dialect = dialect.withDelimiter(overrides.delimiterSign().get());
      sure = 1;
    }
    if (overrides.quoteSign().isPresent()) {
      char quote = overrides.quoteSign().get();
      dialect = dialect.withQuote(quote, dialect.escape() == '\\' && quote != Dialect.NONE ? '\\' : quote);
    }
    return new DialectDetector.Found(dialect, sure, found.fits());
  }

  private byte[] transcoded(Charset charset) throws IOException {
    byte[] out = new byte[source.head().length * 3 + 64];
    int n = 0;
    try (ByteFeed feed = Transcoder.feed(new java.io.ByteArrayInputStream(source.head()), charset)) {
      for (int got = feed.read(out, 0, out.length); got >= 0; got = feed.read(out, n, out.length - n)) {
        n += got;
      }
    }
    return Arrays.copyOf(out, n);
  }

  /** Says that what was read so far shows another encoding than the beginning of the file did. */
  private static final class OtherEncoding extends RuntimeException {
    private final transient byte[] evidence;

    private OtherEncoding(byte[] evidence) {
      super("another encoding", null, false, false);
      this.evidence = evidence;
    }
  }

  /** Lines that are not UTF-8 in a file that began as if it were. */
  private static final class Suspects {
    private final boolean watching;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private int count;

    private Suspects(boolean watching) {
      this.watching = watching;
    }

    private void add(byte[] line, long foreign) {
      if (watching && count < SUSPECTS) {
        lines.writeBytes(line);
        lines.write('\n');
        if (++count == SUSPECTS) {
          settle(foreign);
        }
      }
    }

    private void settle(long foreign) {
      if (!watching || count == 0 || foreign > count) {
        return;
      }
      byte[] evidence = lines.toByteArray();
      if (!EncodingDetector.candidates(evidence, true).getFirst().charset().equals(StandardCharsets.UTF_8)) {
        throw new OtherEncoding(evidence);
      }
    }
  }
}
