/** New files with the steps of the last ones. */
package clientele.analysis.data.ui.again;
