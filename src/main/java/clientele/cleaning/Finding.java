package clientele.cleaning;

import clientele.base.Text;
import java.util.BitSet;
import java.util.List;

/**
 * Rows of a table that share a reason to be looked at.
 *
 * @param reason in words
 * @param rows counted from 0 over all chunks; nobody changes it
 */
public record Finding(Text reason, BitSet rows) {
  /** Number of rows. */
  public int size() {
    return rows.cardinality();
  }

  /** All rows of several findings. */
  public static BitSet union(List<Finding> findings) {
    BitSet all = new BitSet();
    findings.forEach(f -> all.or(f.rows));
    return all;
  }

  /** A finding without the rows that earlier ones hold already. */
  static Finding without(Finding finding, BitSet earlier) {
    BitSet rest = (BitSet) finding.rows.clone();
    rest.andNot(earlier);
    return new Finding(finding.reason, rest);
  }
}
