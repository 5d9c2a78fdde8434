/** Where a table begins and what its columns are called ({@link clientele.intake.heading.HeaderDetector}). */
package clientele.intake.heading;
