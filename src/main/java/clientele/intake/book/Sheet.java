package clientele.intake.book;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A table of a file. */
public interface Sheet {
  /** Its name; unique in its book. */
  String name();

  /** Whether the person who made the file hid it. */
  default boolean hidden() {
    return false;
  }

  /** Whether its rows are worked out when they are read, by what a stranger wrote; such a table is read only if it is chosen by name. */
  default boolean computed() {
    return false;
  }

  /** The names of its columns, if the format says so; otherwise they are found among the first rows. */
  default Optional<List<String>> columns() {
    return Optional.empty();
  }

  /** Number of rows that hold names, if the format marks them. */
  default Optional<Integer> headerRows() {
    return Optional.empty();
  }

  /** Cells that were joined to one; empty if there are none or the format has no such thing. */
  default List<Merge> merges() {
    return List.of();
  }

  /** Reads all rows from the top. The sink may end it by an exception of its own, which is let through. */
  void read(RowSink sink) throws IOException;

  /** Joined cells: lines from {@code top} to {@code bottom} from 1, columns from {@code left} to {@code right} from 0. */
  record Merge(long top, long bottom, int left, int right) {}
}
