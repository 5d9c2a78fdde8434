package clientele.study;

import java.util.List;

/**
 * Takes the values of a new table, chunk by chunk. What is appended stays invisible until the operation's transaction
 * names the finished version; a sink that is closed before {@link #finish} leaves nothing behind.
 */
public interface TableSink extends AutoCloseable {
  /** Rows of the same number for every column, at most {@link Chunk#ROWS}, in the order of the columns. */
  void append(List<Chunk> columns);

  /** Gives the dictionary of a coded column, by its place; called once for each before {@link #finish}. */
  void dictionary(int column, Dictionary dictionary);

  /** Ends writing. */
  DatasetVersion finish();

  @Override
  void close();
}
