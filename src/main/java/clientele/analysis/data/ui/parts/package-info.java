/** What several pages of the data share. */
package clientele.analysis.data.ui.parts;
