package clientele.analysis.data.bring;

import clientele.base.ProblemException;
import clientele.base.Secret;
import clientele.intake.problem.IntakeProblems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the password of a source is: the history keeps the path of a file or the name of a variable, and so the source
 * can be read again; a word that was typed is not kept.
 *
 * @param typed by the person; goes first
 * @param file whose first line is the password; empty for none
 * @param variable of the environment; empty for none
 */
record GivenPassword(Secret typed, String file, String variable) {
  /**
   * The password; {@link Secret#NONE} if none is given.
   *
   * @throws ProblemException {@code INTAKE-NO-PASSWORD} if the file or the variable is not there
   */
  Secret secret() {
    if (!typed.isEmpty()) {
      return typed;
    }
    if (!file.isBlank()) {
      try {
        List<String> lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
        return lines.isEmpty() ? Secret.NONE : new Secret(lines.getFirst());
      } catch (IOException | RuntimeException e) {
        throw new ProblemException(IntakeProblems.NO_PASSWORD.with(file), e);
      }
    }
    if (!variable.isBlank()) {
      String value = System.getenv(variable);
      if (value == null) {
        throw IntakeProblems.NO_PASSWORD.raise(variable);
      }
      return new Secret(value);
    }
    return Secret.NONE;
  }
}
