/**
 * The pages of the data, a folder each, and the place that holds the ways into the study: files, a database, the next month.
 * Their words lie here in one bundle: pages share keys, and a key says which page it is of.
 */
package clientele.analysis.data.ui;
