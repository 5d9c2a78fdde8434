/**
 * Cells that are probably wrong, found without labels and ranked.
 *
 * <p>Intention: each kind of error has a finder of its own that looks at one column or two and says how sure it is; the
 * kinds are dependences that hold nearly everywhere and are broken here ({@link
 * clientele.cleaning.errors.BrokenDependences}), misspellings of frequent values and words, spellings of one value,
 * shapes unlike the rest, stand-ins for missing values, numbers far out, impossible values, keys that occur twice, values
 * that belong to another column, two forms of one column ({@link
 * clientele.cleaning.errors.TwoForms}: units, times; rates, short writings), facts told differently by several sources
 * ({@link clientele.cleaning.errors.SourceVotes}).
 *
 * <p>Decisions: nothing is changed here; a cell is told once, under its surest reason, with the suggestion most finders
 * agree on. Of cells that accuse each other the likelier one is told ({@link clientele.cleaning.errors.Blame}). What is merely rare is no error.
 */
package clientele.cleaning.errors;
