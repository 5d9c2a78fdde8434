package clientele.intake;

import clientele.intake.choice.SniffOverrides;
import clientele.intake.database.SqliteBook;
import clientele.intake.mail.MboxBook;
import clientele.intake.mail.SlackBook;
import clientele.intake.nested.JsonBook;
import clientele.intake.nested.ParquetBook;
import clientele.intake.sheet.ExcelXmlBook;
import clientele.intake.sheet.OdsBook;
import clientele.intake.sheet.XlsBook;
import clientele.intake.sheet.XlsxBook;
import clientele.intake.source.FileKinds;
import clientele.intake.source.FileSource;
import clientele.intake.source.LockedWorkbook;
import clientele.intake.source.StoredBytes;
import clientele.intake.table.LoadedFile;
import clientele.intake.web.HtmlBook;
import clientele.intake.web.LogBook;
import clientele.job.JobContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The readers of files: which of them reads a file is said by what its first bytes are. */
final class FileReaders {
  private FileReaders() {}

  /**
   * Reads a file.
   *
   * @throws clientele.base.ProblemException if it cannot be read, is binary or damaged, or has no rows
   */
  static LoadedFile read(Path path, SniffOverrides overrides, JobContext job) {
    return Files.isDirectory(path)
        ? BundleReader.folder(path, overrides, job)
        : read(FileSource.of(path), overrides, job);
  }

  /** Reads what was looked at by the reader of its kind; a chosen delimiter makes any text a table of text. */
  static LoadedFile read(FileSource source, SniffOverrides overrides, JobContext job) {
    StoredBytes content = source.content();
    boolean plain = source.kind().isText() && overrides.delimiterSign().isPresent();
    return switch (plain ? FileKinds.Kind.TEXT : source.kind()) {
      case TEXT -> TextReader.read(source, overrides, job);
      case ZIP -> BundleReader.archive(source, overrides, job);
      case XLSX -> BookReader.read(source, () -> XlsxBook.open(content, job), overrides, job);
      case XLS -> BookReader.read(source, () -> XlsBook.open(content, overrides.password()), overrides, job);
      case LOCKED -> read(LockedWorkbook.unlocked(source, overrides.password()), overrides, job);
      case ODS -> BookReader.read(source, () -> OdsBook.open(content, job), overrides, job);
      case EXCEL_XML -> BookReader.read(source, () -> ExcelXmlBook.open(content), overrides, job);
      case JSON ->
          BookReader.read(
              source, () -> JsonBook.open(source.utf8(overrides), source.start(overrides)), overrides, job);
      case SLACK ->
          BookReader.read(
              source, () -> SlackBook.open(Map.of(source.name(), source.utf8(overrides)), Optional.empty()), overrides,
              job);
      case HTML -> BookReader.read(source, () -> HtmlBook.open(source.text(overrides)), overrides, job);
      case ACCESS_LOG ->
          BookReader.read(
              source, () -> LogBook.open(source.utf8(overrides), overrides.sessionMinutes()), overrides, job);
      case MAIL -> BookReader.read(source, () -> MboxBook.open(content), overrides, job);
      case PARQUET -> BookReader.read(source, () -> ParquetBook.open(content), overrides, job);
      case SQLITE -> BookReader.read(source, () -> SqliteBook.open(content, job), overrides, job);
    };
  }
}
