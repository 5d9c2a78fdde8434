/**
 * Customers without contract: how they buy, whether they are still there, and what an order of theirs is worth.
 *
 * <p>Intention: the whole order history of all customers is put into one likelihood, of which three numbers of each customer
 * are needed: orders after the first, when the last one was, and how long the customer is known (Schmittlein, Morrison &amp;
 * Colombo 1987; Fader, Hardie &amp; Lee 2005).
 *
 * <p>Decisions: parameters are sought on the log scale of a mean and of a shape, so that customers who do not differ lie at one
 * border and not along a ridge; gradients are analytic; a parameter at a border and a search that did not settle are told and
 * never hidden. Time is in any unit, the same everywhere.
 */
package clientele.models.value;
