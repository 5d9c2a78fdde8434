/**
 * Where bytes come from: a file on disk, packed, in an archive, locked or in memory, and what kind it is by its first bytes
 * ({@link clientele.intake.source.FileSource}).
 */
package clientele.intake.source;
