package clientele.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a parameter of an operation: its default and what it may be. Parameters are {@code int, long, double,
 * boolean, String, LocalDate}, {@link clientele.base.Secret} (never written down), enums or {@code List<String>}; on the command line and in recipes the camelCase name is
 * written with hyphens ({@code horizonDays} is {@code --horizon-days}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
  /** Value if none is given, as it would be typed. An empty string, date or list means "not given". */
  String value() default "";

  /** Smallest number allowed. */
  double min() default Double.NEGATIVE_INFINITY;

  /** Largest number allowed. */
  double max() default Double.POSITIVE_INFINITY;

  /** Step of a slider or spinner; 0 lets the form choose. */
  double step() default 0;

  /** Unit shown inside the field: days, customers, %. */
  String unit() default "";

  /** The words allowed, for a string; empty allows any. */
  String[] choices() default {};

  /** What a string names, so that the form can offer a list. */
  Offers offers() default Offers.NOTHING;

  /** Whether spaces at the ends of a string count, as of a separator. */
  boolean verbatim() default false;

  /** Whether it holds values of cells, which may tell of people: reports do not print it, the history of the study does. */
  boolean cells() default false;

  /** Whether a value must be given. */
  boolean required() default false;

  /**
   * When it applies, by what another parameter says: {@code method=kmeans|ward}, {@code method!=rfm}, {@code label=} for nothing
   * given. Empty: always. One that must be given always applies.
   */
  String when() default "";

  /** Whether it belongs to this computer and whoever runs the step, and so never comes from a recipe. */
  Here here() default Here.NO;

  /** What of this computer a parameter says. */
  enum Here {
    NO,
    /** A file: history and recipes keep its name and not where it lies. */
    PLACE,
    /** A server, a user, or where a secret is: history and recipes keep nothing of it. */
    ACCESS
  }

  /** What a string parameter names. */
  enum Offers {
    NOTHING,
    /** A table of the study. */
    TABLE,
    /** A column of the table named by the parameter {@code table}. */
    COLUMN,
    /** A file on disk. */
    FILE,
    /** A formula over the columns of the table named by the parameter {@code table}. */
    FORMULA
  }
}
