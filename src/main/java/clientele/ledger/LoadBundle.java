package clientele.ledger;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.DatasetVersion;
import clientele.study.Digests;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;

/**
 * Fills a fresh study from a bundle; every part must agree with its hash and with what its manifest says. The bundle's own history
 * is kept as a note, secrets in it are passed over.
 */
@OperationId("study.load-bundle")
public record LoadBundle(@Param(required = true, offers = Param.Offers.FILE, here = Param.Here.PLACE) String file) implements Operation {
  /** Name of the artifact that holds the steps that were done where the bundle comes from. */
  private static final String HISTORY = "bundle_history";

  @Override
  public List<Problem> validate(Outline outline) {
    if (!outline.tables().isEmpty()) {
      return List.of(LedgerProblems.BUNDLE_FULL.with(file));
    }
    return Files.isRegularFile(Path.of(file)) ? List.of() : List.of(LedgerProblems.BUNDLE.with(file, new BundleFault("none").words()));
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    try (BundleParts parts = BundleParts.open(Path.of(file))) {
      BundleManifest manifest = parts.manifest();
      Outcome.Builder outcome = Outcome.of(Text.of(LoadBundle.class, "bundle.loaded", manifest.tables().size()));
      long rows = 0;
      for (int i = 0; i < manifest.tables().size(); i++) {
        job.progress((double) i / manifest.tables().size());
        outcome.table(table(parts, manifest.tables().get(i), study, job));
        rows += manifest.tables().get(i).rows();
      }
      for (BundleManifest.Entry artifact : manifest.artifacts()) {
        job.checkCancelled();
        if (!SecretArtifacts.isOne(artifact.name()) && !artifact.name().equals(HISTORY)) {
          outcome.artifact(artifact.name(), parts.json(artifact));
        }
      }
      outcome.artifact(HISTORY, parts.json(manifest.history()));
      if (manifest.hadSecrets()) {
        job.warn(LedgerProblems.BUNDLE_KEY.with(Path.of(file).getFileName().toString()));
      }
      return outcome.rows(rows, rows, 0).done();
    } catch (IOException e) {
      throw new ProblemException(LedgerProblems.BUNDLE.with(file, String.valueOf(e.getMessage())), e);
    }
  }

  private DatasetVersion table(BundleParts parts, BundleManifest.Entry entry, StudyView study, JobContext job) throws IOException {
    Role role = Role.ofTag(entry.role()).orElseThrow();
    long memory = Runtime.getRuntime().maxMemory() / 4;
    DigestInputStream hashed = new DigestInputStream(parts.open(entry), Digests.sha256());
    try (RowWriter writer = study.writeRows(entry.name(), role, entry.columns());
        Reader in = new BufferedReader(new InputStreamReader(hashed, StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)), 1 << 16)) {
      BundleRows lines = new BundleRows(in, entry.name(), entry.columns());
      long rows = 0;
      if (writer.heldBytes() > memory) {
        throw LedgerProblems.BUNDLE_LARGE.raise(file, entry.name());
      }
      for (Object[] values = lines.next(); values != null; values = lines.next()) {
        if (++rows > entry.rows()) {
          throw new BundleFault("rows", entry.name(), rows, entry.rows());
        }
        writer.row(values);
        if (rows % 4096 == 0) {
          job.checkCancelled();
        }
        if (writer.heldBytes() > memory) {
          throw LedgerProblems.BUNDLE_LARGE.raise(file, entry.name());
        }
      }
      if (rows != entry.rows()) {
        throw new BundleFault("rows", entry.name(), rows, entry.rows());
      }
      parts.checkHash(entry, Digests.hex(hashed.getMessageDigest().digest()));
      return writer.finish();
    } catch (CharacterCodingException noLetters) {
      throw parts.fault(new BundleFault("unreadable", entry.name()));
    } catch (BundleFault odd) {
      throw parts.fault(odd);
    }
  }

  /**
   * The settings a bundle was made with.
   *
   * @throws ProblemException {@code BUNDLE-IN} if its manifest cannot be used
   */
  public static StudySettings settings(Path file) {
    try (BundleParts parts = BundleParts.open(file)) {
      return parts.manifest().settings();
    }
  }
}
