/** Steps on the values of columns: types, spellings, units, currencies, days, gaps, errors, and columns from columns. */
package clientele.analysis.data.columns;
