/**
 * The churn workspace: who is about to leave, how sure we are, and whom it pays to call.
 *
 * <p>Intention: a figure here can be defended. What a model may know is fixed by windows on a timeline; it is tested on
 * a later cut-off than it learned from; it is graded against the recency rule; the threshold comes from money.
 *
 * <p>Decisions: churn is either silence for a stated number of days, chosen with the curve of purchase gaps, or a label
 * column of the client's. Customers already silent for longer than the scoring window are reported apart and never
 * scored. Logistic regression is the default learner: its coefficients have intervals and its reasons can be told.
 */
package clientele.analysis.churn;
