/** The tables of the study, cell by cell, with the profile of a column. */
package clientele.analysis.data.ui.tables;
