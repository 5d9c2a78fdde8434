package clientele.base;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The one seed of a study, from which every random stream is derived by name, so that a stream does not change when
 * another one is drawn from more or less.
 */
public record Seed(long value) {

  /** A random stream that depends on this seed and on {@code purpose} only. */
  public RandomGenerator stream(String purpose) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(derive(purpose).value());
  }

  /** The seed of a part, by name. */
  public Seed derive(String purpose) {
    long hash = 0xcbf29ce484222325L ^ value;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return new Seed(hash ^ (hash >>> 31));
  }
}
