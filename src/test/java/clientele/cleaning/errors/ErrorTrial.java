package clientele.cleaning.errors;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds planted errors in made tables and says how well, kind by kind; for trials by hand. */
final class ErrorTrial {
  private ErrorTrial() {}

  /** How well: precision and recall over cells, suggestions made and right ones, those 90 % sure, and all of it in words. */
  record Quality(double precision, double recall, int suggested, int right, int taken, int takenRight, String words) {}

  public static void main(String[] args) {
    for (DirtyTables.Shape shape : DirtyTables.Shape.values()) {
      for (int seed = 2; seed <= 4; seed++) {
        System.out.println(measure(shape, seed).words());
      }
    }
  }

  static Quality measure(DirtyTables.Shape shape, long seed) {
    DirtyTables.Made made = DirtyTables.make(shape, new Seed(seed));
    List<Suspicion> found =
        ErrorFinder.find(ErrorFinderTest.table(made), List.of(), 0.5, JobContext.quiet(new Seed(1)));
    Set<Integer> hit = new HashSet<>();
    int suggested = 0;
    int right = 0;
    Map<String, int[]> kinds = new TreeMap<>();
    Map<String, Integer> others = new TreeMap<>();
    Map<String, int[]> taken = new TreeMap<>();
    made.planted().values().forEach(k -> kinds.computeIfAbsent(k, x -> new int[2])[1]++);
    for (Suspicion s : found) {
      int cell = s.row() * 1000 + s.column();
      if (!s.suggestion().isEmpty() && s.suggestionSure() >= 0.9) {
        int[] count = taken.computeIfAbsent(s.reason().key(), k -> new int[2]);
        count[0] += s.suggestion().equals(made.clean().get(s.row())[s.column()]) ? 1 : 0;
        count[1]++;
      }
      if (made.planted().containsKey(cell)) {
        hit.add(cell);
        kinds.get(made.planted().get(cell))[0]++;
        suggested += s.suggestion().isEmpty() ? 0 : 1;
        right += s.suggestion().equals(made.clean().get(s.row())[s.column()]) ? 1 : 0;
      } else {
        others.merge(made.header()[s.column()] + " " + s.reason().key(), 1, Integer::sum);
      }
    }
    double p = (double) hit.size() / Math.max(1, found.size());
    double r = (double) hit.size() / made.planted().size();
    StringBuilder words = new StringBuilder(
        String.format("%s P %.3f R %.3f F1 %.3f, suggested %d, right %d;", shape, p, r, 2 * p * r / (p + r), suggested, right));
    kinds.forEach((k, n) -> words.append(' ').append(k).append(' ').append(n[0]).append('/').append(n[1]).append(';'));
    return new Quality(p, r, suggested, right, sum(taken, 1), sum(taken, 0), words.append(" false: ").append(others).append(" suggestions 90 % sure, right: ").append(said(taken)).toString());
  }

  private static int sum(Map<String, int[]> counts, int place) {
    return counts.values().stream().mapToInt(n -> n[place]).sum();
  }

  private static Map<String, String> said(Map<String, int[]> taken) {
    Map<String, String> said = new TreeMap<>();
    taken.forEach((reason, n) -> said.put(reason, n[0] + "/" + n[1]));
    return said;
  }
}
