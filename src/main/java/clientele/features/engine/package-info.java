/**
 * What computes features: a port that takes definitions and a cut-off and gives one row per customer, and the engine that
 * does so from the study's own order lines. An engine knows aggregates, windows and filters, never a feature by name.
 */
package clientele.features.engine;
