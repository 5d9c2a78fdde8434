/**
 * Data: files in, roles and meanings, cleaning, and what a reader must know of the limits of the data.
 *
 * <p>Intention: an analyst brings a client's files in and sees at once what was understood, what was refused and what
 * was set apart. Decisions: rows are never deleted, only set apart with a reason in a table beside the table; every
 * step says how many rows it saw before and after; a file that leaves the order of day and month open is not imported until
 * a person has chosen.
 *
 * <p>Rooms, each knowing only those before it: {@code steps} (what all steps share), {@code tables} and {@code columns},
 * {@code rows}, {@code personal}, {@code identity}, {@code bring} (files and databases in), {@code again} (the next month).
 * Here are the analysis itself, its section of the report and the letter about the limits of the data. The words of all rooms
 * lie here, since the history stores the package its words come from.
 */
package clientele.analysis.data;
