package clientele.ledger;

import clientele.base.Figures;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Secret;
import clientele.base.Text;
import clientele.study.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an operation was told, in the words of people: names of parameters as forms have them, values with units. */
public final class ParameterWords {
  private ParameterWords() {}

  /** A parameter and its value. */
  public record Told(Text name, Text value) {}

  /** The name of a parameter as a form shows it. */
  public static Text name(Class<? extends Operation> type, String parameter) {
    return Text.of(type, key(type, parameter));
  }

  /** The name of an operation as its button shows it. */
  static Text title(Class<? extends Operation> type) {
    return Text.of(type, "op." + OperationCatalog.idOf(type) + ".title");
  }

  /** Texts one after another. */
  static Text listed(List<Text> texts) {
    return texts.stream().reduce((before, one) -> Text.of(ParameterWords.class, "param.list", before, one)).orElse(Text.literal("–"));
  }

  /** What may be given for a parameter, in words. */
  public static Text allowed(OperationCatalog.Parameter parameter) {
    Param param = parameter.param();
    if (parameter.type() == LocalDate.class) {
      return Text.of(ParameterWords.class, "allowed.day");
    }
    boolean whole = parameter.type() == int.class || parameter.type() == long.class;
    if (whole || parameter.type() == double.class) {
      boolean open = Double.isInfinite(param.min()) || Double.isInfinite(param.max());
      return open
          ? Text.of(ParameterWords.class, "allowed.number")
          : Text.of(ParameterWords.class, whole ? "allowed.whole" : "allowed.range", written(param.min()), written(param.max()));
    }
    List<Text> choices = Arrays.stream(param.choices()).map(c -> c.equals("N")
        ? Text.of(ParameterWords.class, "allowed.anyWhole")
        : choice(parameter.operation(), parameter.name(), c).orElse(Text.literal(c))).toList();
    return choices.isEmpty() ? Text.of(ParameterWords.class, "allowed.choice") : Text.of(ParameterWords.class, "allowed.oneOf", listed(choices));
  }

  /**
   * The words of one of the words allowed: the parameter's own, else {@code choice.WORD} of the operation's package, else those that
   * all share; empty if it is said as it is.
   */
  public static Optional<Text> choice(Class<? extends Operation> type, String parameter, String word) {
    return known(type, key(type, parameter) + "." + word)
        .or(() -> known(type, "choice." + word))
        .or(() -> known(ParameterWords.class, "choice." + word));
  }

  /** The words of a unit: {@code unit.WORD} of the operation's package, else those that all share; money is the sign of a currency. */
  public static Text unit(Class<? extends Operation> type, String unit, String currency) {
    return unit.equals("money")
        ? Text.literal(Figures.currencySign(currency).strip())
        : known(type, "unit." + unit).or(() -> known(ParameterWords.class, "unit." + unit)).orElse(Text.literal(unit));
  }

  /**
   * What a step was told; what was left empty or to the program is left out, and of files only the name is said.
   *
   * @param json as the history keeps it
   * @param currency of the study
   */
  public static List<Told> of(Class<? extends Operation> type, String json, String currency) {
    List<Told> told = new ArrayList<>();
    JsonNode given = tree(json);
    for (OperationCatalog.Parameter parameter : OperationCatalog.parameters(type)) {
      value(type, parameter, given.path(parameter.name()), currency)
          .ifPresent(value -> told.add(new Told(name(type, parameter.name()), value)));
    }
    return List.copyOf(told);
  }

  /** As {@link #of}, for a report: values of cells are not said, since they may tell of people. */
  public static List<Told> withoutCells(Class<? extends Operation> type, String json, String currency) {
    List<Told> told = new ArrayList<>();
    JsonNode given = tree(json);
    for (OperationCatalog.Parameter parameter : OperationCatalog.parameters(type)) {
      value(type, parameter, given.path(parameter.name()), currency).ifPresent(value -> told.add(
          new Told(name(type, parameter.name()), parameter.param().cells() ? Text.of(ParameterWords.class, "param.cells") : value)));
    }
    return List.copyOf(told);
  }

  /** Whether a step was told values of cells, so that its line in the history may hold them too. */
  public static boolean holdCells(Class<? extends Operation> type, String json) {
    JsonNode given = tree(json);
    return OperationCatalog.parameters(type).stream()
        .anyMatch(p -> p.param().cells() && (given.path(p.name()).isArray() ? !given.path(p.name()).isEmpty() : !given.path(p.name()).asText().isEmpty()));
  }

  private static Optional<Text> value(
      Class<? extends Operation> type, OperationCatalog.Parameter parameter, JsonNode given, String currency) {
    if (given.isMissingNode() || given.isNull() || parameter.type() == Secret.class) {
      return Optional.empty();
    }
    if (given.isArray()) {
      Optional<Text> all = Optional.empty();
      for (JsonNode each : given) {
        Text one = word(type, parameter, each.asText());
        all = Optional.of(all.map(before -> Text.of(ParameterWords.class, "param.list", before, one)).orElse(one));
      }
      return all;
    }
    String word = given.asText();
    if (word.isBlank() && !parameter.param().verbatim() || word.isEmpty() || word.equals(LocalDate.MIN.toString())
        || word.equals("false") || word.equals("auto") && word.equals(parameter.param().value())) {
      return Optional.empty();
    }
    if (given.isNumber() && !parameter.param().unit().isEmpty()) {
      return Optional.of(measured(type, given.doubleValue(), parameter.param().unit(), currency));
    }
    return Optional.of(given.isNumber() ? number(given) : word(type, parameter, word));
  }

  private static Text measured(Class<? extends Operation> type, double value, String unit, String currency) {
    Text number = Text.literal(written(value));
    if (unit.equals("money")) {
      return Text.literal(Figures.money(value, currency, value == Math.rint(value) ? 0 : 2));
    }
    return Text.of(ParameterWords.class, "param.value", number, unit(type, unit, currency));
  }

  /** A number without a unit may be a seed or a year: it has no separators. */
  private static Text number(JsonNode given) {
    return Text.literal(given.isIntegralNumber() ? given.asText() : written(given.doubleValue()));
  }

  private static String written(double value) {
    int decimals = 0;
    while (decimals < 6 && Math.abs(value * Math.pow(10, decimals) - Math.rint(value * Math.pow(10, decimals))) > 1e-9) {
      decimals++;
    }
    return Figures.fixed(value, decimals);
  }

  private static Text word(Class<? extends Operation> type, OperationCatalog.Parameter parameter, String word) {
    boolean chosen = parameter.param().choices().length > 0 || parameter.type().isEnum() || parameter.type() == boolean.class;
    if (chosen) {
      return choice(type, parameter.name(), word.toLowerCase(Locale.ROOT).replace('_', '-')).orElse(Text.literal(word));
    }
    if (word.equals("auto")) {
      return choice(type, parameter.name(), word).orElseThrow();
    }
    return LocalPaths.hidden(day(parameter, word).orElse(Text.literal(word)));
  }

  private static Optional<Text> day(OperationCatalog.Parameter parameter, String word) {
    if (parameter.type() != LocalDate.class) {
      return Optional.empty();
    }
    try {
      return Optional.of(Text.of(ParameterWords.class, "param.day", LocalDate.parse(word)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String key(Class<? extends Operation> type, String parameter) {
    return "op." + OperationCatalog.idOf(type) + ".param." + parameter;
  }

  private static Optional<Text> known(Class<?> home, String key) {
    return Messages.find(home, Language.ENGLISH, key).map(words -> Text.of(home, key));
  }

  private static JsonNode tree(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("parameters are no JSON: " + json, e);
    }
  }
}
