package clientele.ledger;

import java.nio.file.Path;

/**
 * A copy of a study from which it can be restored.
 *
 * @param number which it is, rising with time; 0 for copies of early versions, which can be taken over only
 * @param base its path without suffix
 * @param made when it was made, in ISO 8601; empty if that is not known
 * @param steps how many steps its history has
 * @param whole whether it is still what was copied
 * @param bytes its size
 * @param older whether it was made before somebody was erased, so that it goes and is not restored in the study's place
 */
public record StudyCopy(long number, Path base, String made, long steps, boolean whole, long bytes, boolean older) {}
