package clientele.intake.nested;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what in a JSON document is a table, and how its rows are written. */
final class JsonTables {
  private static final int DEEPEST_TABLE = 3;
  private static final int MOST_TABLES = 500;
  private static final int MOST_COLUMNS = 16_384;
  private static final List<String> NAMES = List.of("columns", "header", "headers", "fields", "names");
  private static final List<String> ROWS = List.of("data", "rows", "values", "records", "items");

  private JsonTables() {}

  /** The tables of a document by their path. */
  static Map<String, Found> of(JsonParser parser) throws IOException {
    Map<String, Found> tables = new LinkedHashMap<>();
    JsonToken root = parser.nextToken();
    if (root == JsonToken.START_ARRAY) {
      tables.put("", array(parser));
    } else if (root == JsonToken.START_OBJECT) {
      object(parser, "", 1, tables, null);
    }
    return tables;
  }

  enum Mode {
    /** Values one after the other. */
    SEQUENCE,
    RECORDS,
    LISTS,
    VALUES,
    /** Records by key. */
    KEYED,
    /** Lists of plain values by column. */
    COLUMNS,
    /** Values by the index of their row, by column. */
    INDEXED
  }

  /**
   * What was found at a path: how its values form a table, and how many there are.
   *
   * @param values plain ones, or the names of the columns of lists
   * @param width of the first list, or columns
   */
  record Found(Mode mode, int size, List<String> values, int width) {
    Found(Mode mode, int size) {
      this(mode, size, List.of(), 0);
    }

    /** Records rank before lists of lists, those before lists of values. */
    int rank() {
      int weight =
          switch (mode) {
            case RECORDS, SEQUENCE -> 1_000_000_000;
            case LISTS, COLUMNS, INDEXED -> 500_000_000;
            case KEYED -> 250_000_000;
            case VALUES -> 0;
          };
      return weight + Math.min(size, 200_000_000);
    }
  }

  /** Counts the elements of the array whose start was just read. */
  private static Found array(JsonParser parser) throws IOException {
    int size = 0;
    int width = 0;
    List<String> values = new ArrayList<>();
    Mode mode = Mode.VALUES;
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token == null) {
        throw new java.io.EOFException();
      }
      if (size++ < 50 && mode != Mode.RECORDS) {
        mode = token == JsonToken.START_OBJECT ? Mode.RECORDS : token == JsonToken.START_ARRAY ? Mode.LISTS : mode;
      }
      if (token.isScalarValue() && values.size() < MOST_COLUMNS) {
        values.add(parser.getText());
      }
      if (token == JsonToken.START_ARRAY && width == 0) {
        width = FlatRecord.row(parser).size();
      } else {
        parser.skipChildren();
      }
    }
    return new Found(size == 0 ? null : mode, size, mode == Mode.VALUES ? values : List.of(), width);
  }

  /** Looks for tables in the object whose start was just read. */
  private static void object(
      JsonParser parser, String path, int deep, Map<String, Found> tables, KeyedShape around) throws IOException {
    KeyedShape shape = new KeyedShape();
    int fields = 0;
    int objects = 0;
    int arrays = 0;
    Set<Integer> lengths = new LinkedHashSet<>();
    int plain = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      if (parser.currentToken() == null) {
        throw new java.io.EOFException();
      }
      String inner = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
      fields++;
      JsonToken token = parser.nextToken();
      if (around != null) {
        around.value(parser.currentName(), token, token.isScalarValue() ? parser.getText() : "");
      }
      switch (token) {
        case START_ARRAY -> {
          arrays++;
          Found found = array(parser);
          if (tables.size() < MOST_TABLES) {
            tables.put(inner, found);
          }
          if (found.mode() == Mode.VALUES) {
            plain++;
            lengths.add(found.size());
          }
        }
        case START_OBJECT -> {
          objects++;
          if (deep < DEEPEST_TABLE && tables.size() < MOST_TABLES) {
            shape.begin(parser.currentName());
            object(parser, inner, deep + 1, tables, shape);
          } else {
            parser.skipChildren();
          }
        }
        default -> { }
      }
    }
    if (fields > 1 && plain == fields && lengths.size() == 1) {
      tables.keySet().removeIf(k -> k.startsWith(path.isEmpty() ? "" : path + "."));
      tables.put(path, new Found(Mode.COLUMNS, lengths.iterator().next()));
    } else if (fields > 1 && objects == fields) {
      KeyedShape.Way way = deep < DEEPEST_TABLE ? shape.way() : KeyedShape.Way.RECORDS;
      tables.put(
          path,
          way == KeyedShape.Way.RECORDS
              ? new Found(Mode.KEYED, objects)
              : new Found(Mode.INDEXED, shape.rows(), way == KeyedShape.Way.COLUMNS ? List.of() : List.of("?"), objects));
    } else if (arrays > 1) {
      split(path, tables);
    }
  }

  /** Gives a list of rows the names that stand in a list beside it, as pandas and many answers of servers write them. */
  private static void split(String path, Map<String, Found> tables) {
    String at = path.isEmpty() ? "" : path + ".";
    for (String heads : NAMES) {
      Found names = tables.get(at + heads);
      for (String rows : ROWS) {
        Found lists = tables.get(at + rows);
        boolean fit = names != null && lists != null && lists.mode == Mode.LISTS && lists.width == names.values.size()
            && names.size == lists.width;
        if (fit) {
          tables.put(at + rows, new Found(Mode.LISTS, lists.size, names.values, lists.width));
          tables.remove(at + heads);
          tables.remove(at + "index");
          return;
        }
      }
    }
  }
}
