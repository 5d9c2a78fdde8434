/**
 * From files to tables: finds out how a file is written (encoding, delimiter, quotes, header, kinds of columns, order
 * of day and month) from all of its rows, says how sure it is and what else fits, and keeps every line it cannot take
 * with its number, its reason and its raw text. Nothing ambiguous is decided silently.
 *
 * <p>The door: {@link clientele.intake.FileImport} plans and writes a table, {@link clientele.intake.CleanFile} writes what an
 * import would take as plain CSV; {@code FileReaders} says which reader reads a kind of file: {@code TextReader},
 * {@code BookReader} for every format that has tables, {@code BundleReader} for archives and folders.
 *
 * <p>The rooms behind it, each knowing only those before it: {@code problem}, {@code book} (the shape all formats take),
 * {@code sheet}, {@code nested}, {@code web}, {@code mail} and {@code database} (formats), {@code preset} (exports of known
 * programs), {@code encoding}, {@code choice}, {@code source}, {@code cell}, {@code column}, {@code heading}, {@code text},
 * {@code table}.
 *
 * <p>The way of a file: {@link clientele.intake.source.FileSource} opens it, {@link clientele.intake.encoding.EncodingDetector}
 * and {@link clientele.intake.text.DialectDetector} look at its beginning, {@link clientele.intake.text.TableOutline} finds
 * where its table begins, {@link clientele.intake.text.RecordScanner} cuts it into fields,
 * {@link clientele.intake.table.TableLines} takes what fits and has {@link clientele.intake.text.RowRepair} mend what does not,
 * {@link clientele.intake.column.CodeColumn} keeps one code per cell and each distinct value once,
 * {@link clientele.intake.column.ColumnTyping} reads the distinct values, {@link clientele.intake.FileImport} writes a table.
 */
package clientele.intake;
