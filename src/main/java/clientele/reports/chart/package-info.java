/** Charts as data: what is drawn, in which unit, with which interval. One painter draws them for views and reports. */
package clientele.reports.chart;
