/**
 * The feedback workspace: what customers speak of, how they feel about it, and whether that has changed.
 *
 * <p>Intention: behind every share stand quotes that can be read out. Decisions: each text goes to the model of its
 * language; a text whose feeling is not clear is "unsure" and takes part in no share; aspects are found clause by clause;
 * topics are clusters of embeddings named by their words; changes count only if they survive the correction for the
 * number of aspects compared.
 */
package clientele.analysis.feedback;
