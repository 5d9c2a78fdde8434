package clientele.intake;

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
  private final List<CodeColumn> columns;
  private final List<ColumnEvidence> evidence;
  private final LineMap lines;
  private final RejectLog rejects;
  private final ColumnWords words = ColumnWords.shipped();
  private final long rows;
  private final long blankLines;
  private final String sha256;
  private final SniffOverrides read;

  /** How a file is written and where its table begins. */
  record Shape(
      String encoding,
      double encodingConfidence,
      List<EncodingDetector.Candidate> encodings,
      Optional<DialectDetector.Found> dialect,
      HeaderDetector.Found header,
      String sheet) {}

  /** What reading left behind. */
  record Rows(List<CodeColumn> columns, LineMap lines, RejectLog rejects, long rows, long blankLines, String sha256) {}

  LoadedFile(FileSource source, Shape shape, Rows data, SniffOverrides overrides, JobContext job) {
    this.source = source;
    this.shape = shape;
    this.columns = data.columns();
    this.lines = data.lines();
    this.rejects = data.rejects();
    this.rows = data.rows();
    this.blankLines = data.blankLines();
    this.sha256 = data.sha256();
    this.read = overrides;
    this.evidence =
        Parallel.map(
            columns.size(),
            1,
            job,
            (c, from, to) -> ColumnEvidence.of(columns.get(c), rows, justText(shape.header().names().get(c), overrides)));
  }

  /**
   * Reads a file.
   *
   * @throws clientele.base.ProblemException if it cannot be read, is binary or damaged, or has no rows
   */
  public static LoadedFile read(java.nio.file.Path path, SniffOverrides overrides, JobContext job) {
    FileSource source = FileSource.of(path);
    return source.kind() == FileSource.Kind.XLSX
        ? XlsxReader.read(source, overrides, job)
        : TextReader.read(source, overrides, job);
  }

  /** Decides how the cells are understood; {@code overrides} may differ from those the file was read with. */
  PlannedFile plan(SniffOverrides overrides, JobContext job) {
    checkColumns(overrides);
    char delimiter = shape.dialect().map(d -> d.dialect().delimiter()).orElse(',');
    FileConventions conventions = new FileConventions(overrides, delimiter, evidence);
    ColumnTyping typing = new ColumnTyping(words, overrides, conventions);
    List<ColumnPlan> plans = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      plans.add(typing.plan(shape.header().names().get(c), evidence.get(c)));
    }
    return new PlannedFile(this, overrides, conventions, plans, job);
  }

  FileSource source() {
    return source;
  }

  Shape shape() {
    return shape;
  }

  List<CodeColumn> columns() {
    return columns;
  }

  List<ColumnEvidence> evidence() {
    return evidence;
  }

  LineMap lines() {
    return lines;
  }

  RejectLog rejects() {
    return rejects;
  }

  ColumnWords words() {
    return words;
  }

  long rows() {
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
        throw IntakeProblems.NO_COLUMN.raise(name, source.name(), String.join(", ", names));
      }
    }
  }

  /** The choices the file was read with. */
  SniffOverrides readWith() {
    return read;
  }
}
