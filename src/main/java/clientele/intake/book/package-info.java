/**
 * What every file with tables in it looks like to the importer, whatever its format: a {@link
 * clientele.intake.book.Book} of {@link clientele.intake.book.Sheet}s, whose rows can be read from the top as often as
 * asked, as words. The readers of single formats know this package; it knows none of them.
 */
package clientele.intake.book;
