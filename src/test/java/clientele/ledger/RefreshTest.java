package clientele.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.MemoryStore;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which steps are done again so that nothing rests on something older, and in which order. */
class RefreshTest {
  private final OperationCatalog catalog =
      new OperationCatalog(List.of(AddNumbers.class, KeepEven.class, CountRows.class, Derive.class, Secretly.class));
  private final Ledger ledger = new Ledger(
      new MemoryStore(), new MemoryJournal(new StudySettings("x", 1, "")), new JobRunner(Clock.systemUTC(), Runnable::run), Map.of());

  @Test
  void nothingIsDoneAgainWhereNothingChanged() {
    perform(new AddNumbers("numbers", 10, 0));
    perform(new CountRows("numbers"));
    assertEquals(List.of(), again());
  }

  /** Made in the order b from numbers, c from b: read again in this order, though c comes first by name of what it made. */
  @Test
  void whatRestsOnOtherThingsComesAfterThem() {
    perform(new AddNumbers("numbers", 10, 0));
    perform(new Derive("numbers", "b", Role.FEATURES));
    perform(new Derive("b", "a", Role.RESULT));
    perform(new KeepEven("numbers"));
    assertEquals(List.of("b", "a"), again());
    bringUpToDate();
    assertEquals(List.of(), again());
    assertEquals(5, ledger.view().table("a").rows());
  }

  /** What a step made before it came to mean something else is done again, though nothing it rests on changed. */
  @Test
  void whatAnEarlierVersionMadeIsDoneAgain() {
    perform(new AddNumbers("numbers", 10, 0));
    perform(new CountRows("numbers"));
    OperationCatalog later = new OperationCatalog(List.of(AddNumbers.class, CountOtherwise.class));
    List<Refresh.Again> again = Refresh.waiting(ledger, later);
    assertEquals(List.of(new CountOtherwise("numbers")), again.stream().map(Refresh.Again::operation).toList());
    perform(again.getFirst().operation());
    assertEquals(List.of(), Refresh.waiting(ledger, later));
  }

  /** The next version of {@link CountRows}. */
  @OperationId(value = "test.count-rows", version = 2)
  record CountOtherwise(@Param("numbers") String table) implements Operation {
    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      return Outcome.of(Text.literal("counted otherwise")).artifact("count", new CountRows.Count(2 * study.table(table).rows())).done();
    }
  }

  /** An older step made again after a newer one still comes first. */
  @Test
  void theOrderIsThatOfTheDataAndNotOfTheHistory() {
    perform(new AddNumbers("numbers", 10, 0));
    perform(new Derive("numbers", "b", Role.FEATURES));
    perform(new Derive("b", "a", Role.RESULT));
    perform(new Derive("numbers", "b", Role.FEATURES, 2));
    perform(new KeepEven("numbers"));
    assertEquals(List.of("b", "a"), again());
  }

  /** A cleaned copy of a table is a step on the data: nobody does that again unasked, nor an import. */
  @Test
  void stepsOnTheDataAreAPersons() {
    perform(new AddNumbers("numbers", 10, 0));
    perform(new Derive("numbers", "copied", Role.TRANSACTIONS));
    perform(new Derive("copied", "features", Role.FEATURES));
    perform(new KeepEven("numbers"));
    assertTrue(ledger.state().stale().containsAll(Set.of("copied", "features")), ledger.state().stale().toString());
    assertEquals(List.of("features"), again());
  }

  @Test
  void whatCannotBeRepeatedIsNot() {
    perform(new AddNumbers("numbers", 10, 0));
    perform(new Secretly("numbers"));
    perform(new KeepEven("numbers"));
    assertTrue(ledger.state().stale().contains("secret"));
    assertEquals(List.of(), again());
  }

  @Test
  void onlyWhatIsWantedAndWhatItRestsOn() {
    perform(new AddNumbers("numbers", 10, 0));
    perform(new Derive("numbers", "b", Role.FEATURES));
    perform(new Derive("b", "a", Role.RESULT));
    perform(new Derive("numbers", "other", Role.RESULT));
    perform(new KeepEven("numbers"));
    assertEquals(List.of("b", "a"), Refresh.waiting(ledger, catalog, e -> e.outputs().containsKey("a")).stream().map(RefreshTest::made).toList());
    assertEquals(List.of("b", "a", "other"), again());
  }

  /** Something else says that a step is to be done again, though all it read is as it was. */
  @Test
  void whatIsNamedBesidesIsDoneAgain() {
    perform(new AddNumbers("numbers", 10, 0));
    perform(new Derive("numbers", "b", Role.FEATURES));
    assertEquals(List.of("b"), Refresh.waiting(ledger, catalog, Set.of("b", "numbers"), e -> e.operation().equals("test.derive"))
        .stream().map(RefreshTest::made).toList());
  }

  private List<String> again() {
    return Refresh.waiting(ledger, catalog).stream().map(RefreshTest::made).toList();
  }

  private static String made(Refresh.Again again) {
    return again.operation() instanceof Derive derive ? derive.into() : again.operation().id();
  }

  private void bringUpToDate() {
    Refresh.waiting(ledger, catalog).forEach(again -> perform(again.operation()));
  }

  private void perform(Operation operation) {
    ledger.performHere(operation, Optional.empty(), (done, words) -> {});
  }

  /** Writes the numbers of a table into another. */
  @OperationId("test.derive")
  public record Derive(@Param String from, @Param String into, @Param Role role, @Param("1") int times) implements Operation {
    private Derive(String from, String into, Role role) {
      this(from, into, role, 1);
    }

    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      try (RowWriter writer = study.writeRows(into, role, List.of(Column.of("number", Kind.INTEGER)))) {
        for (long n : study.table(from).longs("number", 0)) {
          writer.row(n * times);
        }
        return Outcome.of(Text.literal(into)).table(writer.finish()).done();
      }
    }
  }

  /** A step that would give something else each time. */
  @OperationId(value = "test.secretly", repeatable = false)
  public record Secretly(@Param String from) implements Operation {
    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      return Outcome.of(Text.literal("secret")).artifact("secret", Map.of("rows", study.table(from).rows())).done();
    }
  }
}
