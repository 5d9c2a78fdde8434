/** Tables of any length: read page by page, filtered and sorted in the data, never built from all rows. */
package clientele.ui.grid;
