package clientele.cleaning.identity;

import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the rows of a table are called: by its own id column if one is there, otherwise by their number from 1. */
public final class RecordIds {
  private static final Set<Meaning> IDS =
      Set.of(Meaning.CUSTOMER_ID, Meaning.PRODUCT_ID, Meaning.ORDER_ID, Meaning.FEEDBACK_ID, Meaning.CAMPAIGN_ID);
  private static final Pattern NAMED =
      Pattern.compile("(.*[_ .-])?(id|key|uuid|guid|no|nr|number|idx|index)|id[_ .-]?.*|.*[a-z]id|.*(编号|号码|序号|代码)|#");
  private static final Pattern OTHER_NUMBER = Pattern.compile(".*(phone|tel|mobile|fax|street|house|电话|手机|门牌).*");

  private RecordIds() {}

  /** The column whose values name the rows: no value missing, none twice. */
  public static Optional<String> column(Table table) {
    List<Column> columns = table.columns();
    Optional<Column> meant =
        columns.stream().filter(c -> c.meaning().filter(IDS::contains).isPresent() && isKey(table, c)).findFirst();
    Optional<Column> named =
        columns.stream().filter(c -> isNamedSo(c.name()) && isKey(table, c)).findFirst();
    Optional<Column> first =
        columns.stream().limit(1).filter(c -> isKey(table, c) && isShort(table, c)).findFirst();
    return (named.isPresent() && columns.indexOf(named.get()) == 0 ? named : meant.or(() -> named).or(() -> first))
        .map(Column::name);
  }

  /** The id of every row. */
  public static String[] of(Table table) {
    Optional<String> column = column(table);
    if (column.isPresent()) {
      return table.words(column.get());
    }
    String[] numbers = new String[Math.toIntExact(table.rows())];
    Arrays.setAll(numbers, i -> Integer.toString(i + 1));
    return numbers;
  }

  private static boolean isNamedSo(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return NAMED.matcher(lower).matches() && !OTHER_NUMBER.matcher(lower).matches();
  }

  private static boolean isKey(Table table, Column column) {
    if (table.rows() == 0) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    for (String word : table.words(column.name())) {
      if (word == null || !seen.add(word)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the values look like codes: one word with a digit. */
  private static boolean isShort(Table table, Column column) {
    if (column.kind().isTemporal() || column.kind().isNumeric() && column.scale() > 0) {
      return false;
    }
    return Arrays.stream(table.words(column.name()))
        .limit(1000)
        .allMatch(w -> w.length() <= 40 && !w.contains(" ") && !w.contains("@") && w.chars().anyMatch(Character::isDigit));
  }
}
