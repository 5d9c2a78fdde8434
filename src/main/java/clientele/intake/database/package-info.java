/**
 * Databases, read and never written: SQLite files, and the answer of PostgreSQL, MySQL or MariaDB to one query. The
 * only place outside the store that speaks SQL.
 */
package clientele.intake.database;
