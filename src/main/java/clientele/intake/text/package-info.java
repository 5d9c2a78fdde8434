/**
 * How text is parted into records and fields: the dialect of a file ({@link clientele.intake.text.DialectDetector}), its
 * records ({@link clientele.intake.text.RecordScanner}), what its beginning says about its table
 * ({@link clientele.intake.text.TableOutline}), and how a line that does not fit was meant
 * ({@link clientele.intake.text.RowRepair}).
 */
package clientele.intake.text;
