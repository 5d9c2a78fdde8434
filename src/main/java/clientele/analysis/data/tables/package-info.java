/** Tables as wholes: where each came from, what it is about, what is added to it, left out of it or taken away. */
package clientele.analysis.data.tables;
