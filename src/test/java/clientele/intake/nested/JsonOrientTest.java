package clientele.intake.nested;

import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.intake.FileImport;
import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.table.PlannedFile;
import clientele.study.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which pandas writes one table as JSON (DataFrame.to_json, orient). */
class JsonOrientTest {
  @TempDir Path folder;

  /** The table of two rows as pandas 2 writes it; before: the first was three rows and three columns lying on their side. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "columns|{\"id\":{\"0\":\"C1\",\"1\":\"C2\"},\"order_date\":{\"0\":\"2024-01-05\",\"1\":\"2024-02-06\"},\"amount\":{\"0\":1.5,\"1\":null}}",
        "split|{\"columns\":[\"id\",\"order_date\",\"amount\"],\"index\":[0,1],\"data\":[[\"C1\",\"2024-01-05\",1.5],[\"C2\",\"2024-02-06\",null]]}",
        "records|[{\"id\":\"C1\",\"order_date\":\"2024-01-05\",\"amount\":1.5},{\"id\":\"C2\",\"order_date\":\"2024-02-06\",\"amount\":null}]",
        "table|{\"schema\":{\"fields\":[{\"name\":\"id\",\"type\":\"string\"}]},\"data\":[{\"id\":\"C1\",\"order_date\":\"2024-01-05\",\"amount\":1.5},{\"id\":\"C2\",\"order_date\":\"2024-02-06\",\"amount\":null}]}"
      })
  void oneTableInEachWay(String way, String json) {
    Table table = table(file(json));
    assertEquals(List.of("id", "order_date", "amount"), names(table));
    assertArrayEquals(new String[] {"C1", "C2"}, table.words("id"));
    assertArrayEquals(new String[] {"2024-01-05", "2024-02-06"}, table.words("order_date"));
    assertArrayEquals(new String[] {"1.5", null}, table.words("amount"));
    assertEquals(List.of(), sniff(file(json)).notes());
  }

  @Test
  void recordsUnderTheirIndexStayRecords() {
    Table table = table(file("{\"0\":{\"id\":\"C1\",\"amount\":1.5},\"1\":{\"id\":\"C2\",\"amount\":2}}"));
    assertEquals(List.of("key", "id", "amount"), names(table));
    assertArrayEquals(new String[] {"C1", "C2"}, table.words("id"));
    table = table(file("{\"C1\":{\"city\":\"Bonn\",\"amount\":1.5},\"C2\":{\"city\":\"Kiel\",\"amount\":2}}"));
    assertEquals(List.of("key", "city", "amount"), names(table));
  }

  /** An index that says something, such as a key, becomes a column. */
  @Test
  void anIndexOfKeysIsKept() {
    Table table = table(file("{\"city\":{\"C7\":\"Bonn\",\"C9\":\"Kiel\"},\"amount\":{\"C7\":1.5,\"C9\":2}}"));
    assertEquals(List.of("key", "city", "amount"), names(table));
    assertArrayEquals(new String[] {"C7", "C9"}, table.words("key"));
    assertArrayEquals(new String[] {"Bonn", "Kiel"}, table.words("city"));
  }

  /** Numbers only: it may lie either way, and what was taken is said. */
  @Test
  void whatMayLieEitherWayIsTold() {
    Path file = file("{\"jan\":{\"0\":1,\"1\":2,\"2\":3},\"feb\":{\"0\":4,\"1\":5,\"2\":6}}");
    assertEquals(List.of("jan", "feb"), names(table(file)));
    PlannedFile plan = FileImport.plan(file, SniffOverrides.NONE, Files4Tests.job());
    assertEquals(List.of("INTAKE-TURNED"), plan.notes().stream().map(n -> n.code().id()).toList());
    Path answers = file("{\"Anna\":{\"q1\":1,\"q2\":2},\"Bob\":{\"q1\":4,\"q2\":5}}");
    assertEquals(List.of("key", "q1", "q2"), names(table(answers)), "names of both kinds: records by key");
  }

  private Path file(String json) {
    return new Files4Tests(folder).text("t.json", json);
  }
}
