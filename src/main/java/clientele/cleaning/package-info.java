/**
 * What is wrong or out of place in a table, found by looking at it: exact duplicates, missing values, cancellations
 * and returns, lines that are no products, numbers that lie apart; in packages beside it rows of one thing, wrong cells,
 * values and their spellings, personal data. Pure logic over {@link clientele.study.Table}: nothing is changed here, and
 * no data set is known by name: rules go by shapes, signs and words.
 */
package clientele.cleaning;
