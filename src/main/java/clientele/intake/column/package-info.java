/**
 * One column: a code per cell and each distinct value once ({@link clientele.intake.column.CodeColumn}), what its values look
 * like ({@link clientele.intake.column.ColumnEvidence}), what they are ({@link clientele.intake.column.ColumnTyping}), and the
 * values read so ({@link clientele.intake.column.ColumnReader}).
 */
package clientele.intake.column;
