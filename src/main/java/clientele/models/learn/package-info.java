/**
 * Learning yes-or-no outcomes of customers from facts: a {@link clientele.models.learn.Learner} gives a
 * {@link clientele.models.learn.Scorer} with log odds, their errors, and what each fact adds. An analysis says what the outcome
 * means; which learner answers it is a choice made here.
 */
package clientele.models.learn;
