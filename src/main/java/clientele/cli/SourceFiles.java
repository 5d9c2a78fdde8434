package clientele.cli;

import clientele.base.ProblemException;
import clientele.ledger.LedgerEntry;
import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Keeps the files a study was read from: what is written never takes the place of one. */
final class SourceFiles {
  private SourceFiles() {}

  /**
   * Looks at the place where a file is to be written.
   *
   * @throws ProblemException {@code CLI-SOURCE} if one of the steps read that very file
   */
  static void keep(List<LedgerEntry> steps, Path target) {
    for (LedgerEntry step : steps) {
      for (JsonNode value : Json.read(step.parameters(), JsonNode.class)) {
        if (value.isTextual()) {
          keep(value.asText(), target);
        }
      }
    }
  }

  /** As {@link #keep(List, Path)} for one file that is read, or a folder of files. */
  static void keep(String source, Path target) {
    try {
      Path read = Path.of(source);
      boolean same = Files.exists(target) && Files.exists(read)
          && (Files.isDirectory(read) ? target.toRealPath().startsWith(read.toRealPath()) : Files.isSameFile(read, target));
      if (same) {
        throw CliProblems.SOURCE.raise(target.toString());
      }
    } catch (IOException | InvalidPathException noFile) {
      return;
    }
  }
}
