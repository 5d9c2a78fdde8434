/**
 * The kit every view is built from: theme and faces, words that follow the language, the answer header, forms made
 * from operations, tables, charts, problems, jobs and states. It knows no analysis.
 */
package clientele.ui;
