/**
 * The segments workspace: groups of customers that differ, how firmly they hold, and what each is worth.
 *
 * <p>Intention: an analyst can say why there are five groups and not four, and which of them would fall apart with other
 * customers. Decisions: features are put on comparable scales (logarithm where they are skewed, then standard
 * deviations); the number of groups is proposed by silhouette among those whose bootstrap stability is trusted; a
 * group keeps its colour when segments are made again, by the overlap of its customers.
 */
package clientele.analysis.segments;
