package clientele.ui.grid;

import clientele.base.Seed;
import clientele.cli.bench.Meter;
import clientele.cli.bench.WideTable;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person does in the grid, on a million rows: run it by hand, with the number of rows. */
final class GridTrial {
  private GridTrial() {}

  public static void main(String[] args) throws Exception {
    int rows = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
    Table table = WideTable.of(rows, new Seed(1));
    JobContext job = JobContext.quiet(new Seed(1));
    Meter meter = new Meter(System.out);
    GridFacets facets = meter.measure("facets, when the table opens", () -> GridFacets.of(table, job));
    Column amount = table.column("amount 0").orElseThrow();
    Column word = table.column("word 1000000").orElseThrow();
    Map<String, long[]> known = new HashMap<>();
    for (int round = 0; round < 3; round++) {
      meter.measure("filter words", () -> GridRows.passing(table, Map.of("word 60000", GridFilter.of("99").orElseThrow()), job));
      meter.measure("filter amounts", () -> GridRows.passing(table, Map.of("amount 0", GridFilter.of("> 50").orElseThrow()), job));
      int[] all = GridRows.passing(table, Map.of(), job).stream().toArray();
      meter.measure("sort by amount", () -> GridRows.sorted(all, table, List.of(new GridRows.Key(amount, true)), known, job));
      meter.measure("sort by words, then amount", () ->
          GridRows.sorted(all, table, List.of(new GridRows.Key(word, false), new GridRows.Key(amount, true)), known, job));
      meter.measure("choose in a facet", () ->
          facets.count(Map.of(facets.facets().getFirst().column().name(), Set.of(0, 1)), GridRows.passing(table, Map.of(), job)));
    }
  }
}
