package clientele.intake.column;

import clientele.intake.cell.NumberScan;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The currencies that stand as signs in the cells of a column of amounts where they are more than one. They become a
 * column beside it, so that nobody adds up euros and dollars.
 */
public final class CurrencyColumn {
  /** Behind the name of the amounts whose currencies a column holds. */
  public static final String CURRENCY = " currency";

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("EURO", "EUR"), Map.entry("Euros", "EUR"), Map.entry("Euro", "EUR"), Map.entry("euros", "EUR"),
          Map.entry("euro", "EUR"), Map.entry("Dollars", "USD"), Map.entry("Dollar", "USD"), Map.entry("dollars", "USD"),
          Map.entry("dollar", "USD"),
          Map.entry("€", "EUR"), Map.entry("£", "GBP"), Map.entry("$", "USD"), Map.entry("US$", "USD"), Map.entry("元", "CNY"),
          Map.entry("RMB", "CNY"), Map.entry("￥", "CNY"), Map.entry("₹", "INR"), Map.entry("Rs.", "INR"), Map.entry("₩", "KRW"),
          Map.entry("원", "KRW"), Map.entry("円", "JPY"), Map.entry("HK$", "HKD"), Map.entry("NT$", "TWD"), Map.entry("R$", "BRL"),
          Map.entry("A$", "AUD"), Map.entry("C$", "CAD"), Map.entry("S$", "SGD"), Map.entry("₽", "RUB"), Map.entry("руб.", "RUB"),
          Map.entry("руб", "RUB"), Map.entry("₺", "TRY"), Map.entry("TL", "TRY"), Map.entry("₫", "VND"), Map.entry("฿", "THB"),
          Map.entry("zł", "PLN"), Map.entry("Kč", "CZK"), Map.entry("Ft", "HUF"));

  private final ImportedColumn beside;
  private final Column column;
  private final Map<String, Long> rows;

  private CurrencyColumn(ImportedColumn beside, Column column, Map<String, Long> rows) {
    this.beside = beside;
    this.column = column;
    this.rows = rows;
  }

  /** The code of a currency by its sign; the sign itself where it stands for several, as ¥ and kr do. */
  static String code(String sign) {
    return CODES.getOrDefault(sign, sign);
  }

  /** Rows of each currency of a column. */
  static Map<String, Long> rows(ColumnEvidence seen) {
    Map<String, Long> rows = new TreeMap<>();
    seen.currencies.forEach((sign, n) -> rows.merge(code(sign), n, Long::sum));
    return rows;
  }

  /** Those that the columns of a file need; the first means the currency if no column of the file does. */
  public static List<CurrencyColumn> among(List<ImportedColumn> columns) {
    Set<String> taken = new HashSet<>(columns.stream().map(ImportedColumn::name).toList());
    boolean named = columns.stream().anyMatch(c -> c.means(Meaning.CURRENCY));
    List<CurrencyColumn> all = new ArrayList<>();
    for (ImportedColumn amounts : columns) {
      Map<String, Long> rows = rows(amounts.seen());
      if (!amounts.plan().kind().isNumeric() || rows.size() < 2) {
        continue;
      }
      String name = amounts.name() + CURRENCY;
      String free = name;
      for (int n = 2; !taken.add(free); n++) {
        free = name + "_" + n;
      }
      Optional<Meaning> meaning = named ? Optional.empty() : Optional.of(Meaning.CURRENCY);
      named = true;
      all.add(new CurrencyColumn(amounts, new Column(free, Kind.TEXT, 0, "", meaning), rows));
    }
    return List.copyOf(all);
  }

  /** The column of amounts that it stands beside. */
  public ImportedColumn beside() {
    return beside;
  }

  /** The column of the table. */
  public Column column() {
    return column;
  }

  /** Rows of each currency. */
  Map<String, Long> rows() {
    return rows;
  }

  /** The currencies, each once. */
  public Dictionary dictionary() {
    return Dictionary.of(rows.keySet().toArray(String[]::new));
  }

  /** For each distinct cell of the amounts the place of its currency in the dictionary, -1 if it has none. */
  public int[] places() {
    ByteDictionary cells = beside.cells().dictionary();
    ColumnEvidence seen = beside.seen();
    List<String> known = List.copyOf(rows.keySet());
    int[] places = new int[cells.size()];
    NumberScan number = new NumberScan();
    for (int code = 0; code < places.length; code++) {
      int from = cells.start(code);
      boolean read = number.read(cells.page(code), from, from + cells.length(code));
      places[code] = read && !seen.sign(number).isEmpty() ? known.indexOf(code(seen.sign(number))) : -1;
    }
    return places;
  }

  /** The currencies of rows whose amounts have these codes. */
  public static Chunk chunk(int[] cells, int[] places) {
    int[] values = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = cells[i] < 0 ? -1 : places[cells[i]];
    }
    return new Chunk.Codes(values);
  }
}
