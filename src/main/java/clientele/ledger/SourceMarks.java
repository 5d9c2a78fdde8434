package clientele.ledger;

import clientele.study.Digests;
import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which files of this computer a step read, as hashes of where they lie: enough to keep them from being written over, and nothing
 * that tells whoever is handed the study where they were.
 */
public final class SourceMarks {
  /** Name under which a ledger entry keeps them, beside what it ran on. */
  public static final String KEY = "read";

  private static final int SHOWN = 32;

  private SourceMarks() {}

  /** The marks of what an operation reads; empty if it reads no file. */
  static Optional<String> of(Operation operation) {
    JsonNode parameters = Json.mapper().valueToTree(operation);
    List<String> marks = new ArrayList<>();
    for (OperationCatalog.Parameter parameter : OperationCatalog.parameters(operation.getClass())) {
      String value = parameters.path(parameter.name()).asText();
      if (parameter.param().here() == Param.Here.PLACE && !value.isBlank()) {
        real(value).map(SourceMarks::mark).ifPresent(marks::add);
      }
    }
    return marks.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", marks));
  }

  /** Whether a step read that file, or a folder it lies in; empty if the step is from before marks were kept. */
  public static Optional<Boolean> read(LedgerEntry step, Path file) {
    String marks = step.environment().get(KEY);
    if (marks == null) {
      return Optional.empty();
    }
    for (Path at = real(file.toString()).orElse(null); at != null; at = at.getParent()) {
      if (marks.contains(mark(at))) {
        return Optional.of(true);
      }
    }
    return Optional.of(false);
  }

  private static String mark(Path path) {
    return Digests.sha256(path.toString()).substring(0, SHOWN);
  }

  private static Optional<Path> real(String path) {
    try {
      return Files.exists(Path.of(path)) ? Optional.of(Path.of(path).toRealPath()) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
