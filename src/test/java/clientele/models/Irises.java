package clientele.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Fisher's irises: four lengths of 150 flowers. */
final class Irises {
  private Irises() {}

  static float[][] floats() throws IOException {
    try (BufferedReader in = new BufferedReader(
        new InputStreamReader(Irises.class.getResourceAsStream("/models/iris.csv"), StandardCharsets.UTF_8))) {
      return in.lines().map(line -> {
        double[] all = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
        return new float[] {(float) all[0], (float) all[1], (float) all[2], (float) all[3]};
      }).toArray(float[][]::new);
    }
  }
}
