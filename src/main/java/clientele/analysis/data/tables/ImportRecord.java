package clientele.analysis.data.tables;

import clientele.intake.choice.Sniffed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of the files behind a table, for the report and the lineage.
 *
 * @param files in the order they came in
 */
public record ImportRecord(List<Source> files) {
  /**
   * One file.
   *
   * @param sha256 of its bytes, hexadecimal
   * @param rows taken
   * @param refused lines not taken
   * @param columns in order
   * @param leftOut columns of the file that the person left out
   */
  public record Source(
      String file, long bytes, String sha256, String encoding, String dateOrder, long rows, long refused,
      List<Shares> columns, List<String> leftOut) {
    public Source {
      columns = List.copyOf(columns);
      leftOut = leftOut == null ? List.of() : List.copyOf(leftOut); // studies from before have none
    }
  }

  /**
   * A column with its rows without a value and its rows whose cell could not be read.
   *
   * @param meaning that it was taken for, {@link clientele.study.Meaning#tag}; empty if none, or if a study from before does not say
   */
  public record Shares(String name, String type, long missing, long unreadable, String meaning) {
    public Shares {
      meaning = meaning == null ? "" : meaning;
    }
  }

  public ImportRecord {
    files = List.copyOf(files);
  }

  /** Name of the artifact that goes with a table. */
  public static String name(String table) {
    return "import:" + table;
  }

  public static ImportRecord of(Sniffed found) {
    String order =
        found.decisions().stream()
            .filter(d -> d.about().equals("dateOrder"))
            .map(Sniffed.Decision::value)
            .findFirst()
            .orElse("");
    List<Shares> columns =
        found.columns().stream().map(c -> new Shares(c.name(), c.type(), c.missing(), c.unreadable(), c.role())).toList();
    return new ImportRecord(
        List.of(
            new Source(
                found.file(), found.bytes(), found.sha256(), found.encoding(), order, found.rows(), found.rejects(),
                columns, List.of())));
  }

  /** Whether a file of these bytes is among them. */
  public boolean holds(String sha256) {
    return files.stream().anyMatch(f -> f.sha256.equals(sha256));
  }

  /** The same record of a file some of whose columns were left out. */
  public ImportRecord without(List<String> leftOut) {
    return new ImportRecord(
        files.stream()
            .map(s -> new Source(
                s.file, s.bytes, s.sha256, s.encoding, s.dateOrder, s.rows, s.refused, s.columns, leftOut))
            .toList());
  }

  public ImportRecord after(Optional<ImportRecord> earlier) {
    List<Source> all = new ArrayList<>(earlier.map(ImportRecord::files).orElse(List.of()));
    all.addAll(files);
    return new ImportRecord(all);
  }
}
