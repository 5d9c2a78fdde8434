/**
 * Spreadsheets: Excel of both formats and its XML of 2003, and OpenDocument. Each is read in a stream and guarded
 * against files made to exhaust a reader; formulas are read as the values they showed when the file was saved.
 */
package clientele.intake.sheet;
