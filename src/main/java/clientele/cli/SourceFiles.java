package clientele.cli;

import clientele.base.ProblemException;
import clientele.ledger.LedgerEntry;
import clientele.ledger.SourceMarks;
import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
      Optional<Boolean> read = SourceMarks.read(step, target);
      if (read.isPresent()) {
        if (read.get() && Files.exists(target)) {
          throw CliProblems.SOURCE.raise(target.toString());
        }
        continue;
      }
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
