/**
 * What a person can decide about a file ({@link clientele.intake.choice.SniffOverrides}), and what is laid before them to
 * decide by ({@link clientele.intake.choice.Sniffed}).
 */
package clientele.intake.choice;
