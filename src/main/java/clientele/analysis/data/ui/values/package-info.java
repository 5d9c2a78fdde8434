/** Spellings that may be one value, and values that may be errors. */
package clientele.analysis.data.ui.values;
