package clientele.ledger;

import clientele.study.Digests;
import clientele.study.Json;

/** Links each ledger entry to the one before by a hash, so that a changed entry is noticed. */
public final class Chain {
  private Chain() {}

  /** The entry with its link, given the link of its parent; the empty string before the first. */
  public static LedgerEntry link(LedgerEntry entry, String parentChain) {
    return with(entry, Digests.sha256(parentChain + Json.write(with(entry, ""))));
  }

  /** Whether the entry is what was linked to {@code parentChain}. */
  public static boolean holds(LedgerEntry entry, String parentChain) {
    return link(entry, parentChain).chain().equals(entry.chain())
        || Digests.sha256(parentChain + Json.writeAsBefore(with(entry, ""))).equals(entry.chain());
  }

  private static LedgerEntry with(LedgerEntry e, String chain) {
    return new LedgerEntry(
        e.number(), e.parent(), e.operation(), e.version(), e.parameters(), e.inputs(), e.outputs(), e.seed(),
        e.environment(), e.started(), e.millis(), e.rowsIn(), e.rowsOut(), e.rowsRejected(), e.summary(),
        e.warnings(), e.override(), chain);
  }
}
