package clientele.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PrincipalAxesTest {
  /** scikit-learn 1.9, PCA().fit(irises); the sign is that of the largest part. */
  @Test
  void turnsIrisesAsScikitLearnDoes() throws IOException {
    PrincipalAxes axes = PrincipalAxes.of(Irises.floats());
    assertArrayEquals(new double[] {0.92461873, 0.05306648, 0.01710261, 0.00521218}, axes.shares(), 1e-7);
    assertArrayEquals(new double[] {0.36138659, -0.08452252, 0.85667061, 0.35828920}, axes.directions()[0], 1e-6);
    assertArrayEquals(new double[] {0.65658877, 0.73016143, -0.17337266, -0.07548102}, axes.directions()[1], 1e-5);
  }

  /** By hand: rows on the line y = x, and a column that never varies. */
  @Test
  void aLineHasOneAxis() {
    PrincipalAxes axes = PrincipalAxes.of(new float[][] {{-1, -1, 7}, {0, 0, 7}, {1, 1, 7}});
    assertArrayEquals(new double[] {1, 0, 0}, axes.shares(), 1e-12);
    assertEquals(Math.sqrt(2), axes.along(0, new float[] {1, 1, 7}), 1e-9);
    assertEquals(0, axes.along(1, new float[] {1, 1, 7}), 1e-9);
  }
}
