package clientele.intake.book;

import clientele.base.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A file with one table or several, open for reading. */
public interface Book extends AutoCloseable {
  /** How it is written, in one word: {@code xlsx, ods, json, …}. */
  String format();

  /** Its tables, in the order of the file. */
  List<Sheet> sheets();

  /** The tables that may be taken if nobody chooses, the best first; empty lets the importer look for the first. */
  default List<Sheet> preferred() {
    return List.of();
  }

  /** What a person has to know of how a table of it was read. */
  default List<Problem> notes(String sheet) {
    return List.of();
  }

  /** SHA-256 of what was read, in hexadecimal, if that is not the one of a file. */
  default Optional<String> fingerprint() {
    return Optional.empty();
  }

  @Override
  default void close() throws IOException {}
}
