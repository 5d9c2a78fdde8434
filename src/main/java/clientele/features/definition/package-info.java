/**
 * What a feature is, as data: source, inputs, filter, window, aggregate, unit and known-at. Nothing here computes; an
 * engine does what a definition says, so that another engine can take the same definitions elsewhere.
 */
package clientele.features.definition;
