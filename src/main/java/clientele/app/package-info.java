/** Where the program starts, and the only place that puts its parts together. */
package clientele.app;
