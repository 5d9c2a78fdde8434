package clientele.intake.choice;

import clientele.base.Secret;
import clientele.base.words.YesNo;
import clientele.intake.encoding.EncodingDetector;
import clientele.intake.preset.Preset;
import clientele.intake.problem.IntakeProblems;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person has decided about a file; everything else is found out. Empty strings mean "find out".
 *
 * @param encoding a charset name
 * @param delimiter one character, or {@code tab, comma, semicolon, pipe}
 * @param quote one character, or {@code none}
 * @param header number of header rows, {@code 0} if there is none
 * @param dateOrder {@code dmy} or {@code mdy}
 * @param decimal {@code point} or {@code comma}
 * @param sheet name of a sheet, table or file, or its place from 1; {@code *} for all as one table
 * @param role of the table
 * @param meanings column name by meaning
 * @param kinds kind by column name
 * @param sessionMinutes minutes of silence that end a session in the log of a web server
 * @param presets kinds of files that the person has taught the study
 * @param password of a workbook that is protected by one
 */
public record SniffOverrides(
    String encoding,
    String delimiter,
    String quote,
    String header,
    String dateOrder,
    String decimal,
    String sheet,
    Optional<Role> role,
    Map<Meaning, String> meanings,
    Map<String, Kind> kinds,
    int sessionMinutes,
    List<Preset> presets,
    Secret password) {
  /** Minutes without a request after which a visitor's session ends, if nobody says otherwise. */
  public static final int SESSION_MINUTES = 30;

  /** Stands for a quote where fields have none. */
  public static final char NO_QUOTE = 0;

  /** Find out everything. */
  public static final SniffOverrides NONE =
      new SniffOverrides("", "", "", "", "", "", "", Optional.empty(), Map.of(), Map.of());

  /** Choices that leave sessions as they usually are. */
  public SniffOverrides(
      String encoding,
      String delimiter,
      String quote,
      String header,
      String dateOrder,
      String decimal,
      String sheet,
      Optional<Role> role,
      Map<Meaning, String> meanings,
      Map<String, Kind> kinds) {
    this(
        encoding, delimiter, quote, header, dateOrder, decimal, sheet, role, meanings, kinds, SESSION_MINUTES,
        List.of(), Secret.NONE);
  }

  public SniffOverrides {
    meanings = Map.copyOf(meanings);
    kinds = Map.copyOf(kinds);
    presets = List.copyOf(presets);
  }

  /**
   * Reads {@code field=column} words into meanings.
   *
   * @throws clientele.base.ProblemException for another syntax, an unknown field, a field or column used twice
   */
  public static Map<Meaning, String> meanings(List<String> words) {
    Map<Meaning, String> meanings = new LinkedHashMap<>();
    Set<String> columns = new HashSet<>();
    for (String word : words) {
      int cut = word.indexOf('=');
      if (cut < 1 || cut == word.length() - 1) {
        throw IntakeProblems.MAP_SYNTAX.raise(word);
      }
      String field = word.substring(0, cut).strip();
      String column = word.substring(cut + 1).strip();
      Meaning meaning =
          Meaning.ofTag(field).orElseThrow(() -> IntakeProblems.NO_MEANING.raise(field, meaningTags()));
      if (meanings.put(meaning, column) != null || !columns.add(column)) {
        throw IntakeProblems.MAPPED_TWICE.raise(column, field);
      }
    }
    return meanings;
  }

  /**
   * Reads {@code column=kind} words into kinds.
   *
   * @throws clientele.base.ProblemException for another syntax or an unknown kind
   */
  public static Map<String, Kind> kinds(List<String> words) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (String word : words) {
      int cut = word.lastIndexOf('=');
      if (cut < 1) {
        throw IntakeProblems.MAP_SYNTAX.raise(word);
      }
      String name = word.substring(cut + 1).strip().toUpperCase(Locale.ROOT);
      Kind kind =
          List.of(Kind.values()).stream()
              .filter(k -> k != Kind.PHRASE && k.name().equals(name))
              .findFirst()
              .orElseThrow(() -> IntakeProblems.NO_TYPE.raise(word.substring(cut + 1)));
      kinds.put(word.substring(0, cut).strip(), kind);
    }
    return kinds;
  }

  /** All names of meanings, for messages. */
  public static String meaningTags() {
    return String.join(", ", List.of(Meaning.values()).stream().map(Meaning::tag).toList());
  }

  /** The same choices with another sheet; none if it is empty. */
  public SniffOverrides withSheet(String name) {
    return new SniffOverrides(
        encoding, delimiter, quote, header, dateOrder, decimal, name, role, meanings, kinds, sessionMinutes,
        presets, password);
  }

  /** The same choices with the presets of a person. */
  public SniffOverrides withPresets(List<Preset> own) {
    return new SniffOverrides(
        encoding, delimiter, quote, header, dateOrder, decimal, sheet, role, meanings, kinds, sessionMinutes, own,
        password);
  }

  /** The same choices, and what a preset says about anything that nobody has decided. */
  public SniffOverrides over(Preset preset, List<String> names) {
    Map<Meaning, String> all = new LinkedHashMap<>(meanings);
    preset.meanings(names).forEach(
        (meaning, column) -> {
          if (!all.containsKey(meaning) && all.values().stream().noneMatch(column::equalsIgnoreCase)) {
            all.put(meaning, column);
          }
        });
    boolean open = dateOrder.isBlank() || dateOrder.equals("auto");
    return new SniffOverrides(
        encoding, delimiter, quote, header, open ? preset.dateOrder() : dateOrder, decimal, sheet,
        role.or(preset::about), all, kinds, sessionMinutes, presets, password);
  }

  /** The same choices with another encoding. */
  public SniffOverrides withEncoding(String name) {
    return new SniffOverrides(
        name, delimiter, quote, header, dateOrder, decimal, sheet, role, meanings, kinds, sessionMinutes,
        presets, password);
  }

  /** The same choices with the password of a workbook. */
  public SniffOverrides withPassword(Secret word) {
    return new SniffOverrides(
        encoding, delimiter, quote, header, dateOrder, decimal, sheet, role, meanings, kinds, sessionMinutes, presets,
        word);
  }

  /** The meaning a person gave to a column. */
  public Optional<Meaning> meaningOf(String column) {
    return meanings.entrySet().stream()
        .filter(e -> e.getValue().equalsIgnoreCase(column))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The kind a person gave to a column. */
  public Optional<Kind> kindOf(String column) {
    return Optional.ofNullable(kinds.get(column));
  }

  /** The chosen delimiter. */
  public Optional<Character> delimiterSign() {
    return switch (delimiter.toLowerCase(Locale.ROOT)) {
      case "", "auto" -> Optional.empty();
      case "tab", "\\t" -> Optional.of('\t');
      case "comma" -> Optional.of(',');
      case "semicolon" -> Optional.of(';');
      case "pipe" -> Optional.of('|');
      default -> {
        if (delimiter.length() != 1 || delimiter.charAt(0) > 126) {
          throw IntakeProblems.BAD_OPTION.raise("delimiter", delimiter, "comma, semicolon, tab, pipe");
        }
        yield Optional.of(delimiter.charAt(0));
      }
    };
  }

  /** The chosen quote; {@link #NO_QUOTE} for none. */
  public Optional<Character> quoteSign() {
    return switch (quote.toLowerCase(Locale.ROOT)) {
      case "", "auto" -> Optional.empty();
      case "none" -> Optional.of(NO_QUOTE);
      default -> {
        if (quote.length() != 1 || quote.charAt(0) > 126) {
          throw IntakeProblems.BAD_OPTION.raise("quote", quote, "\", ', none");
        }
        yield Optional.of(quote.charAt(0));
      }
    };
  }

  /** The chosen number of header rows. */
  public Optional<Integer> headerRows() {
    return switch (header.toLowerCase(Locale.ROOT)) {
      case "", "auto" -> Optional.empty();
      case "none" -> Optional.of(0);
      case "2", "3" -> Optional.of(Integer.parseInt(header));
      default -> Optional.of(
          YesNo.of(header).orElseThrow(() -> IntakeProblems.BAD_OPTION.raise("header", header, "0, 1, 2, 3")) ? 1 : 0);
    };
  }

  /** Whether the day comes first, if chosen. */
  public Optional<Boolean> dayFirst() {
    return switch (dateOrder.toLowerCase(Locale.ROOT)) {
      case "", "auto" -> Optional.empty();
      case "dmy", "day" -> Optional.of(true);
      case "mdy", "month" -> Optional.of(false);
      case "ymd" -> Optional.empty();
      default -> throw IntakeProblems.BAD_OPTION.raise("dateOrder", dateOrder, "dmy, mdy");
    };
  }

  /** The chosen decimal mark. */
  public Optional<Character> decimalMark() {
    return switch (decimal.toLowerCase(Locale.ROOT)) {
      case "", "auto" -> Optional.empty();
      case "point", "." -> Optional.of('.');
      case "comma", "," -> Optional.of(',');
      default -> throw IntakeProblems.BAD_OPTION.raise("decimal", decimal, "point, comma");
    };
  }

  /**
   * Looks at every choice.
   *
   * @throws clientele.base.ProblemException if one of them cannot be understood
   */
  public void check() {
    delimiterSign();
    quoteSign();
    headerRows();
    dayFirst();
    decimalMark();
    if (!encoding.isBlank() && !encoding.equals("auto")) {
      EncodingDetector.named(encoding);
    }
  }
}
