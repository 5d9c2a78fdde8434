package clientele.models.learn;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.models.Calibration;
import clientele.models.LogisticRegression;
import clientele.models.RankingQuality;
import clientele.stats.Columns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learners on a file with given folds: {@code FILE SEPARATOR LABEL POSITIVE FOLDS LEARNERS [DROPPED...]}. Prints means over the
 * folds of area, log loss and Brier score, the slope of the calibration of all rows, and the CPU time.
 */
public final class GivenFoldsTrial {
  private GivenFoldsTrial() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    List<String> lines = Files.readAllLines(Path.of(args[0]));
    String separator = args[1];
    List<String> names = cells(lines.getFirst(), separator);
    List<List<String>> rows = lines.stream().skip(1).filter(l -> !l.isBlank()).map(l -> cells(l, separator)).toList();
    int label = names.indexOf(args[2]);
    boolean[] y = new boolean[rows.size()];
    IntStream.range(0, y.length).forEach(i -> y[i] = rows.get(i).get(label).equals(args[3]));
    int[] fold = new int[y.length];
    Files.readAllLines(Path.of(args[4])).stream().skip(1).map(l -> l.split(","))
        .forEach(l -> fold[Integer.parseInt(l[0])] = Integer.parseInt(l[1]));
    List<String> dropped = Arrays.asList(args).subList(6, args.length);
    Columns facts = columns(names, rows, label, dropped);
    System.out.printf("%s: %d rows, %d facts, %d with the outcome%n", Path.of(args[0]).getFileName(), y.length, facts.names().size(), Outcomes.count(y));
    for (String id : args[5].split(",")) {
      run(Learners.of(id), facts, y, fold);
    }
  }

  private static void run(Learner learner, Columns facts, boolean[] y, int[] fold) {
    int folds = Arrays.stream(fold).max().orElse(0) + 1;
    double[] held = new double[y.length];
    double auc = 0;
    double loss = 0;
    double brier = 0;
    long cpu = java.lang.management.ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
    for (int f = 0; f < folds; f++) {
      int now = f;
      int[] in = IntStream.range(0, y.length).filter(i -> fold[i] != now).toArray();
      int[] out = IntStream.range(0, y.length).filter(i -> fold[i] == now).toArray();
      boolean[] yIn = Outcomes.pick(y, in);
      boolean[] yOut = Outcomes.pick(y, out);
      JobContext job = JobContext.quiet(new Seed(1 + f));
      LearnedModel model = LearnedModel.learn(learner, facts.rows(in), yIn, Outcomes.own(in.length), job).model();
      double[] p = probabilities(model.logOdds(facts.rows(out)));
      auc += RankingQuality.auc(p, yOut) / folds;
      brier += RankingQuality.brier(p, yOut) / folds;
      for (int i = 0; i < p.length; i++) {
        loss -= Math.log(yOut[i] ? p[i] : 1 - p[i]) / p.length / folds;
      }
      Outcomes.put(held, out, p);
      if (f == 0 && !model.without().isEmpty() && model.without().getFirst().scorer() instanceof StackScorer s) {
        System.out.println("  weights " + Arrays.toString(s.weights()) + " of " + s.parts().stream().map(k -> k.scorer().getClass().getSimpleName()
            + (k.scorer() instanceof TreeScorer t ? " " + t.trees().roots().length : "")).toList());
      }
    }
    cpu = java.lang.management.ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime() - cpu;
    System.out.printf("  %-10s AUC %.4f  log loss %.4f  Brier %.4f  slope %.3f  %.1f CPU s%n", learner.id(), auc, loss, brier,
        Calibration.of(held, y, 10).slope(), cpu / 1e9);
  }

  private static double[] probabilities(double[] logOdds) {
    return Arrays.stream(logOdds).map(LogisticRegression::logistic).toArray();
  }

  private static Columns columns(List<String> names, List<List<String>> rows, int label, List<String> dropped) {
    List<String> kept = new ArrayList<>();
    List<double[]> numbers = new ArrayList<>();
    List<String[]> words = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      if (c == label || dropped.contains(names.get(c))) {
        continue;
      }
      int column = c;
      String[] values = rows.stream().map(r -> r.get(column).isBlank() ? null : r.get(column)).toArray(String[]::new);
      boolean number = Arrays.stream(values).allMatch(v -> v == null || v.trim().matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?"));
      kept.add(names.get(c));
      numbers.add(number ? Arrays.stream(values).mapToDouble(v -> v == null ? Double.NaN : Double.parseDouble(v)).toArray() : null);
      words.add(number ? null : values);
    }
    return new Columns(rows.size(), kept, numbers.toArray(double[][]::new), words.toArray(String[][]::new));
  }

  private static List<String> cells(String line, String separator) {
    return Arrays.stream(line.split(separator, -1)).map(c -> c.replaceAll("^\"|\"$", "")).toList();
  }
}
