package clientele.features.windows;

import java.time.LocalDate;

/**
 * Customers silent for longer than usual at a date, and what became of them.
 *
 * @param n customers
 * @param cameBack of them, how many ordered again by the end of the data
 * @param spendShare their share of all that was spent after the date, 0 to 1; NaN if no amounts are known
 * @param days from the date to the end of the data
 */
public record Already(LocalDate date, int n, int cameBack, double spendShare, long days) {}
