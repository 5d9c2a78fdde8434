package clientele.models.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for the highest log-likelihood of a few parameters within a box: Newton's steps from each start, shortened until they
 * climb and lifted where the ground is not curved like a summit (Levenberg 1944). The curvature, by differences of the
 * gradient, also tells how sure each parameter is. Smile's BFGS was tried: within a box it asks for a native library.
 */
final class Search {
  /** A log-likelihood with its gradient. */
  interface LogLikelihood {
    double at(double[] point, double[] gradient);
  }

  private static final int MOST_STEPS = 100;
  private static final double STEP = 1e-4;

  /** Log-likelihood by which the summit may still be higher where the search has settled. */
  private static final double SETTLED = 1e-4;

  private static final double NEAR = 1e-3;

  /** Distance to a border at which it is looked whether the data tell the difference. */
  private static final double CLOSE = 7;

  /** Log-likelihood by which a border may be worse and is still as good. */
  private static final double UNLIKE = 0.02;

  private static final double SHORTEST = 1e-6;
  private static final double LONGEST = 2;

  private final LogLikelihood of;
  private final double customers;
  private final String[] names;
  private final double[] low;
  private final double[] high;

  Search(LogLikelihood of, double customers, String[] names, double[] low, double[] high) {
    this.of = of;
    this.customers = customers;
    this.names = names;
    this.low = low;
    this.high = high;
  }

  /** The highest point that is reached from any start. */
  double[] highest(List<double[]> starts) {
    return starts.stream().map(this::climb).max(Comparator.comparingDouble(Place::value)).orElseThrow().at();
  }

  /**
   * Where it settles from a start, and how surely. A parameter that lies close to a border and is no less likely on it is put
   * there: what the data do not tell is no figure.
   */
  Fit from(double[] start) {
    Place top = climb(start);
    double[] lowest = low.clone();
    double[] highest = high.clone();
    for (int j = 0; j < names.length; j++) {
      for (double border : new double[] {low[j], high[j]}) {
        double[] to = top.at.clone();
        to[j] = border;
        if (Math.abs(top.at[j] - border) < CLOSE && place(to).value > top.value - UNLIKE) {
          lowest[j] = border;
          highest[j] = border;
        }
      }
    }
    return new Search(of, customers, names, lowest, highest).settled(top.at);
  }

  private Fit settled(double[] start) {
    Place top = climb(start);
    boolean[] inside = new boolean[names.length];
    List<String> borders = new ArrayList<>();
    for (int j = 0; j < names.length; j++) {
      inside[j] = top.at[j] > low[j] + NEAR && top.at[j] < high[j] - NEAR;
      if (!inside[j]) {
        borders.add(names[j]);
      }
    }
    double[][] root = Definite.root(negative(curvature(top.at)), inside);
    boolean converged = root.length > 0 && Double.isFinite(top.value) && higher(root, top.gradient, inside) < SETTLED;
    return new Fit(top.value, customers, converged, List.copyOf(borders), top.at,
        root.length > 0 ? Definite.inverse(root, inside) : new double[names.length][names.length]);
  }

  private record Place(double[] at, double value, double[] gradient) {}

  private Place place(double[] at) {
    double[] gradient = new double[at.length];
    double value = of.at(at, gradient);
    return new Place(at, Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value, gradient);
  }

  private Place climb(double[] start) {
    Place here = place(clamped(start));
    for (int step = 0; step < MOST_STEPS; step++) {
      boolean[] free = free(here.at, here.gradient);
      double[][] down = negative(curvature(here.at));
      double[][] root = Definite.root(down, free);
      if (root.length > 0 && higher(root, here.gradient, free) < SETTLED / 100_000) {
        break;
      }
      double[] move = move(down, here.gradient, free);
      Place next = here;
      for (double part = 1; part > SHORTEST && !(next.value > here.value); part /= 2) {
        double[] to = here.at.clone();
        for (int j = 0; j < to.length; j++) {
          to[j] += part * Math.clamp(move[j], -LONGEST, LONGEST);
        }
        next = place(clamped(to));
      }
      if (!(next.value > here.value)) {
        break;
      }
      here = next;
    }
    return here;
  }

  /** By how much the summit is higher, where the ground is curved as here. */
  private static double higher(double[][] root, double[] gradient, boolean[] free) {
    double[] move = Definite.solve(root, gradient, free);
    double sum = 0;
    for (int j = 0; j < move.length; j++) {
      sum += free[j] ? move[j] * gradient[j] / 2 : 0;
    }
    return sum;
  }

  private boolean[] free(double[] at, double[] gradient) {
    boolean[] free = new boolean[at.length];
    for (int j = 0; j < at.length; j++) {
      free[j] = low[j] < high[j] && !(at[j] <= low[j] + 1e-9 && gradient[j] < 0 || at[j] >= high[j] - 1e-9 && gradient[j] > 0);
    }
    return free;
  }

  /** Newton's step; where the ground is not curved like a summit, it is made so. */
  private static double[] move(double[][] down, double[] gradient, boolean[] free) {
    double largest = 1e-8;
    for (int j = 0; j < down.length; j++) {
      largest = Math.max(largest, Math.abs(down[j][j]));
    }
    for (double ridge = 0; ; ridge = Math.max(1e-6 * largest, 10 * ridge)) {
      double[][] lifted = new double[down.length][];
      for (int j = 0; j < down.length; j++) {
        lifted[j] = down[j].clone();
        lifted[j][j] += ridge;
      }
      double[][] root = Definite.root(lifted, free);
      if (root.length > 0 || ridge > 1e6 * largest) {
        return root.length > 0 ? Definite.solve(root, gradient, free) : new double[gradient.length];
      }
    }
  }

  private static double[][] negative(double[][] a) {
    return Arrays.stream(a).map(row -> Arrays.stream(row).map(v -> -v).toArray()).toArray(double[][]::new);
  }

  /** Second derivatives by central differences of the gradient. */
  private double[][] curvature(double[] at) {
    int n = at.length;
    double[][] second = new double[n][n];
    for (int j = 0; j < n; j++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[j] += STEP;
      down[j] -= STEP;
      double[] above = new double[n];
      double[] below = new double[n];
      of.at(up, above);
      of.at(down, below);
      for (int k = 0; k < n; k++) {
        second[j][k] = (above[k] - below[k]) / (2 * STEP);
      }
    }
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        second[j][k] = second[k][j] = (second[j][k] + second[k][j]) / 2;
      }
    }
    return second;
  }

  private double[] clamped(double[] point) {
    double[] inside = new double[point.length];
    for (int j = 0; j < point.length; j++) {
      inside[j] = Math.clamp(point[j], low[j], high[j]);
    }
    return inside;
  }
}
