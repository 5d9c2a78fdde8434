/**
 * What a study is: tables with roles, columns with kinds and meanings, versions that never change, and the port
 * through which operations read them and make new ones. No SQL and no files.
 */
package clientele.study;
