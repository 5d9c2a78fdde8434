/**
 * Single values: how they are made comparable (width, case, accents, punctuation, abbreviations, Han characters), how
 * far two of them are apart, and which values of a column are spellings of one.
 */
package clientele.cleaning.values;
