/** The next month: the same steps on new files, and what is different since. */
package clientele.analysis.data.again;
