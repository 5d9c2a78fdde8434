package clientele.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The stable id of an operation: area, dot, verb and noun with hyphens. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OperationId {
  String value();

  /** Grows when the same parameters come to mean something else, or take another form. */
  int version() default 1;

  /** What parameters of earlier versions mean today; has a constructor without arguments. */
  Class<? extends Upgrade> upgrade() default Upgrade.Same.class;

  /** Whether running it again must give the same; not where it makes a secret. */
  boolean repeatable() default true;

  /** Whether a person is offered it as a command; not where it only notes what was done elsewhere. */
  boolean offered() default true;
}
