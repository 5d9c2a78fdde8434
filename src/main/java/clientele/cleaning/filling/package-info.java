/** Missing values predicted from the other columns of their row, and how far such predictions can be trusted. */
package clientele.cleaning.filling;
