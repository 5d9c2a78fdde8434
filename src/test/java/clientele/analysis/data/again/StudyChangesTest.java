package clientele.analysis.data.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.again.TableChanges.Figure;
import clientele.analysis.data.again.TableChanges.Keys;
import clientele.analysis.data.again.TableChanges.Shift;
import clientele.analysis.data.bring.ImportFile;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.ui.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyChangesTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("channel", Kind.TEXT), Column.of("spend", Kind.INTEGER),
          Column.of("city", Kind.TEXT));

  @TempDir Path folder;
  private final JobContext job = JobContext.quiet(new Seed(1));

  private static List<Object[]> people(int from, int to, int online, long spend) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(new Object[] {"K" + i, i % 100 < online ? "online" : "shop", spend + i % 10, i % 2 == 0 ? "Wien" : null});
    }
    return rows;
  }

  private TableChanges compare(List<Object[]> before, List<Object[]> now) {
    MemoryStudy one = MemoryStudy.empty().table("t", Role.CUSTOMERS, COLUMNS, before);
    MemoryStudy two = MemoryStudy.empty().table("t", Role.CUSTOMERS, COLUMNS, now);
    return TableComparison.of(one.view().table("t"), two.view().table("t"), job);
  }

  @Test
  void newRowsAreComparedWithThoseBeforeWhereATableHasGrown() {
    List<Object[]> now = people(0, 400, 20, 50);
    now.addAll(people(400, 600, 60, 80));
    TableChanges changes = compare(people(0, 400, 20, 50), now);
    assertTrue(changes.grown());
    assertEquals(new Keys("id", Meaning.CUSTOMER_ID, 400, 600, 200, 0, 0, List.of()), changes.keys().getFirst());
    Shift share = changes.shifts().stream().filter(s -> s.figure() == Figure.SHARE).findFirst().orElseThrow();
    assertEquals("online", share.value());
    assertEquals(List.of(0.2, 0.6), List.of(share.before(), share.now()), "of the new rows, not of all");
    assertEquals("+40.0 points", Messages.render(share.difference(), Language.ENGLISH));
    Shift median = changes.shifts().stream().filter(s -> s.figure() == Figure.MEDIAN).findFirst().orElseThrow();
    assertEquals(List.of(54.0, 84.0), List.of(median.before(), median.now()));
    assertTrue(share.notable() && median.notable());
    assertEquals(median, changes.shifts().getFirst(), "what changed most stands first");
  }

  @Test
  void keysThatVanishAndRowsThatChangeAreCounted() {
    List<Object[]> now = people(40, 400, 20, 50);
    now.get(0)[3] = "Graz";
    now.get(1)[3] = "Linz";
    now.get(1)[2] = 1L;
    TableChanges changes = compare(people(0, 400, 20, 50), now);
    assertFalse(changes.grown());
    Keys keys = changes.keys().getFirst();
    assertEquals(List.of(400L, 360L, 0L, 40L, 2L), List.of(keys.before(), keys.now(), keys.fresh(), keys.gone(), keys.changed()));
    assertEquals("city", keys.where().getFirst());
    assertFalse(keys.isNotable(), "a tenth is gone, not more");
  }

  @Test
  void keysAreTheSameWhetherReadAsTextOrAsNumbers() {
    List<Object[]> text = new ArrayList<>();
    List<Object[]> whole = new ArrayList<>();
    for (long i = 0; i < 50; i++) {
      text.add(new Object[] {Long.toString(17_850 + i), "a"});
      whole.add(new Object[] {17_860 + i, "a"});
    }
    Column name = Column.of("name", Kind.TEXT);
    MemoryStudy one = MemoryStudy.empty().table("t", Role.CUSTOMERS, List.of(Column.of("id", Kind.TEXT, Meaning.CUSTOMER_ID), name), text);
    MemoryStudy two = MemoryStudy.empty().table("t", Role.CUSTOMERS, List.of(Column.of("id", Kind.INTEGER, Meaning.CUSTOMER_ID), name), whole);
    TableChanges changes = TableComparison.of(one.view().table("t"), two.view().table("t"), job);
    assertEquals(new Keys("id", Meaning.CUSTOMER_ID, 50, 50, 10, 10, 0, List.of()), changes.keys().getFirst());
  }

  @Test
  void whichNamesAreMoreFrequentIsNotTold() {
    List<Object[]> before = new ArrayList<>();
    List<Object[]> now = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      before.add(new Object[] {"K" + i, "Ann Berg"});
      now.add(new Object[] {"K" + i, i % 4 == 0 ? null : "Bo Lee"});
    }
    List<Column> columns = List.of(Column.of("id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("name", Kind.TEXT, Meaning.NAME));
    MemoryStudy one = MemoryStudy.empty().table("t", Role.CUSTOMERS, columns, before);
    MemoryStudy two = MemoryStudy.empty().table("t", Role.CUSTOMERS, columns, now);
    List<Shift> shifts = TableComparison.of(one.view().table("t"), two.view().table("t"), job).shifts();
    assertEquals(List.of(Figure.MISSING), shifts.stream().map(Shift::figure).toList());
  }

  @Test
  void rowsThatLostTheirKeyAreTold() {
    List<Object[]> now = people(0, 200, 20, 50);
    now.subList(0, 60).forEach(row -> row[0] = null);
    TableChanges changes = compare(people(0, 200, 20, 50), now);
    Shift first = changes.shifts().getFirst();
    assertEquals(List.of("id", Figure.MISSING, 0.3), List.of(first.column(), first.figure(), first.now()));
    assertTrue(first.notable() && changes.keys().getFirst().isNotable());
  }

  @Test
  void chanceIsNotNotable() {
    TableChanges changes = compare(people(0, 40, 20, 50), people(3, 40, 20, 50));
    assertEquals(0, changes.notable(), changes.shifts().toString());
  }

  @Test
  void aRoundHoldsTheFilesOfOneTime() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      perform(context, ImportFile.of(orders("orders.csv", 1)));
      perform(context, ImportFile.of(products("products.csv")));
      perform(context, ImportFile.of(orders("february.csv", 2)).appendedTo("orders"));
      perform(context, ImportFile.of(products("new.csv")).replacing("products"));
      perform(context, ImportFile.of(orders("march.csv", 3)).appendedTo("orders"));
      List<StudyChanges.Round> rounds = StudyChanges.rounds(context.path());
      assertEquals(List.of(List.of("march.csv"), List.of("february.csv", "new.csv")), rounds.stream().map(StudyChanges.Round::files).toList());
      assertEquals(List.of(4L, 2L), rounds.stream().map(StudyChanges.Round::after).toList());
      StudyChanges changes = StudyChanges.between(context.at(rounds.getLast().after()), context.study().getValue(), job);
      assertEquals(List.of("orders", "products"), changes.tables().stream().map(TableChanges::table).toList());
      assertEquals(3 * 60, changes.tables().getFirst().rowsNow());
    }
  }

  private static void perform(TrialContext context, Operation operation) {
    context.ledger().performHere(operation, Optional.empty(), (done, words) -> {});
  }

  private Path orders(String name, int month) throws IOException {
    StringBuilder lines = new StringBuilder("order_id,customer_id,date,amount\n");
    for (int i = 0; i < 60; i++) {
      lines.append(String.format("%d%03d,K%02d,2025-%02d-%02d,%d.50\n", month, i, i % 20, month, 1 + i % 28, 10 + i % 30));
    }
    return Files.writeString(folder.resolve(name), lines);
  }

  private Path products(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "product_id,product_name,category\nP1,Tent,Camp\nP2,Boot,Shoes\n");
  }
}
