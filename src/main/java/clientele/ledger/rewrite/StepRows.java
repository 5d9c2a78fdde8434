package clientele.ledger.rewrite;

import clientele.base.Text;
import clientele.ledger.LedgerEntry;
import clientele.study.DatasetVersion;
import clientele.study.Json;
import clientele.study.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What steps were told and decided about rows, by number or in pairs of records: as the rows are called from now on. */
final class StepRows {
  /** Artifacts of decisions about pairs of records, as the data analysis calls them. */
  private static final String DECISIONS = "identity-decisions:";

  private static final String REVEALED = "data_revealed-pairs";

  private final PersonRows person;
  private final RowNames names;

  StepRows(PersonRows person, RowNames names) {
    this.person = person;
    this.names = names;
  }

  /** The parameters and the line of the history of a step, as they name rows now. */
  Told told(LedgerEntry entry, String stamp) {
    Map<String, DatasetVersion> before = names.before(entry);
    JsonNode parameters = Json.read(entry.parameters(), JsonNode.class);
    DatasetVersion table = before.get(parameters.path("table").asText());
    Told same = new Told(entry.parameters(), entry.summary());
    if (table == null || !(parameters instanceof ObjectNode changed)) {
      return same;
    }
    RowNames.Rows rows = names.rows(table);
    if (rows.gone().isEmpty()) {
      return same;
    }
    String first = changed.toString();
    Text summary = entry.summary();
    if (changed.path("row").isIntegralNumber()) {
      Optional<Long> now = rows.now(changed.path("row").asLong());
      now.ifPresentOrElse(n -> changed.put("row", n), () -> changed.put("value", stamp));
      summary = RowNames.sentence(summary, rows).orElse(Text.literal(stamp));
    }
    UnaryOperator<String> cell = word -> {
      int colon = word.indexOf(':');
      boolean number = colon > 0 && word.substring(0, colon).matches("\\d{1,9}");
      return number ? rows.now(Long.parseLong(word.substring(0, colon))).map(n -> n + word.substring(colon)).orElse(null) : word;
    };
    Map<String, String> records = ofTable(before, table.table());
    list(changed, "except", cell);
    list(changed, "accepted", pair -> pair(pair, records));
    list(changed, "refused", pair -> pair(pair, records));
    if (changed.path("pair").isTextual()) {
      String now = pair(changed.path("pair").asText(), records);
      summary = now == null ? Text.literal(stamp)
          : replaced(summary, changed.path("pair").asText().replace("|", ", "), now.replace("|", ", "));
      changed.put("pair", now == null ? stamp + "|" + stamp : now);
    }
    return changed.toString().equals(first) && summary.equals(entry.summary()) ? same : new Told(changed.toString(), summary);
  }

  /** What a step was told and says. */
  record Told(String parameters, Text summary) {}

  private static Text replaced(Text sentence, String from, String to) {
    return new Text(sentence.bundle(), sentence.key(), sentence.args().stream().map(a -> a.equals(from) ? to : a).toList());
  }

  private static void list(ObjectNode node, String field, UnaryOperator<String> change) {
    if (node.path(field) instanceof ArrayNode array) {
      ArrayNode now = node.arrayNode();
      array.forEach(item -> Optional.ofNullable(change.apply(item.asText())).ifPresent(now::add));
      node.set(field, now);
    }
  }

  /** What records of a table are called now; those of customers go by their key, too. */
  private Map<String, String> ofTable(Map<String, DatasetVersion> before, String table) {
    Map<String, String> called = new HashMap<>(names.records(before).filter(r -> r.tables().contains(table)).map(RowNames.Records::names).orElse(Map.of()));
    if (Optional.ofNullable(before.get(table)).filter(t -> t.role() == Role.CUSTOMERS).isPresent()) {
      person.spelled().forEach(k -> called.putIfAbsent(k, null));
    }
    return called;
  }

  /** A pair of records as they are called now; null if one of them goes. */
  private static String pair(String pair, Map<String, String> records) {
    String[] two = pair.split("\\|", 2);
    if (two.length < 2) {
      return pair;
    }
    for (int i = 0; i < 2; i++) {
      if (records.containsKey(two[i])) {
        two[i] = records.get(two[i]);
      }
    }
    return two[0] == null || two[1] == null ? null : two[0] + "|" + two[1];
  }

  /** An artifact that lists pairs of records, as they are called now. */
  String artifact(LedgerEntry entry, String name, String json) {
    boolean decisions = name.startsWith(DECISIONS);
    if (!decisions && !name.equals(REVEALED)) {
      return json;
    }
    Map<String, DatasetVersion> before = names.before(entry);
    if (!(Json.read(json, JsonNode.class) instanceof ObjectNode node)) {
      return json;
    }
    String first = node.toString();
    Map<String, String> decided = ofTable(before, decisions ? name.substring(DECISIONS.length()) : "");
    list(node, "accepted", pair -> pair(pair, decided));
    list(node, "refused", pair -> pair(pair, decided));
    list(node, "pairs", words -> {
      int space = words.lastIndexOf(' ', Math.max(0, words.indexOf('|')));
      String now = pair(words.substring(space + 1), ofTable(before, space < 0 ? "" : words.substring(0, space)));
      return now == null ? null : words.substring(0, space + 1) + now;
    });
    return node.toString().equals(first) ? json : node.toString();
  }
}
