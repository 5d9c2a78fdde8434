package clientele.samples;

import clientele.study.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What the results of a sample study have to be, from what was planted in it. */
final class Expected {
  private final ObjectNode root = Json.mapper().createObjectNode();

  /**
   * A table.
   *
   * @param columns {@code name:type} or {@code name:type:meaning}, separated by {@code |}
   */
  Expected table(String name, String role, long rows, String columns) {
    ObjectNode table = root.withArray("tables").addObject().put("name", name).put("role", role).put("rows", rows);
    for (String column : columns.split("\\|")) {
      String[] parts = column.split(":");
      table.withArray("columns").addObject().put("name", parts[0]).put("type", parts[1]).put("meaning", parts.length < 3 ? "" : parts[2]);
    }
    return this;
  }

  /** Rows that came in from the files, before duplicates and returns were taken out. */
  Expected imported(String table, long rows) {
    root.withObject("imported").put(table, rows);
    return this;
  }

  /** Rows that must be those of a file in this folder, cell by cell: no row more or less. */
  Expected same(String table, String file, String key, Map<String, String> columns) {
    ObjectNode same = root.withArray("same").addObject().put("table", table).put("file", file).put("key", key);
    new TreeMap<>(columns).forEach((ours, theirs) -> same.withObject("columns").put(ours, theirs));
    return this;
  }

  /** A figure of one row whose interval has to hold the truth and leave out what would be no effect. */
  Expected inside(String what, String table, Map<String, String> where, double truth, double noEffect) {
    ObjectNode inside = root.withArray("inside").addObject().put("what", what).put("table", table).put("truth", truth).put("noEffect", noEffect);
    new TreeMap<>(where).forEach(inside.withObject("where")::put);
    return this;
  }

  /** A mean or share whose truth is planted. */
  Expected figure(String what, String kind, String table, String column, String file, double truth, double within, String why) {
    root.withArray("figures").addObject().put("what", what).put("kind", kind).put("table", table).put("column", column).put("file", file)
        .put("truth", truth).put("within", within).put("why", why);
    return this;
  }

  byte[] bytes() {
    try {
      String json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
      return (json.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
