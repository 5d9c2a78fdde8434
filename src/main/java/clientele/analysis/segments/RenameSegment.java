package clientele.analysis.segments;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives a segment the name that people call it by, in every table, report and file; an empty name takes it back. */
@OperationId("segments.rename")
public record RenameSegment(
    @Param(required = true, value = "", min = 1, max = 12) int segment,
    @Param String name)
    implements Operation {
  private static final int LONGEST = 60;

  @Override
  public List<Problem> validate(Outline outline) {
    return outline.table(ClusterCustomers.TABLE).isPresent() && outline.has(ClusterCustomers.FOUND)
        ? List.of()
        : List.of(SegmentProblems.NO_SEGMENTS.with());
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    SegmentsFound found = study.artifact(ClusterCustomers.FOUND, SegmentsFound.class).orElseThrow(SegmentProblems.NO_SEGMENTS::raise);
    SegmentsFound.Segment renamed =
        found.segment(segment).orElseThrow(() -> SegmentProblems.NO_SEGMENT.raise(segment, found.segments().size()));
    Map<Integer, String> given = new HashMap<>(
        study.artifact(ClusterCustomers.NAMES, SegmentsFound.Names.class).map(SegmentsFound.Names::given).orElse(Map.of()));
    String wanted = name.strip();
    if (wanted.length() > LONGEST) {
      throw SegmentProblems.LONG_NAME.raise(wanted.length(), LONGEST);
    }
    Map<Integer, Text> names = new HashMap<>();
    found.segments().forEach(s -> names.put(s.id(), given.containsKey(s.id()) ? Text.literal(given.get(s.id())) : s.name()));
    names.remove(segment);
    if (names.containsValue(Text.literal(wanted))) {
      throw SegmentProblems.SAME_NAME.raise(wanted);
    }
    if (wanted.isEmpty()) {
      given.remove(segment);
    } else {
      given.put(segment, wanted);
    }
    names.put(segment, wanted.isEmpty() ? renamed.name() : Text.literal(wanted));
    names.put(0, SegmentTable.NONE);
    Table table = study.table(ClusterCustomers.TABLE);
    String[] customers = table.words("customer_id");
    long[] ids = table.longs("segment_id");
    double[] sure = table.column(SegmentTable.PROBABILITY).map(c -> table.reals(c.name())).orElse(new double[0]);
    try (RowWriter writer = study.writeRows(
        ClusterCustomers.TABLE, Role.RESULT, sure.length == 0 ? SegmentTable.COLUMNS : SegmentTable.WITH_PROBABILITY)) {
      for (int i = 0; i < customers.length; i++) {
        SegmentTable.row(writer, customers[i], (int) ids[i], names.get((int) ids[i]), sure.length == 0 ? Double.NaN : sure[i]);
      }
      job.progress(1);
      return Outcome.of(Text.of(RenameSegment.class, "renamed", segment, names.get(segment)))
          .table(writer.finish())
          .artifact(ClusterCustomers.NAMES, new SegmentsFound.Names(given))
          .rows(customers.length, customers.length, 0)
          .done();
    }
  }
}
