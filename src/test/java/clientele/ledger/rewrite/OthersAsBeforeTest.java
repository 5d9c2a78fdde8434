package clientele.ledger.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemException;
import clientele.ledger.LedgerProblems;
import clientele.study.Chunk;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.StudyStore;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last look before the move trips on everything that erasing must not do to others. */
class OthersAsBeforeTest {
  @TempDir Path folder;
  private final Set<Long> written = new HashSet<>();
  private StudyStore store;
  private PersonRows person;
  private OthersAsBefore guard;
  private long names;
  private long points;
  private long notes;

  @BeforeEach
  void study() {
    ErasedStudy study = new ErasedStudy(folder)
        .table("people", "customer_id,name,points,note\nK-1001,Ann Lee,3,good\nK-1002,Bob Ray,4,call Ann Lee\nK-1003,Cid Fox,5,good\n");
    store = study.ledger().store();
    person = new PersonRows(store, study.ledger().entries(), "K-1001", Erasure.Forms.UNKNOWN, clientele.cleaning.personal.PersonalData::tellsOfPeople);
    PersonRows.Group group = person.touched().getFirst();
    group.columns().forEach((id, column) -> {
      names = column.name().equals("name") ? id : names;
      points = column.name().equals("points") ? id : points;
      notes = column.name().equals("note") ? id : notes;
    });
    guard = new OthersAsBefore(fresh(), store, person, id -> id == notes, id -> false, "▮");
  }

  @Test
  void aCellOfAnotherThatIsNotAFreeTextStopsIt() {
    words(names, "", "Bob Ray", "Cid Fox");
    assertEquals(Set.of(names), written);
    assertStops(() -> words(names, "", "Bob ▮", "Cid Fox"));
    assertStops(() -> words(names, "", "Bob Ray", ""));
    assertStops(() -> words(names, "", "Cid Fox", "Bob Ray"));
  }

  @Test
  void aNumberOfAnotherStopsIt() {
    guard.column(points, Kind.INTEGER, List.of(new Chunk.Longs(new long[] {Long.MIN_VALUE, 4, 5})), Optional.empty());
    assertStops(() -> guard.column(points, Kind.INTEGER, List.of(new Chunk.Longs(new long[] {Long.MIN_VALUE, 4, 6})), Optional.empty()));
  }

  @Test
  void aFreeTextMayLoseWordsAndNothingElse() {
    words(notes, "", "call ▮", "good");
    assertStops(() -> words(notes, "", "call Ann", "good"));
  }

  @Test
  void rowsThatNameAnotherCustomerDoNotGo() {
    assertTrue(person.stranger().isEmpty());
    person.touched().getFirst().add(0, 2);
    assertEquals(Optional.of("people.customer_id"), person.stranger());
  }

  private void assertStops(Runnable write) {
    written.clear();
    assertEquals(LedgerProblems.OTHERS, assertThrows(ProblemException.class, write::run).problem().code());
    assertFalse(written.contains(names), "nothing was written");
  }

  private void words(long id, String... cells) {
    List<String> known = java.util.Arrays.stream(cells).filter(c -> !c.isEmpty()).distinct().toList();
    int[] codes = java.util.Arrays.stream(cells).mapToInt(known::indexOf).toArray();
    guard.column(id, Kind.TEXT, List.of(new Chunk.Codes(codes)), Optional.of(Dictionary.of(known)));
  }

  private Rewriting.Fresh fresh() {
    return new Rewriting.Fresh() {
      @Override
      public void column(long id, Kind kind, List<Chunk> chunks, Optional<Dictionary> dictionary) {
        written.add(id);
      }

      @Override
      public void selection(long id, List<BitSet> chunks) {}

      @Override
      public void artifact(long id, String json) {}

      @Override
      public void drop(long id) {}

      @Override
      public long number() {
        return 1;
      }

      @Override
      public String digest(long id) {
        return "";
      }
    };
  }
}
