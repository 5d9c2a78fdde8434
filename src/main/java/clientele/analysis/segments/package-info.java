/**
 * The segments workspace: whether customers fall into groups, how firmly the groups hold, and what each is worth.
 *
 * <p>Intention: an analyst can say why there are five groups and not four, which of them would fall apart with other
 * customers, and that there are none where there are none. Decisions: facts are put on comparable scales (logarithm where
 * they are skewed, then standard deviations; flags and categories with half the weight); groups are believed where they
 * part more than one cloud of the same shape would (decision 0050), and otherwise only made when asked for, and called
 * cuts; a name is given only where the figures bear it out (0051), by the user's own word if there is one; a group keeps
 * its colour and its given name when segments are made again, by the overlap of its customers.
 */
package clientele.analysis.segments;
