/** The page of recommendations: the next items of one customer with their reasons, and the proof against best sellers. */
package clientele.analysis.recommend.ui;
