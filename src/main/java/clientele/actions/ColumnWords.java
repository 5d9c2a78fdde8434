package clientele.actions;

import clientele.base.Figures;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.features.Feature;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What columns and values of tables are called where people read them. Columns of the client's files keep the names they
 * came with; those that the program makes have the words of its messages, {@code column.TABLE.NAME}, {@code column.NAME}
 * or by what they mean, and the names of the command line stay a contract beneath.
 */
public final class ColumnWords {
  private static final Set<String> MADE_BESIDE = Set.of("set_apart_reason", "line", "reason", "raw");

  private ColumnWords() {}

  /** The name of a column, with its unit. */
  public static Text of(DatasetVersion table, Column column, String currency) {
    if (table.role() == Role.FEATURES && Feature.of(column.name()).isPresent()) {
      Feature feature = Feature.of(column.name()).get(); // its name says what it counts; money stands in the money it was made in
      return feature(feature, money(feature.unit().equals("money") && !column.unit().isEmpty() ? column.unit() : currency));
    }
    Text name = name(table, column, currency);
    return column.unit().isEmpty() ? name : Text.of(ColumnWords.class, "named.unit", name, column.unit());
  }

  /** The words of a value that the program wrote as a code; empty for what is said as it is. */
  public static Optional<Text> value(DatasetVersion table, Column column, String word) {
    return table.role() == Role.RESULT && column.kind() == Kind.TEXT && word != null
        ? known("value." + column.name() + "." + word)
        : Optional.empty();
  }

  private static Text name(DatasetVersion table, Column column, String currency) {
    if (table.role().isImported()) {
      return Text.literal(column.name());
    }
    String money = money(currency);
    Optional<Text> said =
        table.role() == Role.RESULT || MADE_BESIDE.contains(column.name())
                ? known("column." + table.table() + "." + column.name(), money).or(() -> known("column." + column.name(), money))
                : Optional.empty();
    return said
        .or(() -> column.meaning().filter(m -> table.role() == Role.RESULT || table.role() == Role.FEATURES)
            .flatMap(m -> known("meaning." + m.tag())))
        .orElseGet(() -> Text.literal(table.role() == Role.RESULT ? spelled(column.name()) : column.name()));
  }

  private static String money(String currency) {
    String sign = Figures.currencySign(currency).strip();
    return sign.isEmpty() ? "" : ", " + sign;
  }

  private static Text feature(Feature feature, String money) {
    return feature.unit().equals("money") && !money.isEmpty()
        ? Text.of(ColumnWords.class, "named.unit", feature.title(), money.substring(2))
        : feature.title();
  }

  /** {@code days_silent} as {@code Days silent}, for columns that nobody named yet. */
  private static String spelled(String name) {
    String words = name.replace('_', ' ').strip();
    return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static Optional<Text> known(String key, Object... args) {
    return Messages.bundle(ColumnWords.class, Language.ENGLISH).containsKey(key)
        ? Optional.of(Text.of(ColumnWords.class, key, args))
        : Optional.empty();
  }
}
