package clientele.ledger;

import clientele.base.ProblemException;
import clientele.base.Secret;
import clientele.base.Text;
import clientele.base.words.YesNo;
import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The operations there are, and how they are made from words typed on a command line, in a form or in a recipe. */
public final class OperationCatalog {
  /** Version of what somebody writes by hand: by what the program says today. */
  static final int TODAY = 0;

  private final Map<String, Class<? extends Operation>> types = new TreeMap<>();

  public OperationCatalog(Collection<Class<? extends Operation>> operations) {
    for (Class<? extends Operation> type : operations) {
      if (!type.isRecord() || types.put(idOf(type), type) != null) {
        throw new IllegalArgumentException(type + " is not a record with an id of its own");
      }
    }
  }

  /** The id of an operation class. */
  public static String idOf(Class<? extends Operation> type) {
    return type.getAnnotation(OperationId.class).value();
  }

  /** All ids, sorted. */
  public List<String> ids() {
    return List.copyOf(types.keySet());
  }

  /** The class of an id. */
  public Optional<Class<? extends Operation>> type(String id) {
    return Optional.ofNullable(types.get(id));
  }

  /** The parameters of an operation class, in order. */
  public static List<Parameter> parameters(Class<? extends Operation> type) {
    return Arrays.stream(type.getRecordComponents()).map(Parameter::of).toList();
  }

  /**
   * An operation from typed words; parameters that are not named take their default.
   *
   * @throws ProblemException {@code OP-UNKNOWN}, {@code OP-NO-PARAM}, {@code OP-VALUE} or {@code OP-MISSING}
   */
  public Operation make(String id, Map<String, List<String>> words) {
    Class<? extends Operation> type =
        type(id)
            .orElseThrow(() -> LedgerProblems.UNKNOWN.raise(id, String.join(", ", types.keySet())));
    return make(type, words);
  }

  /** An operation of a known class from typed words. */
  public static <T extends Operation> T make(Class<T> type, Map<String, List<String>> words) {
    List<Parameter> parameters = parameters(type);
    for (String name : words.keySet()) {
      if (parameters.stream().noneMatch(p -> p.flag().equals(name) || p.name().equals(name))) {
        throw LedgerProblems.NO_PARAM.raise(
            idOf(type), name, String.join(", ", parameters.stream().map(p -> "--" + p.flag()).toList()),
            ParameterWords.title(type), ParameterWords.listed(parameters.stream().map(Parameter::words).toList()));
      }
    }
    List<Object> values = new ArrayList<>();
    for (Parameter parameter : parameters) {
      List<String> given =
          words.getOrDefault(parameter.flag(), words.getOrDefault(parameter.name(), List.of()));
      values.add(parameter.parse(given));
    }
    return construct(type, values);
  }

  /** An operation with all its defaults. */
  public static <T extends Operation> T defaults(Class<T> type) {
    return make(type, Map.of());
  }

  /** An operation from the JSON object of its parameters as today's version writes them. */
  public Operation fromJson(String id, JsonNode parameters) {
    return fromJson(id, type(id).map(OperationCatalog::version).orElse(1), parameters);
  }

  /**
   * An operation from the JSON object of its parameters, as recipes and the ledger hold it.
   *
   * @param version of the operation that wrote them; 0 for today's, as in recipes written by hand
   * @throws ProblemException {@code OP-NEWER} if this program knows only earlier ones, or as {@link #make(String, Map)}
   */
  public Operation fromJson(String id, int version, JsonNode parameters) {
    Map<String, List<String>> words = new TreeMap<>();
    today(id, version, parameters)
        .properties()
        .forEach(
            field -> {
              List<String> values = new ArrayList<>();
              if (field.getValue() instanceof ArrayNode array) {
                array.forEach(item -> values.add(item.asText()));
              } else if (!field.getValue().isNull()) {
                values.add(field.getValue().asText());
              }
              words.put(field.getKey(), values);
            });
    return make(id, words);
  }

  /** Parameters as today's version writes them. */
  JsonNode today(String id, int version, JsonNode parameters) {
    Optional<Class<? extends Operation>> type = type(id);
    if (type.isEmpty() || version == TODAY || version == version(type.get()) || !(parameters instanceof ObjectNode written)) {
      return parameters;
    }
    if (version > version(type.get())) {
      throw LedgerProblems.NEWER.raise(id, version, version(type.get()));
    }
    try {
      var making = type.get().getAnnotation(OperationId.class).upgrade().getDeclaredConstructor();
      making.setAccessible(true);
      return making.newInstance().upgrade(version, written.deepCopy());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the upgrade of " + id + " cannot be made", e);
    }
  }

  /** The version of an operation class. */
  public static int version(Class<? extends Operation> type) {
    return type.getAnnotation(OperationId.class).version();
  }

  /** Whether a step reads anything beside the study: doing it again depends on who does it where. */
  public static boolean readsOutside(Class<? extends Operation> type) {
    return parameters(type).stream().anyMatch(p -> p.param().here() != Param.Here.NO);
  }

  /** Parameters without what belongs to a computer: of files the name stays, of servers and secrets nothing. */
  public static ObjectNode kept(Class<? extends Operation> type, JsonNode parameters) {
    ObjectNode kept = parameters.deepCopy();
    for (Parameter parameter : parameters(type)) {
      if (parameter.param().here() == Param.Here.NO) {
        continue;
      }
      JsonNode said = kept.path(kept.has(parameter.name()) ? parameter.name() : parameter.flag());
      JsonNode given = said.isArray() && !said.isEmpty() ? said.get(said.size() - 1) : said;
      String name = parameter.param().here() == Param.Here.PLACE && given.isTextual() ? LocalPaths.name(given.asText()) : "";
      if (!parameter.flag().equals(parameter.name())) {
        kept.remove(parameter.flag());
      }
      if (name.isEmpty()) {
        kept.remove(parameter.name());
      } else {
        kept.put(parameter.name(), name);
      }
    }
    return kept;
  }

  /** The operation of a ledger entry. */
  public Operation of(LedgerEntry entry) {
    try {
      return fromJson(entry.operation(), entry.version(), Json.mapper().readTree(entry.parameters()));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("entry " + entry.number() + " holds no JSON", e);
    }
  }

  private static <T extends Operation> T construct(Class<T> type, List<Object> values) {
    try {
      Class<?>[] shapes =
          Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(shapes).newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }

  /**
   * A parameter of an operation.
   *
   * @param operation whose it is
   * @param name of the record component
   * @param type its Java type
   * @param param its description
   */
  public record Parameter(Class<? extends Operation> operation, String name, Class<?> type, Param param) {
    private static Parameter of(RecordComponent component) {
      Param param = component.getAnnotation(Param.class);
      if (param == null) {
        throw new IllegalArgumentException(component + " of " + component.getDeclaringRecord() + " has no @Param");
      }
      return new Parameter(
          component.getDeclaringRecord().asSubclass(Operation.class), component.getName(), component.getType(), param);
    }

    /** The name on the command line: {@code horizonDays} is {@code horizon-days}. */
    public String flag() {
      return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** When it applies; empty: always. */
    public Optional<When> when() {
      return param.when().isEmpty() ? Optional.empty() : Optional.of(When.of(param.when()));
    }

    /** The name as a form shows it. */
    public Text words() {
      return ParameterWords.name(operation, name);
    }

    /**
     * The value that typed words stand for; no words stand for the default.
     *
     * @throws ProblemException {@code OP-VALUE} or {@code OP-MISSING}, with both the name that forms show and the option's
     */
    public Object parse(List<String> words) {
      if (type == List.class) {
        List<String> all = new ArrayList<>(words);
        if (words.isEmpty() && !param.value().isEmpty()) {
          all.addAll(List.of(param.value().split(",")));
        }
        all.removeIf(String::isBlank);
        return List.copyOf(all);
      }
      String word = words.isEmpty() ? param.value() : words.getLast();
      if (word.isEmpty() && param.required()) {
        throw LedgerProblems.MISSING.raise(idOf(operation), flag(), words(), ParameterWords.title(operation));
      }
      try {
        return value(word);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw LedgerProblems.VALUE.raise(
            idOf(operation), flag(), word, allowed(), words(), ParameterWords.title(operation), ParameterWords.allowed(this));
      }
    }

    /** What may be given, in short. */
    public String allowed() {
      if (param.choices().length > 0) {
        return String.join(" | ", param.choices());
      }
      if (type.isEnum()) {
        return String.join(
            " | ",
            Arrays.stream(type.getEnumConstants()).map(c -> c.toString().toLowerCase(Locale.ROOT)).toList());
      }
      if (type == LocalDate.class) {
        return "2025-09-30";
      }
      if (type == boolean.class) {
        return "true | false";
      }
      if (type == String.class || type == Secret.class) {
        return "text";
      }
      if (type == List.class) {
        return "text …";
      }
      String low = Double.isInfinite(param.min()) ? "" : trim(param.min());
      String high = Double.isInfinite(param.max()) ? "" : trim(param.max());
      return low.isEmpty() && high.isEmpty() ? "number" : low + "…" + high;
    }

    private Object value(String word) {
      if (type == String.class) {
        if (!word.isEmpty() && param.choices().length > 0 && !fitsChoice(word)) {
          throw new IllegalArgumentException(word);
        }
        return word;
      }
      if (type == Secret.class) {
        return word.isEmpty() ? Secret.NONE : new Secret(word);
      }
      if (type == int.class) {
        return Math.toIntExact((long) inRange(Integer.parseInt(word)));
      }
      if (type == long.class) {
        return Long.parseLong(word);
      }
      if (type == double.class) {
        return inRange(Double.parseDouble(word));
      }
      if (type == boolean.class) {
        return !word.isEmpty() && YesNo.of(word).orElseThrow(() -> new IllegalArgumentException(word));
      }
      if (type == LocalDate.class) {
        return word.isEmpty() ? LocalDate.MIN : LocalDate.parse(word);
      }
      if (type.isEnum()) {
        return Arrays.stream(type.getEnumConstants())
            .filter(c -> ((Enum<?>) c).name().equalsIgnoreCase(word.replace('-', '_')))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(word));
      }
      throw new IllegalStateException("no parameter can be a " + type);
    }

    /** A choice may be a pattern: {@code N} stands for a whole number. */
    private boolean fitsChoice(String word) {
      return Arrays.stream(param.choices())
          .anyMatch(c -> c.equalsIgnoreCase(word) || c.equals("N") && word.matches("\\d{1,9}"));
    }

    private double inRange(double number) {
      if (!(number >= param.min() && number <= param.max())) {
        throw new IllegalArgumentException(String.valueOf(number));
      }
      return number;
    }

    private static String trim(double number) {
      return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
  }
}
