package clientele.models.value;

import clientele.base.Seed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fits the models to the CDNOW sample and prints what other programs print of it. Run by hand for measurements.md:
 * {@code CdnowTrial CBS.csv}, a table with customer, x, t.x, litt, sales, sales.x, first, T.cal, T.star, x.star, sales.star;
 * {@code CdnowTrial 100000} prints the processor seconds of so many made customers.
 */
final class CdnowTrial {
  private CdnowTrial() {}

  public static void main(String[] words) throws IOException {
    if (words[0].matches("[0-9]+")) {
      speed(Integer.parseInt(words[0]));
      return;
    }
    List<History> all = new ArrayList<>();
    List<Integer> came = new ArrayList<>();
    List<GammaGamma.Spent> spent = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(words[0])).subList(1, Files.readAllLines(Path.of(words[0])).size())) {
      String[] cells = line.replace("\"", "").split(",");
      int x = Integer.parseInt(cells[1]);
      all.add(new History(x, Double.parseDouble(cells[2]), Double.parseDouble(cells[7])));
      came.add(Integer.parseInt(cells[9]));
      double sales = Double.parseDouble(cells[5]);
      if (x > 0 && sales > 0) {
        spent.add(new GammaGamma.Spent(x, sales / x));
      }
    }
    Histories kinds = Histories.compressed(all);
    System.out.println(all.size() + " customers, " + kinds.of().length + " kinds");
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      Fitted fitted = i == 2 ? ParetoNbd.fit(all) : BetaGeometric.fit(BetaGeometric.Leaves.values()[i], all);
      double ms = (System.nanoTime() - start) / 1e6;
      double sum = 0;
      double off = 0;
      double squares = 0;
      for (int c = 0; c < all.size(); c++) {
        double e = fitted.model().expected(all.get(c), 39);
        sum += e;
        off += Math.abs(e - came.get(c));
        squares += (e - came.get(c)) * (e - came.get(c));
      }
      System.out.printf(Locale.ROOT, "%s%n  LL %.4f converged %s borders %s, %.0f ms; next 39 weeks %.1f of %d, MAE %.4f RMSE %.4f%n",
          fitted.model(), fitted.fit().logLikelihood(), fitted.fit().converged(), fitted.fit().borders(), ms, sum,
          came.stream().mapToInt(Integer::intValue).sum(), off / all.size(), Math.sqrt(squares / all.size()));
    }
    GammaGamma.Found gg = GammaGamma.fit(spent);
    System.out.printf(Locale.ROOT, "%s LL %.4f converged %s, %d customers, first three %.2f %.2f %.2f%n", gg.model(), gg.fit().logLikelihood(),
        gg.fit().converged(), spent.size(), gg.model().expected(spent.get(0)), gg.model().expected(spent.get(1)), gg.model().expected(spent.get(2)));
  }

  private static void speed(int customers) {
    List<History> all = new ArrayList<>();
    Simulated.withTime(0.55, 10.6, 0.61, 11.7, 1, customers, 78, 78, new Seed(1).stream("speed")).forEach(c -> all.add(c.history()));
    System.out.println(customers + " customers, " + Histories.compressed(all).of().length + " kinds");
    for (int i = 0; i < 3; i++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Fitted fitted = i == 2 ? ParetoNbd.fit(all) : BetaGeometric.fit(BetaGeometric.Leaves.values()[i], all);
      System.out.printf(Locale.ROOT, "%s converged %s, %.1f s of the processor%n", fitted.model(), fitted.fit().converged(),
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9);
    }
  }
}
