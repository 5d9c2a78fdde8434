/** Files in, step by step: what was found out about each, what a person has to decide, and the tables that came of it. */
package clientele.analysis.data.ui.bring;
