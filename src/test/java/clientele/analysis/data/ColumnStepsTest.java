package clientele.analysis.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.Outcome;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnStepsTest {
  private final MemoryStudy study = MemoryStudy.empty();
  private final JobContext job = JobContext.quiet(new Seed(1));

  private String perform(Operation operation) {
    assertEquals(List.of(), operation.validate(study.view().outline()));
    Outcome outcome = operation.run(study.view(), job);
    outcome.tables().values().forEach(study::put);
    outcome.artifacts().forEach(study::artifact);
    return Messages.render(outcome.summary(), Language.ENGLISH);
  }

  private ProblemException refused(Operation operation) {
    assertEquals(List.of(), operation.validate(study.view().outline()));
    return assertThrows(ProblemException.class, () -> operation.run(study.view(), job));
  }

  private ProblemCode against(Operation operation) {
    return operation.validate(study.view().outline()).getFirst().code();
  }

  private void words(String... values) {
    study.table("t", Role.OTHER, List.of(Column.of("x", Kind.TEXT)), Arrays.stream(values).map(v -> new Object[] {v}).toList());
  }

  private Table table() {
    return study.view().table("t");
  }

  @Test
  void aUnitIsConvertedWithoutLosingDigits() {
    Column pounds = new Column("lb", Kind.DECIMAL, 1, "", Optional.empty());
    study.table("t", Role.OTHER, List.of(pounds), List.of(new Object[] {10L}, new Object[] {22L}, new Object[] {1L}, new Object[] {null}));
    perform(new ConvertUnit("t", "lb", 0.45359237, "kg", "kg"));
    // 1.0, 2.2 and 0.1 lb by hand
    assertArrayEquals(new double[] {0.45359237, 0.997903214, 0.045359237, Double.NaN}, table().reals("kg"));
    perform(new ConvertUnit("t", "lb", 0.001, "klb", ""));
    assertArrayEquals(new double[] {0.001, 0.0022, 0.0001, Double.NaN}, table().reals("lb"));
    perform(new ConvertUnit("t", "lb", 1e-7, "", "tiny"));
    assertArrayEquals(new double[] {1e-10, 2.2e-10, 1e-11, Double.NaN}, table().reals("tiny"));
  }
}
