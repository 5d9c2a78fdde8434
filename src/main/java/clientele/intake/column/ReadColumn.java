package clientele.intake.column;

/**
 * A column as it stands in a file.
 *
 * @param name unique in the table
 * @param cells of all rows
 * @param seen what its values look like
 */
public record ReadColumn(String name, CodeColumn cells, ColumnEvidence seen) {}
