/**
 * The study file: one encrypted H2 database of column chunks, artifacts and the ledger, its key, its backups and the
 * portable bundle. The only package that speaks SQL.
 */
package clientele.store;
