package clientele.models.learn;

import clientele.features.facts.Facts;
import clientele.models.Collinearity;
import clientele.stats.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How facts become the columns a model learns from; learned on training rows only, stored with the model.
 *
 * @param facts names of the facts
 * @param numeric whether each fact is a number
 * @param slots the columns, so chosen that none can be told from the others
 * @param together for each column, the names of columns that were left out as they go with it
 * @param alone for each column, its correlation with the outcome in training
 */
public record Encoding(
    List<String> facts, List<Boolean> numeric, List<Slot> slots, List<List<String>> together, double[] alone) {
  private static final int FEWEST_OF_A_LEVEL = 20;
  private static final double MISSING_WORTH_A_COLUMN = 0.02;
  private static final double FARTHEST = 4;

  /** What a column is made of. */
  public enum Use {
    NUMBER,
    LOGARITHM,
    /** 1 where the fact is missing. */
    MISSING,
    /** 1 where the fact is this word. */
    LEVEL
  }

  /**
   * A column.
   *
   * @param fact place of the fact
   * @param level the word, for LEVEL
   * @param fill value put where the fact is missing, before scaling
   * @param mean subtracted
   * @param deviation divided by
   * @param least smallest value learned from, before scaling; what lies below counts as it
   * @param most largest value learned from
   */
  public record Slot(
      int fact, Use use, String level, double fill, double mean, double deviation, double least, double most) {}

  /** Learns an encoding from training rows and their outcomes, without the columns that the others tell already. */
  public static Encoding learn(Columns facts, boolean[] y) {
    Encoding all = of(facts);
    return all.readable(all.rows(facts), y);
  }

  /** Learns an encoding with all columns, for what needs no columns that can be told apart. */
  static Encoding whole(Columns facts, boolean[] y) {
    Encoding all = of(facts);
    double[][] rows = all.rows(facts);
    double[] alone = IntStream.range(0, all.slots.size()).mapToDouble(s -> correlation(rows, s, y)).toArray();
    return new Encoding(all.facts, all.numeric, all.slots, all.slots.stream().map(s -> List.<String>of()).toList(), alone);
  }

  private static Encoding of(Columns facts) {
    List<Slot> slots = new ArrayList<>();
    List<Boolean> numeric = new ArrayList<>();
    for (int f = 0; f < facts.names().size(); f++) {
      boolean number = facts.numbers()[f] != null;
      numeric.add(number);
      if (number) {
        addNumber(slots, f, facts.numbers()[f]);
      } else {
        addLevels(slots, f, facts.words()[f]);
      }
    }
    return new Encoding(List.copyOf(facts.names()), numeric, List.copyOf(slots), List.of(), new double[slots.size()]);
  }

  /** Without the columns that the others tell already. */
  private Encoding readable(double[][] rows, boolean[] y) {
    double[] alone = new double[slots.size()];
    double[] strength = new double[alone.length];
    for (int s = 0; s < alone.length; s++) {
      alone[s] = correlation(rows, s, y);
      strength[s] = Math.abs(alone[s]);
    }
    Collinearity chosen = Collinearity.of(rows, strength);
    int[] kept = chosen.kept().clone();
    Arrays.sort(kept);
    List<String> names = names();
    List<List<String>> with = new ArrayList<>();
    for (int k : kept) {
      List<String> others = new ArrayList<>();
      for (int s = 0; s < alone.length; s++) {
        if (s != k && chosen.goesWith()[s] == k) {
          others.add(names.get(s));
        }
      }
      with.add(others);
    }
    return new Encoding(
        facts, numeric, Arrays.stream(kept).mapToObj(slots::get).toList(), with,
        Arrays.stream(kept).mapToDouble(k -> alone[k]).toArray());
  }

  private static double correlation(double[][] rows, int s, boolean[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < y.length; i++) {
      meanX += rows[i][s] / y.length;
      meanY += (y[i] ? 1.0 : 0) / y.length;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < y.length; i++) {
      double dx = rows[i][s] - meanX;
      double dy = (y[i] ? 1 : 0) - meanY;
      xy += dx * dy;
      xx += dx * dx;
      yy += dy * dy;
    }
    return xx * yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }

  /** Share of rows with a number outside what was learned from, 0 to 1. */
  public double beyondLearned(Columns of) {
    int n = 0;
    for (int i = 0; i < of.size(); i++) {
      boolean beyond = false;
      for (Slot slot : slots) {
        if (slot.use() == Use.NUMBER || slot.use() == Use.LOGARITHM) {
          double value = of.numbers()[slot.fact()][i];
          beyond |= value < slot.least() || value > slot.most();
        }
      }
      n += beyond ? 1 : 0;
    }
    return (double) n / Math.max(1, of.size());
  }

  /** Rows of columns. */
  public double[][] rows(Columns facts) {
    double[][] rows = new double[facts.size()][slots.size()];
    for (int s = 0; s < slots.size(); s++) {
      Slot slot = slots.get(s);
      double[] numbers = facts.numbers()[slot.fact()];
      String[] words = facts.words()[slot.fact()];
      for (int i = 0; i < rows.length; i++) {
        rows[i][s] = value(slot, numbers == null ? 0 : numbers[i], words == null ? null : words[i]);
      }
    }
    return rows;
  }

  /** Names of the columns, for people who look under the bonnet. */
  public List<String> names() {
    return slots.stream()
        .map(s -> facts.get(s.fact()) + switch (s.use()) {
          case NUMBER -> "";
          case LOGARITHM -> " (log)";
          case MISSING -> " (missing)";
          case LEVEL -> " = " + s.level();
        })
        .toList();
  }

  private static double value(Slot slot, double number, String word) {
    return switch (slot.use()) {
      case LEVEL -> slot.level().equals(word) ? 1 : 0;
      case MISSING -> Double.isNaN(number) ? 1 : 0;
      case NUMBER -> scaled(slot, learned(slot, number));
      case LOGARITHM -> scaled(slot, Math.log1p(Math.max(0, learned(slot, number))));
    };
  }

  /** A value inside what was learned from: a model says nothing about a tenure it has never seen. */
  private static double learned(Slot slot, double number) {
    return Double.isNaN(number) ? slot.fill() : Math.clamp(number, slot.least(), slot.most());
  }

  private static double scaled(Slot slot, double value) {
    return Math.clamp((value - slot.mean()) / slot.deviation(), -FARTHEST, FARTHEST);
  }

  private static void addNumber(List<Slot> slots, int fact, double[] values) {
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (known.length == 0) {
      return;
    }
    double median = known[(known.length - 1) / 2];
    boolean logarithm = known[0] >= 0 && skewness(known) > 1;
    double[] shaped = Arrays.stream(values)
        .map(v -> Double.isNaN(v) ? median : v)
        .map(v -> logarithm ? Math.log1p(v) : v)
        .toArray();
    double mean = Arrays.stream(shaped).average().orElse(0);
    double deviation = Math.sqrt(Arrays.stream(shaped).map(v -> (v - mean) * (v - mean)).average().orElse(0));
    if (deviation > 1e-12) {
      slots.add(new Slot(fact, logarithm ? Use.LOGARITHM : Use.NUMBER, "", median, mean, deviation, known[0],
          known[known.length - 1]));
    }
    int missing = values.length - known.length;
    if (missing > MISSING_WORTH_A_COLUMN * values.length && missing < values.length) {
      slots.add(new Slot(fact, Use.MISSING, "", 0, 0, 1, 0, 1));
    }
  }

  /** One column per word that is not too rare; the most frequent word is the reference and has none. */
  private static void addLevels(List<Slot> slots, int fact, String[] words) {
    Map<String, Integer> counts = new HashMap<>();
    for (String word : words) {
      counts.merge(word == null ? "" : word, 1, Integer::sum);
    }
    counts.entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue()).thenComparing(Map.Entry::getKey))
        .skip(1)
        .filter(e -> e.getValue() >= FEWEST_OF_A_LEVEL && !e.getKey().isEmpty())
        .forEach(e -> slots.add(new Slot(fact, Use.LEVEL, e.getKey(), 0, 0, 1, 0, 1)));
  }

  private static double skewness(double[] known) {
    double mean = Arrays.stream(known).average().orElse(0);
    double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double cubes = Arrays.stream(known).map(v -> Math.pow(v - mean, 3)).average().orElse(0);
    return squares == 0 ? 0 : cubes / Math.pow(squares, 1.5);
  }
}
