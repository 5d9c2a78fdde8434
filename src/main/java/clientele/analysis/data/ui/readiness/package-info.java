/** What the data can answer, and what is missing. */
package clientele.analysis.data.ui.readiness;
