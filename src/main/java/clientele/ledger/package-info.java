/**
 * The one mechanism that changes a study: an {@link clientele.ledger.Operation} is a record of parameters, performed
 * through the {@link clientele.ledger.Ledger}, which keeps what was done, from what, with which seed, and moves back
 * and forth along that history.
 */
package clientele.ledger;
