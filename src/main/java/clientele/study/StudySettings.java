package clientele.study;

/**
 * What holds for a whole study.
 *
 * @param title as people call it
 * @param seed of all random streams
 * @param currency ISO 4217 code of its amounts; empty if not known
 */
public record StudySettings(String title, long seed, String currency) {}
