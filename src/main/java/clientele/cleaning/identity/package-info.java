/**
 * Which rows of a table, or of two tables, are the same person, company, place or thing.
 *
 * <p>Intention: no labels, no mapping of columns, no threshold to choose. Columns are read for what they hold
 * ({@link clientele.cleaning.identity.Field}), pairs worth a look come from an inverted index over rare words and
 * their parts ({@link clientele.cleaning.identity.CandidatePairs}), each pair becomes a vector of agreement levels, and
 * Fellegi &amp; Sunter's (1969) weights are learned from those vectors by EM
 * ({@link clientele.cleaning.identity.MatchModel}) from one or two beginnings
 * ({@link clientele.cleaning.identity.ModelSearch}). Pairs are gathered to entities so that one doubtful link does not
 * chain two groups ({@link clientele.cleaning.identity.Entities}).
 *
 * <p>Decisions: a column whose values are all different is an id and never evidence; missing values say nothing; an
 * agreement on a rare value counts more than one on a frequent value; different things of one group, as persons of one
 * home, are a class of their own ({@link clientele.cleaning.identity.PersonalColumns}); values in the wrong column are
 * compared across ({@link clientele.cleaning.identity.SwappedColumns}); values that stand for each other are learned ({@link
 * clientele.cleaning.identity.Habits}); sources that hold a thing once give one row to each thing ({@link
 * clientele.cleaning.identity.Sources}).
 */
package clientele.cleaning.identity;
