/** Pairs that may be one customer, for a person to decide. */
package clientele.analysis.data.ui.duplicates;
