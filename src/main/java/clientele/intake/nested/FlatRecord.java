package clientele.intake.nested;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One JSON value as columns by path, and the lists of records inside it. */
final class FlatRecord {
  private static final String BETWEEN = "; ";

  private final Map<String, String> cells = new LinkedHashMap<>();
  private final Map<String, List<Map<String, String>>> lists = new LinkedHashMap<>();

  private FlatRecord() {}

  /** Values by path. */
  Map<String, String> cells() {
    return cells;
  }

  /** Lists of records by path. */
  Map<String, List<Map<String, String>>> lists() {
    return lists;
  }

  /** Reads the value whose first token was just read; a plain value goes into the column {@code value}. */
  static FlatRecord read(JsonParser parser) throws IOException {
    FlatRecord record = new FlatRecord();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(parser, "", record.cells, record.lists);
    } else {
      value(parser, "value", record.cells, record.lists);
    }
    return record;
  }

  private static void object(
      JsonParser parser, String path, Map<String, String> cells, Map<String, List<Map<String, String>>> lists)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      value(parser, path.isEmpty() ? name : path + "." + name, cells, lists);
    }
  }

  private static void value(
      JsonParser parser, String path, Map<String, String> cells, Map<String, List<Map<String, String>>> lists)
      throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, path, cells, lists);
      case START_ARRAY -> list(parser, path, cells, lists);
      case VALUE_NULL -> put(cells, path, "");
      default -> put(cells, path, parser.getText());
    }
  }

  /** A name that is there twice keeps both values. */
  private static void put(Map<String, String> cells, String path, String words) {
    String free = path;
    for (int n = 2; cells.containsKey(free); n++) {
      free = path + "_" + n;
    }
    cells.put(free, words);
  }

  /** Plain values are joined; of records each is kept, and their number stands in the cell. */
  private static void list(
      JsonParser parser, String path, Map<String, String> cells, Map<String, List<Map<String, String>>> lists)
      throws IOException {
    StringBuilder joined = new StringBuilder();
    List<Map<String, String>> records = new ArrayList<>();
    boolean first = true;
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        Map<String, String> inner = new LinkedHashMap<>();
        object(parser, "", inner, new LinkedHashMap<>());
        records.add(inner);
        continue;
      }
      if (!first) {
        joined.append(BETWEEN);
      }
      first = false;
      if (token == JsonToken.START_ARRAY) {
        joined.append(raw(parser));
      } else if (token != JsonToken.VALUE_NULL) {
        joined.append(parser.getText());
      }
    }
    if (!records.isEmpty()) {
      lists.computeIfAbsent(path, p -> new ArrayList<>()).addAll(records);
      put(cells, path, records.size() + (joined.isEmpty() ? "" : BETWEEN + joined));
    } else {
      put(cells, path, joined.toString());
    }
  }

  private static String raw(JsonParser parser) throws IOException {
    StringWriter out = new StringWriter();
    try (var generator = JsonShape.factory().createGenerator(out)) {
      generator.copyCurrentStructure(parser);
    }
    return out.toString();
  }

  /** The elements of a list of plain values, such as one row of a list of rows. */
  static List<String> row(JsonParser parser) throws IOException {
    List<String> cells = new ArrayList<>();
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      cells.add(
          token.isStructStart() ? raw(parser) : token == JsonToken.VALUE_NULL ? "" : parser.getText());
    }
    return cells;
  }
}
