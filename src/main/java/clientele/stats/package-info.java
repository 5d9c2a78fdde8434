/** Statistics that every stage needs: quantiles of distributions, figures over several periods, the power of a test. */
package clientele.stats;
