package clientele.ledger;

import clientele.ledger.rewrite.Rewriting;
import java.nio.file.Path;

/** A study that is open here: its ledger and where it lies. Closing it makes it whole on disk. */
public interface OpenStudy extends AutoCloseable {
  /** What is done in it. */
  Ledger ledger();

  /** Where it lies, without suffix. */
  Path path();

  /** Whether nothing can be changed. */
  boolean readOnly();

  /**
   * Reads everything stored and compares it with its sums.
   *
   * @return number of items read
   */
  int verify();

  /**
   * Sets or changes the passphrase; from then on the study and its copies open with it and with nothing else.
   *
   * @throws clientele.base.ProblemException if the study is write-protected
   */
  void protect(char[] passphrase);

  /**
   * Writes the study anew into a fresh file, which takes its place once it was read through; it is closed then.
   *
   * @return whether its copies are as they should be; if not, those that are to go stay until they can be taken away, which is told
   * @throws clientele.base.ProblemException what the rewriting raises; then the study is open as it was
   */
  boolean rewrite(Rewriting rewriting);

  /**
   * Runs what would write the study anew without writing anything: the study stays open and as it is.
   *
   * @return number of copies there are
   * @throws clientele.base.ProblemException what the rewriting raises
   */
  int preview(Rewriting rewriting);

  @Override
  void close();
}
