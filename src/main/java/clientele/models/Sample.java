package clientele.models;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Places of rows drawn by chance. */
final class Sample {
  private Sample() {}

  /** Different places of {@code n} rows in their order: {@code most} of them drawn by chance, or all where there are no more. */
  static int[] places(int n, int most, RandomGenerator random) {
    int[] places = new int[n];
    Arrays.setAll(places, i -> i);
    if (n <= most) {
      return places;
    }
    for (int i = 0; i < most; i++) {
      int j = i + random.nextInt(n - i);
      int keep = places[i];
      places[i] = places[j];
      places[j] = keep;
    }
    int[] drawn = Arrays.copyOf(places, most);
    Arrays.sort(drawn);
    return drawn;
  }
}
