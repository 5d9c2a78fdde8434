/**
 * What can be said of tables before any analysis: what each column holds, how tables fit together, and what must be
 * asked of whoever sent the files. Everything is counted over all rows; only quantiles of very long columns are taken
 * from every n-th row, and say so.
 */
package clientele.cleaning.profile;
