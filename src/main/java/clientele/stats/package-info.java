/** Statistics that every stage needs: quantiles of distributions, figures over several periods, the power of a test; and the columns of numbers and words that models learn from. */
package clientele.stats;
