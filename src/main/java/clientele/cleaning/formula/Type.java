package clientele.cleaning.formula;

import clientele.base.Text;

/** What a part of a formula gives. */
public enum Type {
  /** A {@code Double}. */
  NUMBER,
  /** A {@code String}. */
  TEXT,
  /** A {@code Long}: days since 1970-01-01. */
  DATE,
  /** A {@code Boolean}. */
  TRUTH,
  /** Only ever missing: fits every other type. */
  NOTHING;

  /** Its name. */
  public Text words() {
    return Text.of(Type.class, "type." + name());
  }

  /** Whether a value of this type can stand where {@code wanted} is asked for. */
  boolean fits(Type wanted) {
    return this == wanted || this == NOTHING || wanted == NOTHING;
  }
}
