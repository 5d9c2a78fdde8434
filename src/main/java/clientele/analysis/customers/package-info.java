/**
 * The customers workspace: one row per customer with everything known of them as of a date.
 *
 * <p>Intention: an analyst chooses the cut-off once; every later figure says as of when it holds. Decisions: without a
 * cut-off it is the day of the last order; the table is called {@code features}.
 */
package clientele.analysis.customers;
