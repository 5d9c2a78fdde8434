package clientele.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What parameters of an earlier version of an operation mean today. A line of a history or a recipe is read through it before the
 * operation is made, so that steps written years ago do what they did.
 */
public interface Upgrade {

  /**
   * Parameters as the operation takes them today.
   *
   * @param from version of the operation that wrote them, 1 or more and below today's
   * @param parameters as they were written, by camelCase or hyphenated names; may be changed and given back
   */
  ObjectNode upgrade(int from, ObjectNode parameters);

  /** Parameters that mean the same in every version so far. */
  final class Same implements Upgrade {
    @Override
    public ObjectNode upgrade(int from, ObjectNode parameters) {
      return parameters;
    }
  }
}
