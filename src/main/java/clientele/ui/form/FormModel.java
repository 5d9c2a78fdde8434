package clientele.ui.form;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Secret;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.OperationCatalog.Parameter;
import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * The values of a form as they are typed, one string per parameter of an operation; it is valid when every string
 * can be read and lies in its range.
 */
public final class FormModel<T extends Operation> {
  private static final Pattern PART = Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")*)\"\\s*(?=[,，]|$)|([^,，]+))");
  private static final Pattern QUOTED = Pattern.compile("[,，]|^\"|^\\s|\\s$");

  private final Class<T> type;
  private final Map<String, StringProperty> values = new LinkedHashMap<>();
  private final BooleanBinding valid;

  /** A form that holds the defaults of an operation. */
  public FormModel(Class<T> type) {
    this.type = type;
    for (Parameter parameter : parameters()) {
      values.put(parameter.name(), new SimpleStringProperty(parameter.param().value()));
    }
    valid =
        Bindings.createBooleanBinding(
            () -> parameters().stream().allMatch(p -> problem(p).isEmpty()),
            values.values().toArray(StringProperty[]::new));
  }

  /** The operation's class. */
  public Class<T> type() {
    return type;
  }

  /** The parameters, in order. */
  public List<Parameter> parameters() {
    return OperationCatalog.parameters(type);
  }

  /** What is typed for a parameter. */
  public StringProperty value(String parameter) {
    StringProperty value = values.get(parameter);
    if (value == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no parameter " + parameter);
    }
    return value;
  }

  /** Whether a parameter applies to what is typed for the others; what does not apply takes its default. */
  public BooleanBinding applies(Parameter parameter) {
    return parameter.when()
        .map(when -> Bindings.createBooleanBinding(() -> when.holds(value(when.parameter()).get()), value(when.parameter())))
        .orElseGet(() -> Bindings.createBooleanBinding(() -> true));
  }

  /** Calls {@code listener} whenever something else is typed. */
  public void onChange(Runnable listener) {
    values.values().forEach(value -> value.addListener((p, before, after) -> listener.run()));
  }

  /** The operation as typed, if everything typed can be used. */
  public Optional<T> typed() {
    return valid.get() ? Optional.of(operation()) : Optional.empty();
  }

  /** Whether everything typed can be used. */
  public ObservableValue<Boolean> valid() {
    return valid;
  }

  /** What is wrong with what is typed for a parameter. */
  public Optional<Problem> problem(Parameter parameter) {
    try {
      parameter.parse(words(parameter));
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(FormProblems.of(parameter, value(parameter.name()).get()));
    }
  }

  /**
   * The operation as typed.
   *
   * @throws ProblemException if a value cannot be used
   */
  public T operation() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Parameter parameter : parameters()) {
      problem(parameter).ifPresent(problem -> {
        throw new ProblemException(problem);
      });
      all.put(parameter.name(), words(parameter));
    }
    return OperationCatalog.make(type, all);
  }

  /** Puts the values of an operation into the form. */
  public void show(T operation) {
    JsonNode tree = Json.mapper().valueToTree(operation);
    for (Parameter parameter : parameters()) {
      JsonNode node = tree.path(parameter.name());
      value(parameter.name()).set(text(node));
    }
  }

  /** Puts the defaults back. */
  public void reset() {
    parameters().forEach(p -> value(p.name()).set(p.param().value()));
  }

  private List<String> words(Parameter parameter) {
    String typed = value(parameter.name()).get();
    if (!parameter.when().map(when -> when.holds(value(when.parameter()).get())).orElse(true)) {
      return List.of();
    }
    if (typed == null || typed.isEmpty() || typed.isBlank() && !parameter.param().verbatim()) {
      return parameter.type() == List.class ? List.of(" ") : parameter.type() == String.class ? List.of("") : List.of();
    }
    if (parameter.type() == Secret.class) {
      return List.of(typed);
    }
    return parameter.type() == List.class ? split(typed) : List.of(parameter.param().verbatim() ? typed : typed.strip());
  }

  /** The parts of a list as it is typed: between commas, or in quotes where a part holds commas itself. */
  static List<String> split(String typed) {
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(typed == null ? "" : typed);
    while (part.find()) {
      String plain = part.group(2);
      String said = plain == null ? part.group(1).replace("\"\"", "\"") : plain.strip();
      if (!said.isEmpty()) {
        parts.add(said);
      }
    }
    return parts;
  }

  /** A list as it would be typed. */
  static String join(List<String> parts) {
    return String.join(", ", parts.stream().map(p -> QUOTED.matcher(p).find() ? "\"" + p.replace("\"", "\"\"") + "\"" : p).toList());
  }

  private static String text(JsonNode node) {
    if (node.isArray()) {
      List<String> parts = new ArrayList<>();
      node.forEach(item -> parts.add(item.asText()));
      return join(parts);
    }
    if (node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue()) && Math.abs(node.doubleValue()) < 1e15) {
      return Long.toString(node.longValue());
    }
    return node.isNull() || node.asText().startsWith("-999999999") ? "" : node.asText();
  }
}
