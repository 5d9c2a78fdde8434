package clientele.intake.column;

import clientele.study.Meaning;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a file on its way into a table: what was read, and how it is understood.
 *
 * @param read as it stands in the file
 * @param plan what its values become and mean
 */
public record ImportedColumn(ReadColumn read, ColumnPlan plan) {
  /** Its name in the table. */
  public String name() {
    return plan.name();
  }

  /** The cells of all rows. */
  public CodeColumn cells() {
    return read.cells();
  }

  /** What its values look like. */
  public ColumnEvidence seen() {
    return read.seen();
  }

  /** The same column understood otherwise. */
  public ImportedColumn with(ColumnPlan other) {
    return new ImportedColumn(read, other);
  }

  /** Whether it means this to the analyses. */
  public boolean means(Meaning meaning) {
    return plan.meaning().filter(m -> m == meaning).isPresent();
  }

  /** Its first different values, as they stand in the file. */
  public List<String> examples(int most) {
    ByteDictionary words = cells().dictionary();
    List<String> examples = new ArrayList<>();
    for (int code = 0; code < words.size() && examples.size() < most; code++) {
      examples.add(words.get(code));
    }
    return examples;
  }
}
