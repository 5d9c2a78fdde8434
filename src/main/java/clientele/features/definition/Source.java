package clientele.features.definition;

import clientele.study.Role;

/**
 * What a feature is made of.
 *
 * @param role of the tables
 * @param table one of them by name; empty for what the role stands for: the largest table of order lines, or all of another role
 */
public record Source(Role role, String table) {
  /** The order lines. */
  public static final Source ORDERS = new Source(Role.TRANSACTIONS, "");

  /** All messages, reviews and answers. */
  public static final Source FEEDBACK = new Source(Role.FEEDBACK, "");

  /** Whether it is order lines, which are grouped into orders and less what came back. */
  public boolean isOrders() {
    return role == Role.TRANSACTIONS;
  }
}
