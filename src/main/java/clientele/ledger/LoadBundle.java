package clientele.ledger;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Digests;
import clientele.study.Json;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Fills a fresh study from a bundle; every part must agree with its hash. The bundle's own history is kept as a note. */
@OperationId("study.load-bundle")
public record LoadBundle(@Param(required = true, offers = Param.Offers.FILE) String file) implements Operation {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  @Override
  public List<Problem> validate(Outline outline) {
    return Files.isRegularFile(Path.of(file)) ? List.of() : List.of(LedgerProblems.BUNDLE.with(file, "there is no such file"));
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    try (ZipFile zip = new ZipFile(file)) {
      BundleWriter.Manifest manifest = Json.read(text(zip, "manifest.json"), BundleWriter.Manifest.class);
      if (manifest.format() > BundleWriter.FORMAT) {
        throw LedgerProblems.BUNDLE.raise(file, "it was written by a newer version (format " + manifest.format() + ")");
      }
      Outcome.Builder outcome = Outcome.of(Text.of(LoadBundle.class, "bundle.loaded", manifest.tables().size()));
      long rows = 0;
      for (BundleWriter.Entry table : manifest.tables()) {
        outcome.table(table(zip, table, study, job));
        rows += table.rows();
      }
      for (BundleWriter.Entry artifact : manifest.artifacts()) {
        String json = text(zip, artifact.file());
        checkHash(artifact, Digests.sha256(json));
        outcome.artifact(artifact.name(), Json.mapper().readTree(json));
      }
      outcome.artifact("bundle_history", Json.mapper().readTree(text(zip, manifest.history())));
      return outcome.rows(rows, rows, 0).done();
    } catch (JsonProcessingException | IllegalStateException e) {
      throw new ProblemException(LedgerProblems.BUNDLE.with(file, "its manifest is not readable"), e);
    } catch (IOException e) {
      throw new ProblemException(LedgerProblems.BUNDLE.with(file, String.valueOf(e.getMessage())), e);
    }
  }

  private clientele.study.DatasetVersion table(
      ZipFile zip, BundleWriter.Entry entry, StudyView study, JobContext job) throws IOException {
    Role role = Role.ofTag(entry.role()).orElse(Role.OTHER);
    DigestInputStream hashed = new DigestInputStream(open(zip, entry.file()), Digests.sha256());
    try (RowWriter writer = study.writeRows(entry.name(), role, entry.columns());
        Reader in = new BufferedReader(new InputStreamReader(hashed, StandardCharsets.UTF_8), 1 << 16)) {
      Csv csv = new Csv(in);
      csv.next();
      long rows = 0;
      for (List<String> line = csv.next(); line != null; line = csv.next()) {
        if (line.size() != entry.columns().size()) {
          throw LedgerProblems.BUNDLE.raise(file, "row " + (rows + 1) + " of " + entry.name() + " is cut off");
        }
        Object[] values = new Object[line.size()];
        for (int c = 0; c < values.length; c++) {
          values[c] = value(entry.columns().get(c), line.get(c));
        }
        writer.row(values);
        if (++rows % 4096 == 0) {
          job.checkCancelled();
        }
      }
      checkHash(entry, Digests.hex(hashed.getMessageDigest().digest()));
      return writer.finish();
    }
  }

  private static Object value(Column column, String word) {
    if (word == null) {
      return null;
    }
    return switch (column.kind()) {
      case TEXT, PHRASE -> word;
      case INTEGER -> Long.parseLong(word);
      case DECIMAL -> new BigDecimal(word).setScale(column.scale()).unscaledValue().longValueExact();
      case REAL -> Double.parseDouble(word);
      case DATE -> LocalDate.parse(word);
      case TIME -> LocalDateTime.parse(word, MOMENT).toEpochSecond(ZoneOffset.UTC);
      case BOOLEAN -> Boolean.parseBoolean(word);
    };
  }

  private void checkHash(BundleWriter.Entry entry, String hash) {
    if (!hash.equals(entry.sha256())) {
      throw LedgerProblems.BUNDLE.raise(file, entry.name() + " does not agree with its hash");
    }
  }

  private String text(ZipFile zip, String name) throws IOException {
    try (InputStream in = open(zip, name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private InputStream open(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw LedgerProblems.BUNDLE.raise(file, name + " is missing");
    }
    return zip.getInputStream(entry);
  }

  /** Reads what {@link BundleWriter} writes: quoted words, and nothing for a missing value. */
  private static final class Csv {
    private final Reader in;

    private Csv(Reader in) {
      this.in = in;
    }

    /** The next line, null values for missing ones; null at the end. */
    private List<String> next() throws IOException {
      int c = in.read();
      if (c < 0) {
        return null;
      }
      List<String> line = new ArrayList<>();
      while (true) {
        if (c == '"') {
          StringBuilder word = new StringBuilder();
          c = in.read();
          while (c >= 0) {
            if (c == '"') {
              c = in.read();
              if (c != '"') {
                break;
              }
            }
            word.append((char) c);
            c = in.read();
          }
          line.add(word.toString());
        } else {
          line.add(null);
        }
        if (c == ',') {
          c = in.read();
          continue;
        }
        if (c == '\r') {
          in.read();
        }
        return line;
      }
    }
  }

  /** The settings a bundle was made with. */
  public static clientele.study.StudySettings settings(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(new ZipEntry("manifest.json"))) {
      if (in == null) {
        throw LedgerProblems.BUNDLE.raise(file.toString(), "manifest.json is missing");
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Json.read(json, BundleWriter.Manifest.class).settings();
    } catch (IOException | IllegalStateException e) {
      throw new ProblemException(LedgerProblems.BUNDLE.with(file.toString(), "it is no bundle"), e);
    }
  }
}
