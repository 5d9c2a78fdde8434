package clientele.features.facts;

import clientele.features.Feature;
import clientele.features.FeatureProblems;
import clientele.features.OrderBook;
import clientele.features.engine.CustomerFeatures;
import clientele.stats.Columns;
import clientele.study.Column;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of some customers: numbers and words by fact.
 *
 * @param ids of the customers
 * @param names of the facts
 * @param numbers by fact, NaN where missing; null at facts that are words
 * @param words by fact, null where missing; null at facts that are numbers
 */
public record Facts(String[] ids, List<String> names, double[][] numbers, String[][] words) {
  /** Name of the fact: days since the last order over the silence usual for the customer. */
  public static final String SILENCE_OF_USUAL = "silence_of_usual";

  /** Name of the fact: sum of the fifths by recency, orders and spend. */
  public static final String RFM = "rfm";

  /** Name of the fact: silence usual for the customer, in days. */
  public static final String USUAL_SILENCE = "usual_silence";

  private static final int MOST_LEVELS = 30;
  private static final List<Feature> OF_BEHAVIOUR =
      List.of(
          Feature.RECENCY_DAYS, Feature.TENURE_DAYS, Feature.ORDERS, Feature.ORDERS_LAST_YEAR, Feature.ORDER_VALUE,
          Feature.SPEND_LAST_90_DAYS, Feature.GAP_TREND, Feature.BASKET_LINES,
          Feature.PRODUCTS, Feature.CATEGORIES, Feature.RETURN_SHARE, Feature.FEEDBACK_COUNT, Feature.FEEDBACK_SCORE);

  /** Number of customers. */
  public int size() {
    return ids.length;
  }

  /** The numbers of a fact. */
  public double[] of(String name) {
    return numbers[names.indexOf(name)];
  }

  /** The facts of the customers at the given places. */
  public Facts rows(int[] places) {
    Columns picked = columns().rows(places);
    return new Facts(
        Arrays.stream(places).mapToObj(i -> ids[i]).toArray(String[]::new), names, picked.numbers(), picked.words());
  }

  /** The same without the customers' names, as learners take them. */
  public Columns columns() {
    return new Columns(ids.length, names, numbers, words);
  }

  /** The same without some facts. */
  public Facts without(List<String> dropped) {
    return only(names.stream().filter(n -> !dropped.contains(n)).toList());
  }

  /**
   * These facts and the sum of fifths by recency, orders and spend, from 3 to 15, the best customers first; these alone where
   * one of the three is not there.
   */
  public Facts withRfm() {
    List<String> parts = List.of(Feature.RECENCY_DAYS.id(), Feature.ORDERS.id(), Feature.SPEND.id());
    if (!names.containsAll(parts)) {
      return this;
    }
    double[] sum = new double[size()];
    for (String part : parts) {
      double[] values = of(part);
      double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
      for (int i = 0; i < sum.length; i++) {
        double below = below(sorted, values[i]);
        double fifth = Math.min(5, 1 + Math.floor(5 * below));
        sum[i] += Double.isNaN(values[i]) ? 3 : part.equals(Feature.RECENCY_DAYS.id()) ? 6 - fifth : fifth;
      }
    }
    List<String> all = new ArrayList<>(names);
    all.add(RFM);
    double[][] n = Arrays.copyOf(numbers, all.size());
    n[names.size()] = sum;
    return new Facts(ids, all, n, Arrays.copyOf(words, all.size()));
  }

  /** Share of sorted values below one. */
  private static double below(double[] sorted, double value) {
    int at = Arrays.binarySearch(sorted, value);
    int first = at < 0 ? -at - 1 : at;
    while (first > 0 && sorted[first - 1] == value) {
      first--;
    }
    return (double) first / Math.max(1, sorted.length);
  }

  /**
   * These facts only, in this order.
   *
   * @throws clientele.base.ProblemException {@code FEATURES-MISSING-FACT} if one is not there
   */
  public Facts only(List<String> kept) {
    double[][] n = new double[kept.size()][];
    String[][] w = new String[kept.size()][];
    for (int f = 0; f < kept.size(); f++) {
      int at = names.indexOf(kept.get(f));
      if (at < 0) {
        throw FeatureProblems.MISSING_FACT.raise("features", kept.get(f));
      }
      n[f] = numbers[at];
      w[f] = words[at];
    }
    return new Facts(ids, kept, n, w);
  }

  /**
   * Behaviour as of a cut-off, of the customers marked as active, and what people defined.
   *
   * @param usualDays silence usual for each customer of {@code features}
   */
  public static Facts ofBehaviour(OrderBook book, CustomerFeatures features, boolean[] active, int[] usualDays) {
    int[] places = IntStream.range(0, features.size()).filter(i -> active[i]).toArray();
    List<Feature> used = OF_BEHAVIOUR.stream().filter(features::has).toList();
    List<String> names = new ArrayList<>(List.of(SILENCE_OF_USUAL, USUAL_SILENCE));
    List<double[]> numbers = new ArrayList<>();
    double[] recency = features.of(Feature.RECENCY_DAYS);
    numbers.add(Arrays.stream(places).mapToDouble(i -> recency[i] / usualDays[i]).toArray());
    numbers.add(Arrays.stream(places).mapToDouble(i -> usualDays[i]).toArray());
    for (Feature feature : used) {
      double[] from = features.of(feature);
      names.add(feature.id());
      numbers.add(Arrays.stream(places).mapToDouble(i -> from[i]).toArray());
    }
    for (String own : features.own()) {
      double[] from = features.of(own);
      names.add(own);
      numbers.add(Arrays.stream(places).mapToDouble(i -> from[i]).toArray());
    }
    String[] ids = Arrays.stream(places).mapToObj(i -> book.customer(features.customers()[i])).toArray(String[]::new);
    return new Facts(ids, List.copyOf(names), numbers.toArray(double[][]::new), new String[names.size()][]);
  }

  /** The columns of a table of customers that can tell something, but not the label itself. */
  public static Facts ofTable(Table table, String label) {
    List<String> names = new ArrayList<>();
    List<double[]> numbers = new ArrayList<>();
    List<String[]> words = new ArrayList<>();
    int rows = Math.toIntExact(table.rows());
    for (Column column : FactColumns.of(table)) {
      if (column.name().equals(label)) {
        continue;
      }
      if (!column.kind().isCoded()) {
        names.add(column.name());
        numbers.add(table.reals(column.name()));
        words.add(null);
      } else if (table.dictionary(column.name()).size() <= Math.max(2, Math.min(MOST_LEVELS, rows / 20))) {
        names.add(column.name());
        numbers.add(null);
        words.add(table.words(column.name()));
      }
    }
    return new Facts(
        FactColumns.ids(table), names, numbers.toArray(double[][]::new), words.toArray(String[][]::new));
  }

  /** The same facts of another table, as a model asks for them; a fact that is missing there is told by name. */
  public static Facts ofTable(Table table, List<String> names, List<Boolean> numeric) {
    double[][] numbers = new double[names.size()][];
    String[][] words = new String[names.size()][];
    for (int f = 0; f < names.size(); f++) {
      String name = names.get(f);
      Optional<Column> column = table.column(name);
      if (column.isEmpty() || numeric.get(f) && column.get().kind().isCoded()) {
        throw FeatureProblems.MISSING_FACT.raise(table.name(), name);
      }
      if (numeric.get(f)) {
        numbers[f] = table.reals(name);
      } else {
        words[f] = table.words(name);
      }
    }
    return new Facts(FactColumns.ids(table), names, numbers, words);
  }
}
