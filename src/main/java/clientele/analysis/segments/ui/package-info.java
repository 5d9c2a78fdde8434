/** Segments: who brings the value, how firmly the groups hold, and what is different about each. */
package clientele.analysis.segments.ui;
