/** A query to a database, with its answer before it is taken. */
package clientele.analysis.data.ui.database;
