/**
 * Formulas for columns: a small language over the values of one row, with types, without loops, names of its own or any
 * way to reach outside. A formula is checked against the columns of its table before a row is touched, and what is wrong
 * is told with its place. Missing values stay missing: a sum with a missing value is missing, a comparison is neither
 * true nor false.
 */
package clientele.cleaning.formula;
