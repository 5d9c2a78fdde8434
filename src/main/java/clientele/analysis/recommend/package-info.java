/**
 * The recommendations workspace: what to show each customer next, why, and whether it beats the strongest simple rule.
 *
 * <p>Intention: nobody ships a list that a simple rule would have beaten. Decisions: learned from what was bought until a
 * cut-off and tested on what came later, all items ranked; the method and its settings are chosen on a window before
 * the test, and graded against the strongest simple rule; without dates one item of each customer is held out at
 * random, and it is said so; repeat purchases are a switch, on by itself where more than a third of purchases repeat.
 */
package clientele.analysis.recommend;
