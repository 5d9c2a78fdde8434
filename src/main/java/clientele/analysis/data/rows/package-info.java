/** Steps on rows: what is set apart, with its reason in a table beside the table, and single cells corrected by hand. */
package clientele.analysis.data.rows;
