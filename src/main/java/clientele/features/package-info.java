/**
 * Customer features as of a cut-off date. A feature is a definition (inputs, window, aggregate, unit, known-at), and
 * everything that is known only after the cut-off is invisible to it. Order lines are read once into an order book,
 * from which features at any number of cut-offs are computed.
 *
 * <p>Decisions: the cut-off day itself is known; an order is what bears one order number (or, without numbers, what a
 * customer bought on one day); lines with a negative quantity or amount are returns, never orders.
 */
package clientele.features;
