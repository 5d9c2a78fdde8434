package clientele.intake.column;

import clientele.intake.choice.Sniffed;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import java.util.List;
import java.util.Optional;

/**
 * How a column of a file is read.
 *
 * @param name unique in the table
 * @param kind what its values become
 * @param scale digits behind the decimal mark of a DECIMAL
 * @param mark decimal mark, {@code '.'} or {@code ','}
 * @param dayFirst whether the day stands before the month where both readings exist
 * @param format how the values are written, e.g. {@code dd/MM/yyyy HH:mm}; empty for words
 * @param unit per cent or currency, if the cells say so
 * @param confidence that the kind is right, 0 to 1
 * @param alternatives other kinds with the rows each fits
 * @param meaning what it means to the analyses
 * @param meaningConfidence that the meaning is right, 0 to 1
 */
public record ColumnPlan(
    String name,
    Kind kind,
    int scale,
    char mark,
    boolean dayFirst,
    String format,
    String unit,
    double confidence,
    List<Sniffed.Alternative> alternatives,
    Optional<Meaning> meaning,
    double meaningConfidence) {

  /** The column of the table. */
  public Column column() {
    return new Column(name, kind, scale, unit, meaning);
  }

  /** The same with a meaning. */
  ColumnPlan meaning(Optional<Meaning> newMeaning, double sure) {
    return new ColumnPlan(
        name, kind, scale, mark, dayFirst, format, unit, confidence, alternatives, newMeaning, sure);
  }
}
