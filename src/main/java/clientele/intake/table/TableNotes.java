package clientele.intake.table;

import clientele.base.Problem;
import clientele.intake.cell.NumberScan;
import clientele.intake.column.ColumnWords;
import clientele.intake.column.ImportedColumn;
import clientele.intake.heading.HeaderDetector;
import clientele.intake.problem.IntakeProblems;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person has to know of a table as a whole although it can be imported as planned. */
final class TableNotes {
  private static final int MOST_NAMED = 8;

  private TableNotes() {}

  /** The notes about a table understood so. */
  static List<Problem> of(LoadedFile file, List<ImportedColumn> columns, Role role) {
    List<Problem> notes = new ArrayList<>();
    HeaderDetector.Found header = file.shape().header();
    if (header.headerRows() > 0) {
      nameless(columns, notes);
      List<String> numbers = columns.stream().map(ImportedColumn::name).filter(TableNotes::isNumber).toList();
      if (!numbers.isEmpty()) {
        notes.add(IntakeProblems.NUMBER_NAMES.with(listed(numbers)));
      }
    }
    amount(columns, role).ifPresent(notes::add);
    return notes;
  }

  private static void nameless(List<ImportedColumn> columns, List<Problem> notes) {
    List<String> without = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c).name().equals(ColumnWords.NAMELESS + (c + 1)) && columns.get(c).seen().present() > 0) {
        without.add(columns.get(c).name());
      }
    }
    if (!without.isEmpty()) {
      notes.add(IntakeProblems.NAMELESS.with(without.size(), listed(without)));
    }
  }

  /** Purchases of which no column says how much money they were: unknown, not nothing. */
  private static java.util.Optional<Problem> amount(List<ImportedColumn> columns, Role role) {
    boolean customer = means(columns, Meaning.CUSTOMER_ID);
    boolean day = means(columns, Meaning.DATE);
    boolean money = means(columns, Meaning.AMOUNT) || means(columns, Meaning.UNIT_PRICE);
    boolean bought =
        role == Role.TRANSACTIONS
            || role == Role.EVENTS && columns.stream().anyMatch(p -> p.name().toLowerCase(java.util.Locale.ROOT)
                .matches(".*(purchase|order|invoice|transaction|sale|bestell|rechnung|kauf|commande|achat|compra|pedido|购买|订单|交易).*"));
    if (!customer || !day || money || !bought) {
      return java.util.Optional.empty();
    }
    List<String> perhaps =
        columns.stream()
            .filter(p -> p.plan().kind().isNumeric() && p.plan().meaning().isEmpty())
            .sorted(java.util.Comparator.comparing((ImportedColumn p) -> p.plan().kind() != Kind.DECIMAL))
            .map(ImportedColumn::name)
            .toList();
    return java.util.Optional.of(IntakeProblems.NO_AMOUNT.with(perhaps.size(), listed(perhaps)));
  }

  private static boolean means(List<ImportedColumn> columns, Meaning meaning) {
    return columns.stream().anyMatch(p -> p.means(meaning));
  }

  private static boolean isNumber(String name) {
    byte[] b = name.getBytes(StandardCharsets.UTF_8);
    return !name.matches("(19|20)\\d\\d") && new NumberScan().read(b, 0, b.length);
  }

  private static String listed(List<String> names) {
    return names.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + (names.size() > MOST_NAMED ? ", …" : "");
  }
}
