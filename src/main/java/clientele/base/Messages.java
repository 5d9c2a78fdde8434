package clientele.base;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The words of the program. Each package keeps {@code messages_en.properties} and {@code messages_zh.properties}
 * (UTF-8, ICU message patterns) beside its classes; a key is looked up in the package that owns it. A package that keeps none
 * speaks the words of the nearest one around it that does.
 */
public final class Messages {
  private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();

  /** Package whose words are spoken, by the package of those who speak. */
  private static final Map<String, String> SPOKEN = new ConcurrentHashMap<>();

  /** Characters of the private use area that stand for values while gaps are looked for. */
  private static final String GAP = "\ue000";

  private static final String BEGIN = "\ue001";
  private static final String END = "\ue002";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)\\s*[,}]");

  private Messages() {}

  /** The text in the given language. A key that is not there is shown as the key itself, so that it is noticed. */
  public static String render(Text text, Language language) {
    if (text.bundle().isEmpty()) {
      return text.key();
    }
    String pattern = bundle(text.bundle(), language).getProperty(text.key());
    if (pattern == null) {
      return text.bundle() + "/" + text.key();
    }
    Object[] values = text.args().stream().map(arg -> value(arg, language)).toArray();
    try {
      return written(pattern, values, language);
    } catch (IllegalArgumentException notItsValues) {
      return text.bundle() + "/" + text.key();
    }
  }

  /**
   * Whether a text has the values its words need, in every language. One that an earlier version stored may have fewer, or
   * others.
   */
  public static boolean fits(Text text) {
    boolean inside = text.args().stream().allMatch(arg -> !(arg instanceof Text inner) || fits(inner));
    return inside && (text.bundle().isEmpty() || Arrays.stream(Language.values()).allMatch(language -> fits(text, language)));
  }

  private static boolean fits(Text text, Language language) {
    String pattern = bundle(text.bundle(), language).getProperty(text.key());
    if (pattern == null || placeholders(pattern) > text.args().size()) {
      return false;
    }
    try {
      written(pattern, text.args().stream().map(arg -> value(arg, language)).toArray(), language);
      return true;
    } catch (IllegalArgumentException notItsValues) {
      return false;
    }
  }

  /** How many values the words of a pattern need. */
  public static int placeholders(String pattern) {
    return PLACEHOLDER.matcher(pattern).results().mapToInt(m -> Integer.parseInt(m.group(1)) + 1).max().orElse(0);
  }

  /** A pattern with its values. */
  static String written(String pattern, Object[] values, Language language) {
    Set<Integer> ones = language == Language.ENGLISH ? ones(values) : Set.of();
    String said = ones.isEmpty() ? pattern : OneOf.of(pattern, ones);
    boolean gaps = Arrays.asList(values).contains("");
    String written = new MessageFormat(said, language.locale()).format(gaps ? marked(said, values) : values);
    return gaps ? withoutGaps(written) : written;
  }

  /** Plain words between marks, and a mark where there are none, so that gaps are told from the words of the client. */
  private static Object[] marked(String pattern, Object[] values) {
    Object[] marked = values.clone();
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof String word && !pattern.contains("{" + i + ",")) {
        marked[i] = word.isEmpty() ? GAP : BEGIN + word + END;
      }
    }
    return marked;
  }

  /** Places of the values that are one, as a number or as a figure that is written already. */
  private static Set<Integer> ones(Object[] values) {
    Set<Integer> ones = new HashSet<>();
    for (int i = 0; i < values.length; i++) {
      boolean whole = values[i] instanceof Integer || values[i] instanceof Long;
      if (whole && ((Number) values[i]).longValue() == 1 || "1".equals(values[i])) {
        ones.add(i);
      }
    }
    return ones;
  }

  /**
   * Takes out what an empty value leaves behind: a space too many, a comma with nothing after it, empty brackets. Only what
   * stands beside the gap is looked at, never what a value says.
   */
  private static String withoutGaps(String words) {
    return words.replaceAll("\\h*[(（]\\h*" + GAP + "\\h*[)）]", "")
        .replaceAll("[,，]\\h*" + GAP + "\\h*(?=[,，.。])", "")
        .replaceAll("\\h*[,，]?\\h*" + GAP + "\\h*$", "")
        .replaceAll("(?<=，)\\h*" + GAP + "\\h+|^" + GAP + "\\h+|\\h+" + GAP + "(?=\\h|[,，.。])|" + GAP, "")
        .replaceAll("[" + BEGIN + END + "]", "");
  }

  /** The message under {@code key} of the package of {@code home}. */
  public static String get(Class<?> home, Language language, String key, Object... args) {
    return render(Text.of(home, key, args), language);
  }

  /** The message under {@code key} if the package of {@code home} has one. */
  public static Optional<String> find(Class<?> home, Language language, String key) {
    return bundle(home, language).containsKey(key)
        ? Optional.of(get(home, language, key))
        : Optional.empty();
  }

  /**
   * The package whose words a class speaks: its own, or the nearest around it that has some. The words of a package so keep
   * their place, which is stored with each line of a history, whatever rooms its classes lie in.
   */
  public static String owner(Class<?> home) {
    return SPOKEN.computeIfAbsent(home.getPackageName(), own -> {
      for (String at = own; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
        if (!bundle(at, Language.ENGLISH).isEmpty()) {
          return at;
        }
      }
      return own;
    });
  }

  /** All keys and patterns that a class speaks in a language. */
  public static Properties bundle(Class<?> home, Language language) {
    return bundle(owner(home), language);
  }

  /** All keys and patterns of a package in a language; empty if the package has no words. */
  public static Properties bundle(String packageName, Language language) {
    return LOADED.computeIfAbsent(
        packageName.replace('.', '/') + "/messages_" + language.tag() + ".properties", Messages::load);
  }

  private static Properties load(String resource) {
    Properties words = new Properties();
    try (InputStream in = Messages.class.getClassLoader().getResourceAsStream(resource)) {
      if (in != null) {
        words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static Object value(Object arg, Language language) {
    return switch (arg) {
      case Text inner -> render(inner, language);
      case LocalDate date -> Figures.date(date, language);
      default -> arg;
    };
  }
}
