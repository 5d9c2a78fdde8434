/** What is known of customers, in the shape every learner takes: one table of facts, numbers or words. */
package clientele.features.facts;
