package clientele.analysis.churn;

import clientele.base.Figures;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.features.Feature;
import clientele.features.facts.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The strongest reasons of a risk, in words: the facts that add most to a customer's log odds against the average. Only
 * facts are told that are beyond chance and point the same way alone and together with the others.
 */
final class Reasons {
  /** Reasons told per customer. */
  static final int TOLD = 3;

  private static final double WORTH_TELLING = 0.05;

  private final ChurnModel model;

  Reasons(ChurnModel model) {
    this.model = model;
  }

  /** Up to three reasons of each customer, the strongest first; null where there are fewer. */
  Text[][] of(Facts given) {
    Facts facts = given.only(model.learned().facts());
    double[][] parts = model.learned().reasons(facts.columns());
    Text[][] told = new Text[parts.length][];
    for (int i = 0; i < told.length; i++) {
      told[i] = of(facts, i, parts[i]);
    }
    return told;
  }

  private Text[] of(Facts facts, int customer, double[] byFact) {
    Integer[] order = new Integer[byFact.length];
    Arrays.setAll(order, f -> f);
    Arrays.sort(order, (a, b) -> Double.compare(byFact[b], byFact[a]));
    List<Text> told = new ArrayList<>();
    for (int f : order) {
      if (told.size() == TOLD || byFact[f] < WORTH_TELLING) {
        break;
      }
      sentence(facts, f, customer).ifPresent(told::add);
    }
    return Arrays.copyOf(told.toArray(Text[]::new), TOLD);
  }

  /** A fact in words; empty where it is the usual one as it is written, so that "only" or "long" would be false. */
  private Optional<Text> sentence(Facts facts, int f, int customer) {
    String name = facts.names().get(f);
    Optional<Feature> feature = model.kind().equals("silence") ? Feature.of(name) : Optional.empty();
    if (facts.numbers()[f] != null && feature.isPresent() && !Double.isNaN(facts.numbers()[f][customer])) {
      return ofBehaviour(feature.get(), facts.numbers()[f][customer], typical(f));
    }
    return Optional.of(plain(facts, f, customer, feature));
  }

  private static Optional<Text> ofBehaviour(Feature feature, double value, double typical) {
    String own = written(shown(feature, value));
    String usual = written(shown(feature, typical));
    double turn = feature == Feature.GAP_TREND ? 0 : typical; // a log ratio turns at none, wherever the others are
    if (own.equals(feature == Feature.GAP_TREND ? written(0) : usual)) {
      return Optional.empty();
    }
    String key = "reason." + feature.id() + (value > turn ? ".high" : ".low");
    return Optional.of(Messages.find(Reasons.class, Language.ENGLISH, key).isEmpty()
        ? Text.of(Reasons.class, "reason.feature", feature.title(), own) : Text.of(Reasons.class, key, own, usual));
  }

  private Text plain(Facts facts, int f, int customer, Optional<Feature> feature) {
    String name = facts.names().get(f);
    if (facts.numbers()[f] == null) {
      String word = facts.words()[f][customer];
      return word == null
          ? Text.of(Reasons.class, "reason.missing", name)
          : Text.of(Reasons.class, "reason.word", name, word);
    }
    double value = facts.numbers()[f][customer];
    if (model.dates().contains(name) && !Double.isNaN(value)) {
      return Text.of(Reasons.class, "reason.date", name, LocalDate.ofEpochDay((long) value));
    }
    if (name.equals(Facts.SILENCE_OF_USUAL)) {
      double usual = facts.of(Facts.USUAL_SILENCE)[customer];
      return Text.of(Reasons.class, value > 0.5 ? "reason.silence.long" : "reason.silence.short",
          written(value * usual), written(usual));
    }
    if (name.equals(Facts.USUAL_SILENCE)) {
      return Text.of(Reasons.class, "reason.usual", written(value));
    }
    if (feature.isEmpty()) {
      return Double.isNaN(value)
          ? Text.of(Reasons.class, "reason.missing", name)
          : Text.of(Reasons.class, "reason.number", name, written(value));
    }
    return Text.of(Reasons.class, "reason." + name + ".missing");
  }

  private double typical(int fact) {
    double median = model.learned().ranges().get(fact).median();
    return Double.isNaN(median) ? 0 : median;
  }

  /** Shares are told in per cent. */
  private static double shown(Feature feature, double value) {
    return feature.unit().equals("share") ? value * 100 : value;
  }

  private static String written(double value) {
    double size = Math.abs(value);
    return Figures.fixed(value, size >= 20 || value == Math.rint(value) ? 0 : size >= 2 ? 1 : 2);
  }
}
