/**
 * Value types and words that every other package speaks: estimates with their intervals, problems with their remedy,
 * localisable texts and the study's seed. Depends on no other package of the program.
 */
package clientele.base;
