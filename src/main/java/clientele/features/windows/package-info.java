/**
 * What may be known and what comes after: cut-offs with their gap and outcome window, the silence that counts, who can
 * still be kept, and how long customers usually wait. What an outcome means is an analysis's own.
 */
package clientele.features.windows;
