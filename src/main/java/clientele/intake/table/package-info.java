/**
 * From rows to a table: takes what fits ({@link clientele.intake.table.RowCollector}), keeps what does not with its reason
 * ({@link clientele.intake.table.RejectLog}), and holds the whole as read
 * ({@link clientele.intake.table.LoadedFile}) and as understood ({@link clientele.intake.table.PlannedFile}).
 */
package clientele.intake.table;
