/** What is different since the last files came in. */
package clientele.analysis.data.ui.changes;
