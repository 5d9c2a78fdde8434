package clientele.ledger;

import clientele.base.ProblemException;
import clientele.base.WholeFile;
import clientele.job.JobContext;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Digests;
import clientele.study.Json;
import clientele.study.StudyState;
import clientele.study.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a study as it stands into a zip of CSV and JSON with hashes: to hand it to someone, or to keep it where no
 * program but an archive tool is needed to read it. It is not encrypted; the person is told so where it is offered.
 */
public final class BundleWriter {
  /** Format of bundles this version writes. */
  static final int FORMAT = 1;

  private final Ledger ledger;
  private final JobContext job;

  public BundleWriter(Ledger ledger, JobContext job) {
    this.ledger = ledger;
    this.job = job;
  }

  /** What a bundle holds. */
  record Manifest(
      int format, clientele.study.StudySettings settings, List<Entry> tables, List<Entry> artifacts, String history) {}

  /** A table or artifact in a bundle. */
  record Entry(String name, String role, List<Column> columns, long rows, String file, String sha256) {}

  /** Writes the bundle; the file appears whole or not at all. */
  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      WholeFile.write(file, out -> {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
          Manifest manifest = contents(zip);
          zip.putNextEntry(new ZipEntry("manifest.json"));
          zip.write(Json.pretty(manifest).getBytes(StandardCharsets.UTF_8));
          zip.closeEntry();
        }
      });
    } catch (IOException e) {
      throw new ProblemException(LedgerProblems.BUNDLE_OUT.with(file.toString(), String.valueOf(e.getMessage())), e);
    }
  }

  private Manifest contents(ZipOutputStream zip) throws IOException {
    StudyState state = ledger.state();
    List<Entry> tables = new ArrayList<>();
    int done = 0;
    for (DatasetVersion version : new TreeMap<>(state.tables()).values()) {
      String name = "tables/" + (tables.size() + 1) + ".csv";
      Table table = ledger.view().table(version.table());
      String sha = entry(zip, name, out -> csv(table, out));
      tables.add(new Entry(version.table(), version.role().tag(), version.plainColumns(), version.rows(), name, sha));
      job.progress((double) ++done / state.tables().size());
    }
    List<Entry> artifacts = new ArrayList<>();
    for (var artifact : new TreeMap<>(state.artifacts()).entrySet()) {
      String name = "artifacts/" + (artifacts.size() + 1) + ".json";
      byte[] json = artifact.getValue().getBytes(StandardCharsets.UTF_8);
      artifacts.add(new Entry(artifact.getKey(), "", List.of(), 0, name, entry(zip, name, out -> out.write(json))));
    }
    byte[] history = Json.pretty(ledger.path()).getBytes(StandardCharsets.UTF_8);
    entry(zip, "history.json", out -> out.write(history));
    return new Manifest(FORMAT, state.settings(), tables, artifacts, "history.json");
  }

  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  private static String entry(ZipOutputStream zip, String name, Content content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    MessageDigest sha = Digests.sha256();
    content.write(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            sha.update(bytes, from, length);
            zip.write(bytes, from, length);
          }
        });
    zip.closeEntry();
    return Digests.hex(sha.digest());
  }

  /** RFC 4180; a missing value is nothing between commas, an empty word is a pair of quotes. */
  private void csv(Table table, OutputStream out) throws IOException {
    out.write((String.join(",", table.columns().stream().map(c -> quoted(c.name())).toList()) + "\r\n")
        .getBytes(StandardCharsets.UTF_8));
    for (int c = 0; c < table.chunks(); c++) {
      job.checkCancelled();
      List<String[]> columns = new ArrayList<>();
      for (Column column : table.columns()) {
        columns.add(Cells.words(table, column, c));
      }
      StringBuilder lines = new StringBuilder();
      for (int r = 0; r < table.rowsIn(c); r++) {
        for (int k = 0; k < columns.size(); k++) {
          String word = columns.get(k)[r];
          lines.append(k == 0 ? "" : ",").append(word == null ? "" : quoted(word));
        }
        lines.append("\r\n");
      }
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String quoted(String word) {
    return '"' + word.replace("\"", "\"\"") + '"';
  }
}
