package clientele.study;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name unique in its table, not blank, as the client's header writes it
 * @param kind what its values are
 * @param scale digits after the point of a DECIMAL, otherwise 0
 * @param unit unit of its values as people write it (days, EUR, stars); empty if it has none
 * @param meaning what it means to the analyses, if anything
 */
public record Column(String name, Kind kind, int scale, String unit, Optional<Meaning> meaning) {
  /** Stands for "no value" in columns held as {@code long[]}. */
  public static final long MISSING = Long.MIN_VALUE;

  public Column {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a column needs a name");
    }
    if (scale < 0 || scale > 9 || scale > 0 && kind != Kind.DECIMAL) {
      throw new IllegalArgumentException("scale " + scale + " does not fit " + kind + " " + name);
    }
  }

  /** A column without unit and meaning. */
  public static Column of(String name, Kind kind) {
    return new Column(name, kind, 0, "", Optional.empty());
  }

  /** A column with a meaning. */
  public static Column of(String name, Kind kind, Meaning meaning) {
    return new Column(name, kind, 0, "", Optional.of(meaning));
  }

  /** The same column with a unit. */
  public Column withUnit(String newUnit) {
    return new Column(name, kind, scale, newUnit, meaning);
  }

  /** The same column with another meaning, or none. */
  public Column withMeaning(Optional<Meaning> newMeaning) {
    return new Column(name, kind, scale, unit, newMeaning);
  }

  /** Whether it means {@code wanted}. */
  public boolean means(Meaning wanted) {
    return meaning.isPresent() && meaning.get() == wanted;
  }
}
