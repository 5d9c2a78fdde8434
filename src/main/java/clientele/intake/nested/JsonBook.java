package clientele.intake.nested;

import clientele.base.Problem;
import clientele.intake.book.Book;
import clientele.intake.book.ByteSource;
import clientele.intake.book.Lines;
import clientele.intake.book.RowSink;
import clientele.intake.book.Sheet;
import clientele.intake.nested.JsonTables.Found;
import clientele.intake.nested.JsonTables.Mode;
import clientele.intake.problem.IntakeProblems;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads JSON in a stream. A table is a list of records, of lists or of plain values, wherever it lies in the document
 * down to the third level; records by key; lists or rows by column; names and rows apart; or one record per line.
 */
public final class JsonBook implements Book {
  private static final int LONGEST_LINE = 32 << 20;
  private static final int MOST_COLUMNS = 16_384;

  private final ByteSource source;
  private final boolean lines;
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<Sheet> preferred = new ArrayList<>();
  private final Map<String, Problem> turned = new LinkedHashMap<>();

  private JsonBook(ByteSource source, boolean lines) {
    this.source = source;
    this.lines = lines;
  }

  /** Opens a document; {@code start} is its beginning. */
  public static JsonBook open(ByteSource source, String start) throws IOException {
    JsonBook book = new JsonBook(source, isLines(start));
    book.look();
    return book;
  }

  @Override
  public String format() {
    return lines ? "ndjson" : "json";
  }

  @Override
  public List<Sheet> sheets() {
    return sheets;
  }

  @Override
  public List<Problem> notes(String sheet) {
    return turned.containsKey(sheet) ? List.of(turned.get(sheet)) : List.of();
  }

  @Override
  public List<Sheet> preferred() {
    return preferred;
  }

  /** Whether each of the first lines is a whole value and there is more than one. */
  private static boolean isLines(String start) {
    int whole = 0;
    for (String line : start.lines().filter(l -> !l.isBlank()).limit(5).toList()) {
      if (!line.strip().startsWith("{") || line.strip().equals("{")) {
        return whole > 1;
      }
      try (JsonParser parser = JsonShape.factory().createParser(line)) {
        parser.nextToken();
        parser.skipChildren();
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
          return whole > 0;
        }
        whole++;
      } catch (IOException e) {
        return whole > 0;
      }
    }
    return whole > 1;
  }

  private void look() throws IOException {
    Map<String, Found> tables = Map.of();
    boolean several = lines;
    if (!lines) {
      try (JsonParser parser = parser()) {
        tables = JsonTables.of(parser);
        several = parser.nextToken() != null;
      }
    }
    if (several) {
      Table rows = new Table("rows", "", Mode.SEQUENCE);
      sheets.add(rows);
      preferred.add(rows);
    } else {
      tables.entrySet().stream()
          .filter(t -> t.getValue().mode() != null)
          .sorted(Comparator.comparingInt(t -> -t.getValue().rank()))
          .forEach(t -> add(t.getKey(), t.getValue()));
      if (sheets.isEmpty()) {
        add("", new Found(Mode.SEQUENCE, 0));
      }
    }
    for (Sheet sheet : List.copyOf(sheets)) {
      ((Table) sheet).inner().forEach((list, columns) -> sheets.add(new Inner((Table) sheet, list, columns)));
    }
  }

  private void add(String path, Found found) {
    Table table = new Table(path.isEmpty() ? "rows" : path, path, found.mode());
    if (found.mode() == Mode.LISTS && !found.values().isEmpty()) {
      table.columns = found.values();
    }
    if (found.mode() == Mode.INDEXED && !found.values().isEmpty()) {
      turned.put(table.name, IntakeProblems.TURNED.with(table.name, found.width(), found.size()));
    }
    sheets.add(table);
    if (preferred.isEmpty()) {
      preferred.add(table);
    }
  }

  private JsonParser parser() throws IOException {
    return JsonShape.factory().createParser(source.open());
  }

  /** A table in the document. */
  private final class Table implements Sheet {
    private final String name;
    private final String path;
    private final Mode mode;
    private List<String> columns;
    private final Map<String, Set<String>> lists = new LinkedHashMap<>();

    private Table(String name, String path, Mode mode) {
      this.name = name;
      this.path = path;
      this.mode = mode;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Optional<List<String>> columns() {
      if (mode == Mode.LISTS) {
        return Optional.ofNullable(columns);
      }
      try {
        inner();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return Optional.of(columns);
    }

    /** The lists of records inside the records of this table, with their columns. */
    private Map<String, Set<String>> inner() throws IOException {
      if (columns == null && mode != Mode.LISTS) {
        Set<String> names = new LinkedHashSet<>();
        records(
            new Records() {
              @Override
              public void record(long line, Map<String, String> cells, FlatRecord whole) {
                names.addAll(cells.keySet());
                if (names.size() > MOST_COLUMNS) {
                  throw IntakeProblems.TOO_WIDE.raise(name, MOST_COLUMNS);
                }
                if (whole != null && lists.size() < 50) {
                  whole.lists().forEach(
                      (list, rows) -> {
                        Set<String> known = lists.computeIfAbsent(list, l -> new LinkedHashSet<>());
                        rows.forEach(r -> known.addAll(r.keySet()));
                      });
                }
              }
            });
        columns = List.copyOf(names);
      }
      return lists;
    }

    @Override
    public void read(RowSink sink) throws IOException {
      if (mode == Mode.LISTS) {
        walk(parser -> {
          long line = 0;
          for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            line++;
            if (t == JsonToken.START_ARRAY) {
              sink.row(line, FlatRecord.row(parser));
            } else {
              parser.skipChildren();
              sink.refuse(line, t.isStructEnd() ? "{…}" : String.valueOf(parser.getText()));
            }
          }
        });
        return;
      }
      inner();
      List<String> row = new ArrayList<>();
      records(
          new Records() {
            @Override
            public void record(long line, Map<String, String> cells, FlatRecord whole) {
              row.clear();
              for (String column : columns) {
                row.add(cells.getOrDefault(column, ""));
              }
              sink.row(line, row);
            }

            @Override
            public void refuse(long line, String raw) {
              sink.refuse(line, raw);
            }
          });
    }

    private void records(Records each) throws IOException {
      switch (mode) {
        case SEQUENCE -> {
          if (lines) {
            byLine(each);
          } else {
            sequence(each);
          }
        }
        case COLUMNS -> walk(parser -> byColumn(parser, each));
        case INDEXED -> walk(parser -> byIndex(parser, each));
        case KEYED ->
            walk(parser -> {
              long line = 0;
              while (parser.nextToken() != JsonToken.END_OBJECT) {
                Map<String, String> cells = new LinkedHashMap<>();
                cells.put("key", parser.currentName());
                parser.nextToken();
                FlatRecord record = FlatRecord.read(parser);
                record.cells().forEach((k, v) -> cells.put(k.equals("key") ? "key_2" : k, v));
                each.record(++line, cells, record);
              }
            });
        default ->
            walk(parser -> {
              long line = 0;
              while (parser.nextToken() != JsonToken.END_ARRAY) {
                FlatRecord record = FlatRecord.read(parser);
                each.record(++line, record.cells(), record);
              }
            });
      }
    }

    private void sequence(Records each) throws IOException {
      try (JsonParser parser = parser()) {
        long line = 0;
        while (parser.nextToken() != null) {
          FlatRecord record = FlatRecord.read(parser);
          each.record(++line, record.cells(), record);
        }
      }
    }

    private void byLine(Records each) throws IOException {
      try (Lines all = new Lines(source.open(), LONGEST_LINE)) {
        while (all.next()) {
          String text = all.text();
          if (text.isBlank()) {
            continue;
          }
          FlatRecord record = null;
          try (JsonParser parser = JsonShape.factory().createParser(text)) {
            if (!all.isCut() && parser.nextToken() == JsonToken.START_OBJECT) {
              record = FlatRecord.read(parser);
              record = parser.nextToken() == null ? record : null;
            }
          } catch (com.fasterxml.jackson.core.JacksonException e) {
            record = null;
          }
          if (record == null) {
            each.refuse(all.number(), all.text(2000));
          } else {
            each.record(all.number(), record.cells(), record);
          }
        }
      }
    }

    private void byColumn(JsonParser parser, Records each) throws IOException {
      Map<String, List<String>> columns = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String column = parser.currentName();
        parser.nextToken();
        columns.put(column, FlatRecord.row(parser));
      }
      int rows = columns.values().iterator().next().size();
      for (int r = 0; r < rows; r++) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (var column : columns.entrySet()) {
          cells.put(column.getKey(), r < column.getValue().size() ? column.getValue().get(r) : "");
        }
        each.record(r + 1L, cells, null);
      }
    }

    /** Columns whose values stand under the index of their row; the index is a column unless it only counts from 0 on. */
    private void byIndex(JsonParser parser, Records each) throws IOException {
      Map<String, Map<String, String>> columns = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String column = parser.currentName();
        parser.nextToken();
        Map<String, String> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String row = parser.currentName();
          values.put(row, parser.nextToken() == JsonToken.VALUE_NULL ? "" : parser.getText());
        }
        columns.put(column, values);
      }
      List<String> index = List.copyOf(columns.values().iterator().next().keySet());
      boolean counts = IntStream.range(0, index.size()).allMatch(r -> index.get(r).equals(String.valueOf(r)));
      for (int r = 0; r < index.size(); r++) {
        Map<String, String> cells = new LinkedHashMap<>();
        if (!counts) {
          cells.put("key", index.get(r));
        }
        for (var column : columns.entrySet()) {
          cells.put(!counts && column.getKey().equals("key") ? "key_2" : column.getKey(), column.getValue().getOrDefault(index.get(r), ""));
        }
        each.record(r + 1L, cells, null);
      }
    }

    /** Goes to the value at the path of this table and hands it over with its first token read. */
    private void walk(Walk at) throws IOException {
      try (JsonParser parser = parser()) {
        parser.nextToken();
        String here = "";
        while (!here.equals(path)) {
          JsonToken token = parser.nextToken();
          if (token == null || token == JsonToken.END_OBJECT) {
            throw new java.io.EOFException();
          }
          String name = parser.currentName();
          String there = here.isEmpty() ? name : here + "." + name;
          parser.nextToken();
          if (path.equals(there) || path.startsWith(there + ".") && parser.currentToken() == JsonToken.START_OBJECT) {
            here = there;
          } else {
            parser.skipChildren();
          }
        }
        at.at(parser);
      }
    }
  }

  private interface Walk {
    void at(JsonParser parser) throws IOException;
  }

  private interface Records {
    void record(long line, Map<String, String> cells, FlatRecord whole);

    default void refuse(long line, String raw) {}
  }

  /** The records of a list inside the records of a table, each with the plain values around it. */
  private static final class Inner implements Sheet {
    private final Table outer;
    private final String list;
    private final List<String> columns;
    private final List<String> around;

    private Inner(Table outer, String list, Set<String> names) {
      this.outer = outer;
      this.list = list;
      this.around = outer.columns.stream().filter(c -> !outer.lists.containsKey(c)).toList();
      List<String> all = new ArrayList<>(around);
      names.forEach(n -> all.add(list + "." + n));
      this.columns = List.copyOf(all);
    }

    @Override
    public String name() {
      return outer.name.equals("rows") ? list : outer.name + "." + list;
    }

    @Override
    public Optional<List<String>> columns() {
      return Optional.of(columns);
    }

    @Override
    public void read(RowSink sink) throws IOException {
      List<String> row = new ArrayList<>();
      int lead = list.length() + 1;
      outer.records(
          (line, cells, whole) -> {
            for (Map<String, String> inner : whole == null ? List.<Map<String, String>>of()
                : whole.lists().getOrDefault(list, List.of())) {
              row.clear();
              around.forEach(c -> row.add(cells.getOrDefault(c, "")));
              for (String column : columns.subList(around.size(), columns.size())) {
                row.add(inner.getOrDefault(column.substring(lead), ""));
              }
              sink.row(line, row);
            }
          });
    }
  }
}
