/**
 * Exports of known programs, recognised by the names of their columns, and the files a person has taught the study. The
 * shipped ones are data ({@code presets.json}); a preset says what a table is about and what its columns mean, and
 * never overrules a person.
 */
package clientele.intake.preset;
