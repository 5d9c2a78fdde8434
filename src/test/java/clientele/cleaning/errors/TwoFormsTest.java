package clientele.cleaning.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoFormsTest {
  /** A cell among 99 usual ones, and what it is in their form; "-" where that can't be said. */
  @ParameterizedTest
  @CsvSource({
    "12.0, 16.0 oz, 16.0", "3.5 kg, 2500 g, 2.5 kg", "2 lb, 24 oz, 1.5 lb", "0.055, 4.8%, 0.048", "0.055, 0.048%, 0.048",
    "7:20 a.m., 12/02/2011 7:45 a.m., -", "7:20 a.m., Dec 02 - 9:15 p.m., -", "14:30, 14:31:45, -", "14:30, 14:31 (+1), -", "7:20 a.m., 19:05, 7:05 p.m.",
    "07:20, 9:05 PM, 21:05", "7:20 a.m., 9:15, -", "12 ml, 3 kg, -", "30 min, 1.5 h, 90 min", "20 mg, 20 mcg, 0.02 mg", "30 days, 18 months, -", "41 EU, 9 UK, -", "128 GB, 512 MB, 0.512 GB"
  })
  void aValueInAnotherFormIsToldWithWhatItIsInTheUsualOne(String usual, String other, String wish) {
    List<Suspicion> found = find("size", i -> i % 20 == 7 ? other : usual, 100);
    assertEquals(5, found.size(), found.toString());
    for (Suspicion s : found) {
      assertEquals(7, s.row() % 20);
      assertEquals(wish.equals("-") ? "" : wish, s.suggestion());
      assertTrue(s.suggestionSure() < 0.9, "a form is a choice of the person: " + s);
    }
  }

  @Test
  void ratesInHundredthsAmongPartsOfOneAreTold() {
    RandomGenerator r = new Seed(5).stream("rates");
    List<Suspicion> found = find("rate", i -> {
      double rate = 0.04 + 0.05 * r.nextDouble();
      return i % 6 == 0 ? String.format("%.2f", rate * 100) : String.format("%.4f", rate);
    }, 300);
    assertEquals(50, found.size());
    for (Suspicion s : found) {
      assertEquals(0, s.row() % 6);
      assertEquals(Double.parseDouble(s.value()) / 100, Double.parseDouble(s.suggestion()), 1e-12);
    }
  }

  /** Small change and large sums: .20 to .99 for a quarter of the articles and 20 to 99 for the rest are what they cost. */
  @Test
  void pricesAreNoRates() {
    RandomGenerator r = new Seed(6).stream("change");
    assertEquals(List.of(), find("unit_price", i -> String.format("%.2f", (0.2 + 0.79 * r.nextDouble()) * (i % 4 == 0 ? 1 : 100)), 300));
  }

  /** Sums of money around one lie on both sides of it, and are one scale. */
  @Test
  void pricesThatReachFromBelowOneToFarAboveAreOneScale() {
    for (int seed = 1; seed <= 40; seed++) {
      RandomGenerator r = new Seed(seed).stream("prices");
      double middle = 6 * r.nextDouble() - 2;
      double spread = 0.3 + 1.2 * r.nextDouble();
      List<Suspicion> found = find("price", i -> String.format("%.2f", Math.min(99, Math.exp(middle + spread * r.nextGaussian()))), 400);
      assertTrue(found.stream().noneMatch(s -> s.reason().key().matches("error\\.(hundredths|parts)")), seed + ": " + found);
    }
  }

  @Test
  void wordsBehindNumbersThatDifferFromRowToRowAreNoUnits() {
    String[] streets = "Oak,Elm,Main,Lake,Hill,Park,Mill,Pine".split(",");
    assertEquals(List.of(), find("address", i -> (100 + i) + " " + streets[i % 8] + " St", 200));
  }

  @Test
  void shortAndFullNamesOfOneColumnAreToldTheRarerOnes() {
    String[] full = {"Journal of Clinical Medicine", "Annals of Applied Biology", "Review of Economics", "New York Medical Journal"};
    String[] brief = {"J. Clin. Med.", "Ann Appl Biol", "Rev Econ", "NY Med J"};
    List<Suspicion> found = find("journal", i -> i % 10 == 3 ? brief[i / 10 % 3] : full[i % 4], 200);
    assertEquals(20, found.size(), found.toString());
    found.forEach(s -> assertEquals(full[List.of(brief).indexOf(s.value())], s.suggestion()));
    List<Suspicion> turned = find("journal", i -> i % 10 == 3 ? full[i / 10 % 3] : brief[i % 4], 200);
    assertEquals(20, turned.size(), turned.toString());
    turned.forEach(s -> assertEquals(brief[List.of(full).indexOf(s.value())], s.suggestion()));
  }

  @Test
  void namesThatMerelyLookLikeTheBeginningOfOthersAreNotShort() {
    String[] names = {
      "Chicken Breast Bone In", "Chicken Breast Boneless", "Turkey Breast Bone In", "Turkey Breast Boneless", "Smoked Chops Bone-In",
      "Smoked Chops Boneless", "Specialty Cake", "Specialty Crackers", "Orland Park", "Overland Park", "CD-R", "Candy Refrigerated"
    };
    assertEquals(List.of(), find("kind", i -> names[i % 10 == 3 ? i / 10 % 12 / 2 * 2 : i % 6 * 2 + 1], 300));
  }

  @Test
  void whatFewGoodSourcesSayOutweighsManyThatAreOftenWrong() {
    List<Object[]> rows = new ArrayList<>();
    RandomGenerator r = new Seed(3).stream("sources");
    int wrong = 0;
    for (int thing = 0; thing < 60; thing++) {
      for (int source = 0; source < 9; source++) {
        boolean good = source < 4;
        // The poor five are right on half of the things; on every sixth four of them say the same wrong thing.
        boolean together = thing % 6 == 0;
        String fact = good ? "fact" + thing : together ? (source < 8 ? "copied" + thing : "fact" + thing) : r.nextBoolean() ? "fact" + thing : "odd" + r.nextInt(1000);
        wrong += fact.equals("fact" + thing) ? 0 : 1;
        rows.add(new Object[] {"site" + source + ".com", "T" + thing, fact});
      }
    }
    Table table = table(List.of("website", "thing", "fact"), rows);
    List<Suspicion> found = ErrorFinder.find(table, List.of(), 0.5, JobContext.quiet(new Seed(1)));
    assertEquals(wrong, found.size());
    for (Suspicion s : found) {
      assertEquals("error.outvoted", s.reason().key());
      assertEquals("fact" + table.words("thing")[s.row()].substring(1), s.suggestion());
    }
  }

  /** Two of five sites write the day before each time: that is another form of the same fact, and nobody is outvoted. */
  @Test
  void aFactInAnotherFormIsTheSameFact() {
    List<Object[]> rows = new ArrayList<>();
    for (int thing = 0; thing < 40; thing++) {
      String time = (1 + thing % 12) + ":" + (10 + thing) + " a.m.";
      for (int site = 0; site < 5; site++) {
        String said = thing % 8 == 0 && site == 2 ? "9:59 p.m." : time;
        rows.add(new Object[] {"site" + site, "T" + thing, site < 2 ? "12/02/2011 " + said : said});
      }
    }
    for (String source : List.of("site", "clerk")) {
      List<Suspicion> found = ErrorFinder.find(table(List.of(source, "thing", "departs"), rows), List.of(), 0.5, JobContext.quiet(new Seed(1)));
      assertEquals(85, found.size(), "80 in another form, 5 wrong: " + source);
      for (Suspicion s : found) {
        boolean dated = s.value().startsWith("12/");
        assertEquals(dated, s.reason().key().equals("error.form"), s.toString());
        assertEquals(dated, s.suggestion().isEmpty(), s.toString());
      }
    }
  }

  /** What people think of a thing is no fact that others can outvote. */
  @Test
  void opinionsOfOneThingOnSeveralSitesAreNoErrors() {
    List<Object[]> rows = new ArrayList<>();
    RandomGenerator r = new Seed(4).stream("opinions");
    for (int thing = 0; thing < 80; thing++) {
      double mean = 2 + 3 * r.nextDouble();
      for (int site = 0; site < 12; site++) {
        long stars = Math.clamp(Math.round(mean + r.nextGaussian()), 1, 5);
        rows.add(new Object[] {
          "site" + site, "T" + thing, stars + " stars", r.nextInt(7) == 0 ? "good" : "bad",
          String.valueOf(100 + thing + (r.nextInt(8) == 0 ? 0.5 : 0.99))
        });
      }
    }
    List<Suspicion> found = ErrorFinder.find(table(List.of("site", "thing", "rating", "verdict", "price"), rows), List.of(), 0.5, JobContext.quiet(new Seed(1)));
    assertTrue(found.stream().noneMatch(s -> s.reason().key().equals("error.outvoted")), found.toString());
  }

  @Test
  void aNumberWithAUnitThatImportCouldNotReadIsSuggestedWithoutIt() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(new Object[] {i == 9 ? null : 10.0 + i % 7});
    }
    Table table = MemoryStudy.empty().table("t", Role.OTHER, List.of(Column.of("ounces", Kind.REAL)), rows).view().table("t");
    Suspicion only = ErrorFinder.find(
        table, List.of(new ErrorFinder.Unread(9, "ounces", "12 oz", Text.literal("not a number"))), 0.5, JobContext.quiet(new Seed(1))).getFirst();
    assertEquals("12 oz", only.value());
    assertEquals(12, Double.parseDouble(only.suggestion()));
  }

  private static List<Suspicion> find(String name, IntFunction<String> cell, int n) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(new Object[] {cell.apply(i)});
    }
    return ErrorFinder.find(table(List.of(name), rows), List.of(), 0.5, JobContext.quiet(new Seed(1)));
  }

  private static Table table(List<String> header, List<Object[]> rows) {
    return MemoryStudy.empty().table("t", Role.OTHER, header.stream().map(h -> Column.of(h, Kind.TEXT)).toList(), rows).view().table("t");
  }
}
