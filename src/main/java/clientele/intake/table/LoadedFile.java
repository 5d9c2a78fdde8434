package clientele.intake.table;

import clientele.intake.choice.SniffOverrides;
import clientele.intake.column.CodeColumn;
import clientele.intake.column.ColumnEvidence;
import clientele.intake.column.ColumnTyping;
import clientele.intake.column.ColumnWords;
import clientele.intake.column.FileConventions;
import clientele.intake.column.ImportedColumn;
import clientele.intake.column.ReadColumn;
import clientele.intake.encoding.EncodingDetector;
import clientele.intake.heading.HeaderDetector;
import clientele.intake.preset.Preset;
import clientele.intake.preset.Presets;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.source.FileSource;
import clientele.intake.text.DialectDetector;
import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file read into codes: every cell of every row that can be taken, the lines that cannot, and what the values of each
 * column look like. How they are to be understood can be decided anew by {@link #plan} without reading the file again.
 */
public final class LoadedFile {
  private final FileSource source;
  private final Shape shape;
  private final List<ReadColumn> columns;
  private final LineMap lines;
  private final RejectLog rejects;
  private final ColumnWords words = ColumnWords.shipped();
  private final long rows;
  private final long blankLines;
  private final String sha256;
  private final SniffOverrides read;

  /** How a file is written and where its table begins. */
  public record Shape(
      String encoding,
      double encodingConfidence,
      List<EncodingDetector.Candidate> encodings,
      Optional<DialectDetector.Found> dialect,
      HeaderDetector.Found header,
      String sheet,
      List<String> sheets) {
    /** The shape of a file that holds one table. */
    public Shape(
        String encoding,
        double encodingConfidence,
        List<EncodingDetector.Candidate> encodings,
        Optional<DialectDetector.Found> dialect,
        HeaderDetector.Found header,
        String sheet) {
      this(encoding, encodingConfidence, encodings, dialect, header, sheet, List.of());
    }
  }

  /** The cells of a column, and how many of them a spreadsheet was told to take for text. */
  public record Collected(CodeColumn cells, long guarded) {}

  /** What reading left behind. */
  public record Rows(
      List<Collected> columns, LineMap lines, RejectLog rejects, long rows, long blankLines, String sha256) {}

  public LoadedFile(FileSource source, Shape shape, Rows data, SniffOverrides overrides, JobContext job) {
    this.source = source;
    this.shape = shape;
    this.lines = data.lines();
    this.rejects = data.rejects();
    this.rows = data.rows();
    this.blankLines = data.blankLines();
    this.sha256 = data.sha256();
    this.read = overrides;
    this.columns =
        Parallel.map(
            data.columns().size(),
            1,
            job,
            (c, from, to) -> {
              String name = shape.header().names().get(c);
              Collected of = data.columns().get(c);
              return new ReadColumn(
                  name, of.cells(), ColumnEvidence.of(of.cells(), rows, justText(name, overrides), shape.encoding(), of.guarded()));
            });
  }

  /** Decides how the cells are understood; {@code chosen} may differ from what the file was read with. */
  public PlannedFile plan(SniffOverrides chosen, JobContext job) {
    checkColumns(chosen);
    List<String> names = shape.header().names();
    Optional<Preset> preset = Presets.match(names, chosen.presets());
    SniffOverrides overrides = preset.map(p -> chosen.over(p, names)).orElse(chosen);
    char delimiter = shape.dialect().map(d -> d.dialect().delimiter()).orElse(',');
    FileConventions conventions = new FileConventions(overrides, delimiter, columns.stream().map(ReadColumn::seen).toList());
    ColumnTyping typing = new ColumnTyping(words, overrides, conventions);
    List<ImportedColumn> bare =
        columns.stream().map(column -> new ImportedColumn(column, typing.plan(column.name(), column.seen()))).toList();
    return new PlannedFile(this, overrides, conventions, bare, preset, job);
  }

  /** The same rows as a part of a bundle: under its name, with the parts that could be chosen. */
  public LoadedFile within(FileSource bundle, String part, List<String> parts) {
    Shape inner =
        new Shape(
            shape.encoding(), shape.encodingConfidence(), shape.encodings(), shape.dialect(), shape.header(),
            parts.isEmpty() ? shape.sheet() : part, parts.isEmpty() ? shape.sheets() : parts);
    return new LoadedFile(this, bundle, inner);
  }

  private LoadedFile(LoadedFile same, FileSource source, Shape shape) {
    this.source = source;
    this.shape = shape;
    this.columns = same.columns;
    this.lines = same.lines;
    this.rejects = same.rejects;
    this.rows = same.rows;
    this.blankLines = same.blankLines;
    this.sha256 = same.sha256;
    this.read = same.read;
  }

  FileSource source() {
    return source;
  }

  public Shape shape() {
    return shape;
  }

  public List<ReadColumn> columns() {
    return columns;
  }

  public LineMap lines() {
    return lines;
  }

  public RejectLog rejects() {
    return rejects;
  }

  ColumnWords words() {
    return words;
  }

  public long rows() {
    return rows;
  }

  long blankLines() {
    return blankLines;
  }

  String sha256() {
    return sha256;
  }

  private boolean justText(String name, SniffOverrides overrides) {
    return ColumnTyping.isCode(words, name)
        && overrides.kindOf(name).isEmpty()
        && overrides.meaningOf(name).isEmpty();
  }

  private void checkColumns(SniffOverrides overrides) {
    List<String> names = shape.header().names();
    List<String> asked = new ArrayList<>(overrides.meanings().values());
    asked.addAll(overrides.kinds().keySet());
    for (String name : asked) {
      if (names.stream().noneMatch(name::equalsIgnoreCase)) {
        throw IntakeProblems.NO_COLUMN.raise(name, source.name(), clientele.study.StudyProblems.choices(name, List.copyOf(names)));
      }
    }
  }
}
