package clientele.ledger;

import clientele.base.ProblemException;
import clientele.base.WholeFile;
import clientele.job.JobContext;
import clientele.ledger.BundleManifest.Entry;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Digests;
import clientele.study.Json;
import clientele.study.StudyState;
import clientele.study.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a study as it stands into a zip of CSV and JSON with hashes: to hand it to someone, or to keep it where no
 * program but an archive tool is needed to read it. It is not encrypted; the person is told so where it is offered.
 */
public final class BundleWriter {
  private static final long PACE = 32L << 20;
  private static final List<String> ACCESS = List.of("host", "port", "user", "passwordFile", "passwordVariable");

  private final Ledger ledger;
  private final JobContext job;
  private final boolean keys;

  public BundleWriter(Ledger ledger, JobContext job) {
    this(ledger, job, false);
  }

  /** A writer; with {@code keys} the secrets of the study are in the bundle too: who asks for that has to say so in words. */
  public BundleWriter(Ledger ledger, JobContext job, boolean keys) {
    this.ledger = ledger;
    this.job = job;
    this.keys = keys;
  }

  /** Names of the secrets of the study, which are in no bundle unless asked for. */
  public List<String> secrets() {
    return ledger.state().artifacts().keySet().stream().filter(SecretArtifacts::isOne).sorted().toList();
  }

  /** Writes the bundle; the file appears whole or not at all. */
  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      WholeFile.write(file, out -> {
        try (PacedZip zip = new PacedZip(out)) {
          byte[] manifest = Json.pretty(contents(zip)).getBytes(StandardCharsets.UTF_8);
          part(zip, BundleParts.MANIFEST, part -> part.write(manifest));
          part(zip, BundleParts.SEAL, part -> part.write(BundleParts.seal(manifest).getBytes(StandardCharsets.UTF_8)));
        }
      });
    } catch (IOException e) {
      throw new ProblemException(LedgerProblems.BUNDLE_OUT.with(file.toString(), String.valueOf(e.getMessage())), e);
    }
  }

  private BundleManifest contents(PacedZip zip) throws IOException {
    StudyState state = ledger.state();
    List<Entry> tables = new ArrayList<>();
    int done = 0;
    for (DatasetVersion version : new TreeMap<>(state.tables()).values()) {
      String name = "tables/" + (tables.size() + 1) + ".csv";
      Table table = ledger.view().table(version.table());
      Written part = part(zip, name, out -> csv(table, out));
      tables.add(new Entry(version.table(), version.role().tag(), version.plainColumns(), version.rows(), name, part.bytes, part.sha256));
      job.progress((double) ++done / state.tables().size());
    }
    List<Entry> artifacts = new ArrayList<>();
    List<Entry> secrets = new ArrayList<>();
    for (var artifact : new TreeMap<>(state.artifacts()).entrySet()) {
      if (!SecretArtifacts.isOne(artifact.getKey())) {
        artifacts.add(json(zip, artifact.getKey(), "artifacts/" + (artifacts.size() + 1) + ".json", artifact.getValue().get()));
      } else if (keys) {
        secrets.add(json(zip, artifact.getKey(), "keys/" + (secrets.size() + 1) + ".json", artifact.getValue().get()));
      }
    }
    Entry history = json(zip, "history", "history.json", Json.pretty(ledger.path().stream().map(BundleWriter::told).toList()));
    return new BundleManifest(
        BundleManifest.FORMAT, state.settings(), tables, artifacts, secrets, keys ? List.of() : secrets(), history);
  }

  /** A step as others may read it: without folders, servers and marks of this computer, also where an earlier version kept them. */
  private static JsonNode told(LedgerEntry entry) {
    ObjectNode step = Json.mapper().valueToTree(entry);
    if (step.path("environment") instanceof ObjectNode environment) {
      environment.remove(SourceMarks.KEY);
    }
    if (Json.read(entry.parameters(), JsonNode.class) instanceof ObjectNode parameters) {
      parameters.remove(ACCESS);
      parameters.properties().stream().filter(p -> p.getValue().isTextual())
          .forEach(p -> p.setValue(TextNode.valueOf(LocalPaths.hidden(p.getValue().asText()))));
      step.put("parameters", Json.write(parameters));
    }
    return step;
  }

  private static Entry json(PacedZip zip, String name, String file, String json) throws IOException {
    Written part = part(zip, file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    return new Entry(name, "", List.of(), 0, file, part.bytes, part.sha256);
  }

  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Size and hash of what was written. */
  private record Written(long bytes, String sha256) {}

  private static Written part(PacedZip zip, String name, Content content) throws IOException {
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
    long bytes = zip.unpacked();
    zip.closeEntry();
    return new Written(bytes, Digests.hex(sha.digest()));
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
          if (word != null && word.length() > BundleRows.LONGEST_CELL) {
            throw new IOException(table.name() + ": " + word.length() + " > " + BundleRows.LONGEST_CELL);
          }
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

  /** Packs less where a part is denser than what is taken from a bundle, so that a table of one value comes in again. */
  static final class PacedZip extends ZipOutputStream {
    private boolean plain;

    PacedZip(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      long dense = BundleParts.DENSEST * Math.max(1, def.getBytesWritten());
      boolean slower = unpacked() > PACE && unpacked() > (plain ? dense / 4 : dense / 2);
      if (slower != plain) {
        plain = slower;
        def.setLevel(plain ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
      }
      super.write(bytes, from, length);
    }

    /** Bytes of the part that is being written. */
    private long unpacked() {
      return def.getBytesRead();
    }

    @Override
    public void closeEntry() throws IOException {
      super.closeEntry();
      plain = false;
      def.setLevel(Deflater.DEFAULT_COMPRESSION);
    }
  }
}
