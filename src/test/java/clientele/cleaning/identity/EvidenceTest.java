package clientele.cleaning.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is evidence that two rows are one person, and what is not. */
class EvidenceTest {
  private static final String[] FIRST = {
    "Anna", "Ben", "Clara", "David", "Emma", "Felix", "Greta", "Hans", "Ida", "Jonas", "Karla", "Lukas", "Mia", "Noah"
  };
  private static final String[] LAST = {
    "Adler", "Bauer", "Conrad", "Dietz", "Engel", "Fuchs", "Graf", "Hahn", "Ivens", "Jung", "Keller", "Lang", "Maier", "Otto"
  };
  private static final String[] CITIES = {"Berlin", "Hamburg", "Bonn", "Kiel", "Mainz", "Ulm"};

  private final List<String[]> rows = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "EMAIL, noemail@example.com", "EMAIL, no-reply@shop.de", "EMAIL, none@none.com", "EMAIL, test@test.com", "EMAIL, n/a",
    "PHONE, 0000000000", "PHONE, 123456789", "PHONE, 999-999-9999", "PHONE, +49 000 000000", "PHONE, 000-000-0001",
    "DATE, 1900-01-01", "DATE, 01.01.1900", "DATE, 1970-01-01 00:00:00", "DATE, 9999-12-31", "TEXT, Unknown Unknown",
    "TEXT, unbekannt", "TEXT, N/A", "TEXT, 待定", "TEXT, Not Known", "TEXT, Unknown null", "TEXT, k.A.", "TEXT, 匿名", "TEXT, Test Test"
  })
  void valuesThatStandForNothingAreNoEvidence(FieldKind kind, String cell) {
    assertTrue(NoEvidence.is(kind, cell), cell);
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL, nora@example.com", "EMAIL, nomi@web.de", "EMAIL, testa.rossa@web.de", "PHONE, 030 1234567", "PHONE, 13812345678",
    "DATE, 1972-03-04", "DATE, 2000-01-01", "TEXT, Noah Guest-Smith", "TEXT, The Unknown Soldier", "TEXT, Nan Na", "TEXT, Nil Na", "TEXT, Na", "CODE, 00000a"
  })
  void realValuesStayEvidence(FieldKind kind, String cell) {
    assertFalse(NoEvidence.is(kind, cell), cell);
  }

  /** Before, all ten were one customer with a score of 1. */
  @ParameterizedTest
  @ValueSource(ints = {8, 40, 300})
  void rowsOfStandInsAreNotMerged(int others) {
    strangers(others, 1);
    int from = rows.size();
    for (int i = 0; i < 10; i++) {
      rows.add(new String[] {"Unknown Unknown", "noemail@example.com", "0000000000", "1900-01-01", "", CITIES[i % 6]});
    }
    Resolution found = resolve();
    assertEquals(10, IntStream.range(from, from + 10).map(found::entity).distinct().count());
  }

  /** A couple shares home and phone; nothing that only one person has agrees. */
  @ParameterizedTest
  @ValueSource(ints = {8, 40, 300})
  void couplesStayApart(int others) {
    strangers(others, 2);
    int a = rows.size();
    rows.add(new String[] {"John Miller", "john.m@web.de", "0301234567", "1972-03-04", "Lindenweg 5", "Berlin"});
    rows.add(new String[] {"Joan Miller", "joan77@gmx.de", "0301234567", "1974-08-19", "Lindenweg 5", "Berlin"});
    twice(others / 8);
    Resolution found = resolve();
    assertNotEquals(found.entity(a), found.entity(a + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 40, 300})
  void oneNameInTwoCitiesIsTwoPersons(int others) {
    strangers(others, 3);
    int a = rows.size();
    rows.add(new String[] {"Peter Schmidt", "p1@web.de", "0301777777", "1962-03-04", "Ahornweg 5", "Berlin"});
    rows.add(new String[] {"Peter Schmidt", "schmidt.p@gmx.de", "0891234567", "1984-08-19", "Eichenweg 9", "Ulm"});
    rows.add(new String[] {"Lena Roth", "", "", "", "Ahornweg 6", "Berlin"});
    rows.add(new String[] {"Lena Roth", "", "", "", "Hafenstr. 91", "Kiel"});
    twice(others / 8);
    Resolution found = resolve();
    assertNotEquals(found.entity(a), found.entity(a + 1));
    assertNotEquals(found.entity(a + 2), found.entity(a + 3), "a name alone");
  }

  /** Asking for the reasons of a pair that agrees only across two columns ended in an IndexOutOfBounds. */
  @Test
  void groupsOfThreeWithCrossedNamesSayWhy() {
    RandomGenerator r = new Seed(4).stream("people");
    List<String[]> names = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      String first = FIRST[r.nextInt(14)];
      String last = LAST[r.nextInt(14)] + LAST[r.nextInt(14)].toLowerCase(java.util.Locale.ROOT);
      String phone = "0" + (100_000_000 + r.nextInt(899_999_999));
      String street = LAST[r.nextInt(14)] + "str. " + (1 + r.nextInt(190));
      names.add(new String[] {first, last, phone, street});
      names.add(new String[] {i % 3 == 0 ? last : first, i % 3 == 0 ? first : last, phone, street});
      names.add(new String[] {i % 2 == 0 ? last : first, null, i % 4 == 0 ? null : phone, street});
    }
    Resolution found = resolve(names, "first_name", "last_name", "phone", "street");
    assertTrue(IntStream.range(0, 450).filter(i -> found.entity(i) == i).count() < 300);
    for (Resolution.Link link : found.links()) {
      assertFalse(Messages.render(found.why(link), Language.ENGLISH).isBlank());
    }
  }

  private void strangers(int n, long seed) {
    RandomGenerator r = new Seed(seed).stream("people");
    for (int i = 0; i < n; i++) {
      String first = FIRST[r.nextInt(14)];
      String last = LAST[r.nextInt(14)];
      rows.add(
          new String[] {
            first + " " + last, (first + "." + last + i + "@mail.de").toLowerCase(java.util.Locale.ROOT),
            "0" + (100_000_000 + r.nextInt(899_999_999)),
            String.format("%d-%02d-%02d", 1950 + r.nextInt(50), 1 + r.nextInt(12), 1 + r.nextInt(28)),
            LAST[r.nextInt(14)] + "str. " + (1 + r.nextInt(190)), CITIES[r.nextInt(6)]
          });
    }
  }

  /** The first rows once more, one letter of the street left out. */
  private void twice(int n) {
    for (int i = 0; i < n; i++) {
      String[] again = rows.get(i).clone();
      again[4] = again[4].substring(0, 3) + again[4].substring(4);
      rows.add(again);
    }
  }

  private Resolution resolve() {
    return resolve(rows, "name", "email", "phone", "birth_date", "street", "city");
  }

  private static Resolution resolve(List<String[]> rows, String... header) {
    List<IdentityResolution.Input> inputs = new ArrayList<>();
    for (int c = 0; c < header.length; c++) {
      String[] cells = new String[rows.size()];
      for (int i = 0; i < cells.length; i++) {
        String cell = rows.get(i)[c];
        cells[i] = cell == null || cell.isEmpty() ? null : cell;
      }
      inputs.add(new IdentityResolution.Input(Column.of(header[c], Kind.TEXT), cells));
    }
    String[] ids = IntStream.range(0, rows.size()).mapToObj(i -> "r" + i).toArray(String[]::new);
    JobContext job = IdentityTest.job();
    return IdentityResolution.resolve(inputs, ids, ids.length, Decisions.NONE, job);
  }
}
