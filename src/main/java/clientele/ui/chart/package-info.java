/** Charts in windows: drawn by the painter of the reports, following theme and language while they are shown. */
package clientele.ui.chart;
