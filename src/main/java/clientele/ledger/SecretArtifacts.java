package clientele.ledger;

import java.util.Set;

/** What of a study is a secret of whoever made it: it never comes in from a bundle, and is in none unless asked for in words. */
public final class SecretArtifacts {
  /** Name of the key under which pseudonyms are made: who has it can tell whose code a code is. */
  public static final String PSEUDONYM_KEY = "pseudonym-key";

  private static final Set<String> ALL = Set.of(PSEUDONYM_KEY);

  private SecretArtifacts() {}

  /** Whether an artifact of that name is one. */
  public static boolean isOne(String artifact) {
    return ALL.contains(artifact);
  }
}
