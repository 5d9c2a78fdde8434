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
   * @throws clientele.base.ProblemException what the rewriting raises; then the study is open as it was
   */
  void rewrite(Rewriting rewriting);

  @Override
  void close();
}
