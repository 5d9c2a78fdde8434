package clientele.intake;

import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.intake.book.Book;
import clientele.intake.book.Cells;
import clientele.intake.book.RowSink;
import clientele.intake.book.Sheet;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.column.ByteDictionary;
import clientele.intake.heading.DownwardCells;
import clientele.intake.heading.HeaderDetector;
import clientele.intake.heading.Headings;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.problem.RejectReason;
import clientele.intake.source.FileSource;
import clientele.intake.table.LoadedFile;
import clientele.intake.table.RowCollector;
import clientele.intake.table.StackedFiles;
import clientele.job.CancelledException;
import clientele.job.JobContext;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Reads one table of a book: chooses the sheet, finds the header, and takes the rows. */
final class BookReader {
  /** Stands for all sheets together. */
  private static final String ALL = "*";

  private static final int SAMPLE_ROWS = 300;

  /** Rows, blank ones among them, that are held back until the header is known. */
  private static final int MOST_HELD = 5_000;
  private static final int WIDEST = 16_384;
  private static final int ROWS_PER_CHECK = 512;

  private final FileSource source;
  private final Book book;
  private final SniffOverrides overrides;
  private final JobContext job;

  private BookReader(FileSource source, Book book, SniffOverrides overrides, JobContext job) {
    this.source = source;
    this.book = book;
    this.overrides = overrides;
    this.job = job;
  }

  /** Opens a book. */
  interface Opening {
    Book open() throws IOException;
  }

  /**
   * Reads a table of a book and closes it.
   *
   * @throws ProblemException if the file is damaged, has no such table or no rows
   */
  static LoadedFile read(FileSource source, Opening opening, SniffOverrides overrides, JobContext job) {
    return overrides.sheet().strip().equals(ALL)
        ? stacked(source, opening, overrides, job)
        : readOne(source, opening, overrides, job);
  }

  /** Reads all sheets that are not hidden as one table; those with other columns than the first stop it. */
  private static LoadedFile stacked(FileSource source, Opening opening, SniffOverrides overrides, JobContext job) {
    List<String> names;
    try (Book book = opening.open()) {
      names = book.sheets().stream().filter(s -> !s.hidden() && !s.computed()).map(Sheet::name).toList();
    } catch (IOException e) {
      throw new ProblemException(IntakeProblems.DAMAGED.with(source.name(), reason(e)), e);
    }
    StackedFiles stack = new StackedFiles(source, overrides, job, StackedFiles.SHEET);
    for (int i = 0; i < names.size(); i++) {
      JobContext part = job.part(0.9 * i / names.size(), 0.9 * (i + 1) / names.size());
      if (!stack.add(names.get(i), readOne(source, opening, overrides.withSheet(names.get(i)), part))) {
        throw IntakeProblems.MIXED_FILES.raise(
            source.name(), names.getFirst(), names.get(i), String.join(", ", names.stream().limit(30).toList()));
      }
    }
    return stack.finish();
  }

  private static LoadedFile readOne(FileSource source, Opening opening, SniffOverrides overrides, JobContext job) {
    job.message(Text.of(BookReader.class, "reading", source.name()));
    try (Book book = opening.open()) {
      return new BookReader(source, book, overrides, job).read();
    } catch (ProblemException | CancelledException e) {
      throw e;
    } catch (EOFException e) {
      throw new ProblemException(IntakeProblems.TRUNCATED.with(source.name()), e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new ProblemException(IntakeProblems.DAMAGED.with(source.name(), reason(e)), e);
    }
  }

  private static String reason(Throwable e) {
    String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String line = words.lines().findFirst().orElse("");
    return line.length() > 200 ? line.substring(0, 200) : line;
  }

  private LoadedFile read() throws IOException {
    Sheet sheet = new SheetChoice(source, book, overrides, job).choose();
    Optional<List<String>> named = sheet.columns();
    HeaderDetector.Found header;
    RowCollector rows;
    if (named.isPresent()) {
      int width = named.get().size();
      if (width == 0) {
        throw IntakeProblems.NO_ROWS.raise(place(sheet));
      }
      int[] all = IntStream.range(0, width).toArray();
      header = new HeaderDetector.Found(0, 0, Headings.unique(named.get()), width, 1);
      rows = new RowCollector(width, false);
      sheet.read(new Rest(rows, header, all, sheet));
    } else {
      OnePass pass = new OnePass(sheet);
      sheet.read(pass);
      if (pass.first.rows.isEmpty()) {
        throw IntakeProblems.NO_ROWS.raise(place(sheet));
      }
      pass.end();
      if (!pass.isComplete()) {
        pass = new OnePass(sheet, pass.first);
        sheet.read(pass.rest);
      }
      header = pass.header;
      rows = pass.collected;
    }
    book.notes(sheet.name()).forEach(rows.rejects()::tell);
    if (rows.rows() == 0 && rows.rejects().total() == 0 && header.headerRows() == 0) {
      throw IntakeProblems.NO_ROWS.raise(place(sheet));
    }
    long refused = rows.rejects().total() - rows.rejects().of(RejectReason.ANNOUNCEMENT)
        - rows.rejects().of(RejectReason.SECTION);
    if (refused > rows.rows()) {
      job.guard(IntakeProblems.MANY_REJECTS.with(source.name(), refused, rows.rows() + refused));
    }
    if (rows.rows() == 0 && rows.rejects().total() > 0) {
      throw IntakeProblems.NO_ROWS.raise(place(sheet));
    }
    List<String> sheets = book.sheets().stream().map(Sheet::name).limit(200).toList();
    LoadedFile.Shape shape =
        new LoadedFile.Shape(
            book.format(), 1, List.of(), Optional.empty(), header, sheets.size() > 1 ? sheet.name() : shown(sheet),
            sheets);
    return new LoadedFile(source, shape, rows.finish(book.fingerprint().orElseGet(source::sha256)), overrides, job.part(0.9, 1));
  }

  private static String shown(Sheet sheet) {
    return sheet.columns().isPresent() ? "" : sheet.name();
  }

  private String place(Sheet sheet) {
    return book.sheets().size() > 1 ? source.name() + " / " + sheet.name() : source.name();
  }

  /** Keeps the first rows and notes which columns hold anything at all. */
  private final class First implements RowSink {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final BitSet used = new BitSet();
    private long seen;

    @Override
    public void row(long line, List<String> cells) {
      if (++seen % ROWS_PER_CHECK == 0) {
        job.progress(0.4);
      }
      boolean any = false;
      for (int c = 0; c < cells.size(); c++) {
        if (!cells.get(c).isBlank()) {
          any = true;
          if (!used.get(c)) {
            if (c >= WIDEST) {
              throw IntakeProblems.TOO_WIDE.raise(source.name(), WIDEST);
            }
            used.set(c);
          }
        }
      }
      if (any && rows.size() < SAMPLE_ROWS) {
        rows.add(List.copyOf(cells));
        lines.add(line);
      }
    }
  }

  /**
   * Finds the header among the first rows and takes these and all others after them, in one reading. Where a column
   * shows only later that it holds something, the sheet has to be read once more with what is then known.
   */
  private final class OnePass implements RowSink {
    private final Sheet sheet;
    private final First first;
    private final List<Consumer<RowSink>> held = new ArrayList<>();
    private int[] kept;
    private HeaderDetector.Found header;
    private RowCollector collected;
    private Rest rest;

    private OnePass(Sheet sheet) {
      this.sheet = sheet;
      this.first = new First();
    }

    /** With all that a first reading has told. */
    private OnePass(Sheet sheet, First known) {
      this.sheet = sheet;
      this.first = known;
      begin();
    }

    @Override
    public void row(long line, List<String> cells) {
      row(line, cells, null);
    }

    @Override
    public void row(long line, List<String> cells, BitSet numbers) {
      first.row(line, cells);
      if (rest != null) {
        rest.row(line, cells, numbers);
        return;
      }
      List<String> copy = List.copyOf(cells);
      BitSet known = numbers == null ? null : (BitSet) numbers.clone();
      held.add(sink -> sink.row(line, copy, known));
      if (first.rows.size() == SAMPLE_ROWS || held.size() == MOST_HELD) {
        end();
      }
    }

    @Override
    public void blank(long more) {
      if (rest == null) {
        held.add(sink -> sink.blank(more));
      } else {
        rest.blank(more);
      }
    }

    @Override
    public void announce(long line, String raw) {
      if (rest == null) {
        held.add(sink -> sink.announce(line, raw));
      } else {
        rest.announce(line, raw);
      }
    }

    @Override
    public void refuse(long line, String raw) {
      if (rest == null) {
        held.add(sink -> sink.refuse(line, raw));
      } else {
        rest.refuse(line, raw);
      }
    }

    /** Finds the header and takes what was held back, if that has not been done. */
    private void end() {
      if (rest == null && !first.rows.isEmpty()) {
        begin();
        held.forEach(h -> h.accept(rest));
        held.clear();
      }
    }

    private void begin() {
      kept = first.used.stream().toArray();
      header = Headings.of(sheet, first.rows, first.lines, kept, overrides);
      collected = new RowCollector(header.width());
      rest = new Rest(collected, header, kept, sheet);
    }

    private boolean isComplete() {
      return first.used.cardinality() == kept.length;
    }
  }

  /** Takes the rows below the header. */
  private final class Rest implements RowSink {
    private final RowCollector rows;
    private final int width;
    private final int[] kept;
    private final DownwardCells downwards;
    private final Set<Long> sections;
    private int skip;
    private long seen;

    private Rest(RowCollector rows, HeaderDetector.Found header, int[] kept, Sheet sheet) {
      this.rows = rows;
      this.width = header.width();
      this.kept = kept;
      this.downwards = Headings.downwards(sheet, kept);
      this.sections = Headings.sections(sheet, kept);
      this.skip = header.preamble() + header.headerRows();
    }

    @Override
    public void row(long line, List<String> given) {
      row(line, given, null);
    }

    @Override
    public void row(long line, List<String> given, BitSet numbers) {
      if (++seen % ROWS_PER_CHECK == 0) {
        job.progress(0.6);
      }
      if (Cells.blank(given)) {
        rows.blank();
        return;
      }
      List<String> cells = downwards.filled(line, given);
      if (skip > 0) {
        skip--;
        return;
      }
      if (sections.contains(line) && cells.stream().filter(c -> !c.isBlank()).count() == 1) {
        rows.rejects().add(line, RejectReason.SECTION, 0, 0, "", String.join("\t", cells).strip());
        return;
      }
      for (int k = width; k < kept.length; k++) {
        if (kept[k] < cells.size() && !cells.get(kept[k]).isBlank()) {
          rows.rejects()
              .add(line, RejectReason.MORE_FIELDS, k + 1, width, "", String.join("\t", cells));
          return;
        }
      }
      byte[][] words = new byte[width][];
      for (int k = 0; k < width; k++) {
        String cell = k < kept.length && kept[k] < cells.size() ? cells.get(kept[k]) : "";
        words[k] = cell.isEmpty() ? NOTHING : padded(cell);
        if (words[k].length - SPARE > ByteDictionary.LONGEST) {
          rows.rejects().add(line, RejectReason.TOO_LONG, 0, 0, "", cell.substring(0, 2000));
          return;
        }
      }
      for (int k = 0; k < width; k++) {
        int at = k < kept.length ? kept[k] : given.size();
        if (numbers == null || at >= given.size() || given.get(at).isEmpty()) {
          rows.cell(k, words[k], 0, words[k].length - SPARE);
        } else {
          rows.cell(k, words[k], 0, words[k].length - SPARE, numbers.get(at));
        }
      }
      rows.endRow(line);
    }

    @Override
    public void blank(long more) {
      rows.blanks(more);
    }

    @Override
    public void announce(long line, String raw) {
      rows.rejects().add(line, RejectReason.ANNOUNCEMENT, 0, 0, "", raw);
    }

    @Override
    public void refuse(long line, String raw) {
      rows.rejects().add(line, RejectReason.OTHER_FORM, 0, 0, "", raw);
    }
  }

  private static final int SPARE = 8;
  private static final byte[] NOTHING = new byte[SPARE];

  /** A cell as UTF-8 with the spare bytes that a dictionary reads beyond it; lone surrogates become question marks. */
  private static byte[] padded(String cell) {
    byte[] text = cell.getBytes(StandardCharsets.UTF_8);
    return java.util.Arrays.copyOf(text, text.length + SPARE);
  }
}
