package clientele.cleaning.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseholdsTest {
  /** Least F1; the homes were taken for the persons before, F1 .25 to .79. */
  @ParameterizedTest
  @CsvSource({
    "FULL, 1, 0.97", "FULL, 2, 0.96", "NAME_ONLY, 1, 0.955", "NAME_ONLY, 3, 0.95", "NARROW, 2, 0.955", "SELDOM, 1, 0.96"
  })
  void tellsPersonsOfOneHomeApart(Households.Kind kind, long seed, double least) {
    Things.Made made = Households.make(kind, 800, new Seed(seed));
    Resolution found = IdentityTest.resolve(made, Decisions.NONE);
    double f1 = IdentityTest.f1(found, made.truth());
    assertTrue(f1 >= least, kind + " F1 " + f1);
    assertEquals(List.of(), found.contradicting());
  }

  @Test
  void leavesFatherAndSonOfOneNameToTheReview() {
    Things.Made made = Households.make(Households.Kind.JUNIOR, 800, new Seed(1));
    Resolution found = IdentityTest.resolve(made, Decisions.NONE);
    int namesakes = 0;
    int doubted = 0;
    for (Resolution.Link link : found.links()) {
      String[] a = made.rows().get(link.a());
      String[] b = made.rows().get(link.b());
      if (made.truth()[link.a()] != made.truth()[link.b()] && a[0].equals(b[0]) && a[1].equals(b[1])) {
        namesakes++;
        doubted += link.probability() < 0.95 ? 1 : 0;
      }
    }
    assertTrue(namesakes > 50, namesakes + " namesakes");
    assertTrue(doubted >= 0.8 * namesakes, doubted + " of " + namesakes + " in doubt");
  }

  @Test
  void saysSoWhereCustomersAreFoundInsteadOfTheirOrders() {
    Things.Made made = Things.make(Things.Kind.RESTAURANTS, 200, new Seed(1));
    RandomGenerator random = new Seed(1).stream("orders");
    List<String[]> orders = new ArrayList<>();
    for (String[] customer : made.rows()) {
      for (int order = 0; order < 3; order++) {
        String amount = Integer.toString(5 + random.nextInt(300));
        orders.add(new String[] {customer[0], customer[1], customer[3], amount});
      }
    }
    Things.Made table =
        new Things.Made(new String[] {"name", "address", "phone", "amount"}, orders, new int[orders.size()], -1);
    assertEquals(List.of("amount"), IdentityTest.resolve(table, Decisions.NONE).contradicting());
  }
}
