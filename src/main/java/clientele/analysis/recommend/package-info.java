/**
 * The recommendations workspace: what to show each customer next, why, and whether it beats showing the best sellers.
 *
 * <p>Intention: nobody ships a list that best sellers would have beaten. Decisions: learned from what was bought until a
 * cut-off and tested on what came later, all items ranked; without dates one item of each customer is held out at
 * random, and it is said so; repeat purchases are a switch, on by itself where more than a third of purchases repeat.
 */
package clientele.analysis.recommend;
