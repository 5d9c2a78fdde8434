/** Writing a study anew: without one person, without what no step needs. */
package clientele.ledger.rewrite;
