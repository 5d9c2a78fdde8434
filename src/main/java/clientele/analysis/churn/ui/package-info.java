/** Churn: how good the model is and what it may know, and whom to call at which gain. */
package clientele.analysis.churn.ui;
