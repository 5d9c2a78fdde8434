package clientele.ledger;

import clientele.base.Text;

/** Why a bundle cannot be used, before it is known which bundle. */
final class BundleFault extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Text words;

  BundleFault(String key, Object... args) {
    super(key);
    this.words = Text.of(BundleFault.class, "bundle.fault." + key, args);
  }

  Text words() {
    return words;
  }
}
