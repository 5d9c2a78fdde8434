package clientele.cleaning.identity;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Resolves tables whose truth is known and says how well; for trials by hand, not a test. */
final class IdentityTrial {
  static final Map<String, Function<Seed, Things.Made>> LIKE_PUBLIC = new LinkedHashMap<>();

  static {
    LIKE_PUBLIC.put("guides", Shelves::guides);
    LIKE_PUBLIC.put("libraries", Papers::libraries);
    LIKE_PUBLIC.put("web-index", Papers::webIndex);
    LIKE_PUBLIC.put("citations", Papers::citations);
    LIKE_PUBLIC.put("electronics", Shelves::electronics);
    LIKE_PUBLIC.put("software", Shelves::software);
    LIKE_PUBLIC.put("music", Shelves::music);
    LIKE_PUBLIC.put("spoiled", Registers::spoiled);
    LIKE_PUBLIC.put("voters", Registers::voters);
  }

  private IdentityTrial() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("febrl")) {
      Path folder = Path.of(args[1]);
      run("febrl 1", read(folder.resolve("dataset1.csv")), -1);
      List<String[]> a = read(folder.resolve("dataset4a.csv"));
      List<String[]> b = read(folder.resolve("dataset4b.csv"));
      List<String[]> both = new ArrayList<>(a);
      both.addAll(b.subList(1, b.size()));
      run("febrl 4 as one", both, -1);
      run("febrl 4 linked", both, a.size() - 1);
    } else if (args[0].equals("homes")) {
      for (int seed = 1; seed <= Integer.getInteger("seeds", 2); seed++) {
        for (Households.Kind kind : Households.Kind.values()) {
          Things.Made made = Households.make(kind, Integer.getInteger("homes", 800), new Seed(seed));
          run(kind + " " + seed, table(made), -1);
        }
      }
    } else if (args[0].equals("public")) {
      for (int seed = 1; seed <= Integer.getInteger("seeds", 1); seed++) {
        for (Map.Entry<String, Function<Seed, Things.Made>> each : LIKE_PUBLIC.entrySet()) {
          if (args.length < 2 || each.getKey().equals(args[1])) {
            like(each.getKey() + " " + seed, each.getValue().apply(new Seed(seed)));
          }
        }
      }
    } else {
      for (int seed = 1; seed <= Integer.getInteger("seeds", 2); seed++) {
        for (Things.Kind kind : Things.Kind.values()) {
          Things.Made made = Things.make(kind, 600, new Seed(seed));
          run(kind + " " + seed, table(made), made.split());
          if (made.split() > 0) {
            run(kind + " as one " + seed, table(made), -1);
          }
        }
      }
    }
  }

  private static void like(String name, Things.Made made) {
    if (!Boolean.getBoolean("fast")) {
      System.out.printf("%s: trigrams with the best threshold F1 %.3f%n", name, GramNeighbours.bestF1(made));
    }
    run(name, table(made), made.split());
    if (made.split() > 0) {
      run(name + " as one", table(made), -1);
    }
  }

  private static List<String[]> table(Things.Made made) {
    List<String[]> table = new ArrayList<>();
    String[] head = new String[made.header().length + 1];
    head[0] = "rec_id";
    System.arraycopy(made.header(), 0, head, 1, head.length - 1);
    table.add(head);
    for (int i = 0; i < made.rows().size(); i++) {
      String[] row = new String[head.length];
      row[0] = "rec-" + made.truth()[i] + "-" + i;
      System.arraycopy(made.rows().get(i), 0, row, 1, head.length - 1);
      table.add(row);
    }
    return table;
  }

  static List<String[]> read(Path file) throws Exception {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split(",", -1);
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cells[i].strip().isEmpty() ? null : cells[i].strip();
      }
      rows.add(cells);
    }
    return rows;
  }

  static void run(String name, List<String[]> table, int split) {
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    int rows = table.size() - 1;
    List<IdentityResolution.Input> inputs = new ArrayList<>();
    for (int c = 1; c < table.getFirst().length; c++) {
      String[] cells = new String[rows];
      for (int r = 0; r < rows; r++) {
        cells[r] = table.get(r + 1)[c];
      }
      inputs.add(new IdentityResolution.Input(Column.of(table.getFirst()[c], Kind.TEXT), cells));
    }
    UnaryOperator<String> truth = id -> id.split("-")[1];
    String[] thing = new String[rows];
    for (int r = 0; r < rows; r++) {
      thing[r] = truth.apply(table.get(r + 1)[0]);
    }
    Resolution found = IdentityResolution.resolve(inputs, new String[rows], split < 0 ? rows : split, Decisions.NONE, JobContext.quiet(new Seed(1)));
    System.out.printf("%s: %s  %.1f CPU s, %d pairs compared, cut %.3f, one to one %s%n", name,
        quality(found, thing), (system.getProcessCpuTime() - cpu) / 1e9, found.compared(), found.cut(), found.isOneToOne());
    System.out.printf("   candidates hold %.4f of the pairs; ", held(found, thing, split < 0 ? rows : split));
    System.out.println("personal " + java.util.stream.IntStream.range(0, found.fields().size())
        .filter(found.model()::isPersonal).mapToObj(f -> found.fields().get(f).name()).toList());
    if (Boolean.getBoolean("verbose")) {
      weights(found);
      faults(found, thing, table);
    }
  }

  /** Share of the true pairs, across tables where there are two, that are among those compared. */
  private static double held(Resolution found, String[] thing, int split) {
    long[] pairs = CandidatePairs.find(found.fields(), thing.length, split, JobContext.quiet(new Seed(1))).pairs();
    boolean two = split < thing.length;
    long right = 0;
    for (long pair : pairs) {
      int a = (int) (pair >>> 32);
      int b = (int) pair;
      right += thing[a].equals(thing[b]) && (!two || a < split && b >= split) ? 1 : 0;
    }
    Map<String, Integer> left = new HashMap<>();
    long all = 0;
    for (int r = 0; r < thing.length; r++) {
      if (!two || r < split) {
        all += two ? 0 : left.getOrDefault(thing[r], 0);
        left.merge(thing[r], 1, Integer::sum);
      } else {
        all += left.getOrDefault(thing[r], 0);
      }
    }
    return (double) right / Math.max(1, all);
  }

  static String quality(Resolution found, String[] thing) {
    Map<String, Integer> truth = new HashMap<>();
    Map<Integer, Integer> groups = new HashMap<>();
    Map<String, Integer> both = new HashMap<>();
    for (int r = 0; r < thing.length; r++) {
      truth.merge(thing[r], 1, Integer::sum);
      groups.merge(found.entity(r), 1, Integer::sum);
      both.merge(thing[r] + "|" + found.entity(r), 1, Integer::sum);
    }
    double right = pairs(both);
    double p = right / Math.max(1, pairs(groups));
    double r = right / Math.max(1, pairs(truth));
    return String.format("P %.4f R %.4f F1 %.4f (%d pairs)", p, r, 2 * p * r / Math.max(1e-9, p + r), (long) pairs(truth));
  }

  private static double pairs(Map<?, Integer> sizes) {
    return sizes.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }

  private static void weights(Resolution found) {
    for (int f = 0; f < found.fields().size(); f++) {
      Field field = found.fields().get(f);
      StringBuilder line = new StringBuilder();
      for (int l = 0; l < field.kind().levels(); l++) {
        line.append(String.format(" %.3f/%.6f", found.model().m(f, l), found.model().u(f, l)));
      }
      System.out.printf("   %-16s %-6s %6d values <%s %s%n", field.name(), field.kind(), field.values().size(), found.model().parent(f) < 0 ? "" : found.fields().get(found.model().parent(f)).name(), line);
    }
  }

  private static void faults(Resolution found, String[] thing, List<String[]> table) {
    int shown = 0;
    java.util.Set<String> linked = new java.util.HashSet<>();
    for (Resolution.Link link : found.links()) {
      boolean truth = thing[link.a()].equals(thing[link.b()]);
      linked.add(link.a() + " " + link.b());
      if (truth != link.same() && shown++ < 24) {
        System.out.printf("   %s %.4f%n      %s%n      %s%n", truth ? "MISSED" : "WRONG", link.probability(),
            java.util.Arrays.toString(table.get(link.a() + 1)), java.util.Arrays.toString(table.get(link.b() + 1)));
      }
    }
    Map<String, Integer> first = new HashMap<>();
    int never = 0;
    for (int r = 0; r < thing.length; r++) {
      Integer other = first.putIfAbsent(thing[r], r);
      if (other != null && found.entity(other) != found.entity(r) && !linked.contains(other + " " + r) && never++ < 12) {
        System.out.printf("   NEVER%n      %s%n      %s%n", java.util.Arrays.toString(table.get(other + 1)),
            java.util.Arrays.toString(table.get(r + 1)));
      }
    }
    System.out.println("   never linked " + never);
  }
}
