/**
 * The only way customer rows leave a study. A table is written as a file for the office: typed cells in XLSX, no cell
 * of a CSV that a spreadsheet would run as a formula, ids and phone numbers as text; where the study has consents, only
 * rows whose customer agreed.
 */
package clientele.actions;
