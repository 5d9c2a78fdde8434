package clientele.analysis.segments;

import clientele.base.Text;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.RowWriter;
import java.util.List;

/** The rows of the table of segments: who is in which, and of a mixture how probably. */
final class SegmentTable {
  static final String PROBABILITY = "probability";

  static final List<Column> COLUMNS =
      List.of(
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("segment_id", Kind.INTEGER),
          Column.of("segment_name", Kind.PHRASE));

  static final List<Column> WITH_PROBABILITY =
      List.of(COLUMNS.get(0), COLUMNS.get(1), COLUMNS.get(2), Column.of(PROBABILITY, Kind.REAL));

  /** What stands for the name of customers in no segment, whose number is 0. */
  static final Text NONE = Text.of(SegmentTable.class, "segment.none");

  private SegmentTable() {}

  /** Writes a customer; {@code probability} only where the table has that column. */
  static void row(RowWriter writer, String customer, int id, Text name, double probability) {
    if (Double.isNaN(probability)) {
      writer.row(customer, (long) id, name);
    } else {
      writer.row(customer, (long) id, name, probability);
    }
  }
}
