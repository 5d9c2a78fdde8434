/** Steps of cleaning, each with what it would do before it is done. */
package clientele.analysis.data.ui.clean;
