/**
 * Files of nested records: JSON, JSON lines and Parquet. Fields inside fields become columns named by their path
 * ({@code address.city}), lists of plain values are joined, and lists of records can be read as tables of their own.
 */
package clientele.intake.nested;
