/** The page of feedback: the messages with their feelings underlined, what they speak of, and how that changes. */
package clientele.analysis.feedback.ui;
