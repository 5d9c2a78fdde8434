/**
 * One report model, filled by the analyses, written as a self-contained HTML page in either language, each figure with
 * its interval and, in the appendix, its lineage.
 */
package clientele.reports;
