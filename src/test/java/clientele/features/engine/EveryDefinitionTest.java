package clientele.features.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.features.definition.Aggregate;
import clientele.features.definition.Catalogue;
import clientele.features.definition.Condition;
import clientele.features.definition.Condition.Compare;
import clientele.features.definition.FeatureDefinition;
import clientele.features.definition.Filter;
import clientele.features.definition.KnownAt;
import clientele.features.definition.Source;
import clientele.features.definition.Window;
import clientele.job.JobContext;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every definition, those of the catalogue and such as people make, against the same worked out by hand from raw rows. */
class EveryDefinitionTest {
  private static final int OWN = 120;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theEngineSaysWhatTheRowsSay(long seed) {
    RawShop shop = new RawShop(seed);
    List<FeatureDefinition> own = own(seed);
    OrderBookEngine engine = engine(shop, own);
    List<FeatureDefinition> all = new ArrayList<>(Catalogue.ALL);
    all.addAll(own);
    assertEquals(all, engine.definitions(), "the rows allow them all");
    for (int last : new int[] {120, 300, 499, 600}) {
      FeatureRows rows = engine.rows(all, RawShop.START.plusDays(last), JobContext.quiet(new Seed(1)));
      ByHand byHand = new ByHand(shop, last, ByHand.Slip.NONE);
      assertEquals(byHand.customers(), Arrays.stream(rows.customers()).sorted().toList());
      for (FeatureDefinition d : all) {
        double[] values = rows.values().get(d.id());
        for (int i = 0; i < values.length; i++) {
          double expected = byHand.of(d, rows.customers()[i]);
          assertEquals(expected, values[i], 1e-6, d.id() + " of " + rows.customers()[i] + " at " + last + ": " + d);
        }
      }
    }
  }

  /** The rows tell a slip: worked out with it, some definitions give something else than the engine does. */
  @ParameterizedTest
  @EnumSource(value = ByHand.Slip.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aSlipWouldBeSeen(ByHand.Slip slip) {
    RawShop shop = new RawShop(1);
    List<FeatureDefinition> all = new ArrayList<>(Catalogue.ALL);
    all.addAll(own(1));
    OrderBookEngine engine = engine(shop, own(1));
    Set<String> told = new HashSet<>();
    for (int last : new int[] {300, 400, 470}) {
      told.addAll(told(all, engine.rows(all, RawShop.START.plusDays(last), JobContext.quiet(new Seed(1))), new ByHand(shop, last, slip)));
    }
    assertTrue(told.stream().anyMatch(id -> Catalogue.of(id).isPresent()), "one of the catalogue: " + told);
    assertTrue(told.stream().anyMatch(id -> Catalogue.of(id).isEmpty()), "and one of those people make: " + told);
  }

  private static Set<String> told(List<FeatureDefinition> all, FeatureRows rows, ByHand wrong) {
    Set<String> told = new HashSet<>();
    for (FeatureDefinition d : all) {
      for (int i = 0; i < rows.customers().length; i++) {
        double value = rows.values().get(d.id())[i];
        double slipped = wrong.of(d, rows.customers()[i]);
        if (Double.isNaN(value) != Double.isNaN(slipped) || Math.abs(value - slipped) > 1e-6) {
          told.add(d.id());
        }
      }
    }
    return told;
  }

  /** Rows after the cut-off change nothing, whatever they are. */
  @Test
  void whatComesLaterIsNotSeen() {
    RawShop shop = new RawShop(2);
    int last = 250;
    List<FeatureDefinition> own = own(2);
    FeatureRows whole = engine(shop, own).rows(own, RawShop.START.plusDays(last), JobContext.quiet(new Seed(1)));
    RawShop early = new RawShop(2);
    early.visits.removeIf(v -> v.day() > last);
    early.messages.removeIf(m -> m.day() > last);
    FeatureRows cut = engine(early, own).rows(own, RawShop.START.plusDays(last), JobContext.quiet(new Seed(1)));
    own.stream().filter(d -> !d.source().isOrders()).forEach(d ->
        assertEquals(Arrays.toString(cut.values().get(d.id())), Arrays.toString(whole.values().get(d.id())), d.id()));
  }

  private static OrderBookEngine engine(RawShop shop, List<FeatureDefinition> own) {
    MemoryStudy study = shop.study();
    return OrderBookEngine.read(study.view(), own, JobContext.quiet(new Seed(1)));
  }

  /** A sample of what people could define. */
  private static List<FeatureDefinition> own(long seed) {
    RandomGenerator random = new Seed(seed).stream("definitions");
    List<FeatureDefinition> own = new ArrayList<>();
    for (int i = 0; i < OWN; i++) {
      Window window = new Window(new int[] {0, 1, 7, 30, 90, 180, 365}[random.nextInt(7)]);
      own.add(switch (random.nextInt(4)) {
        case 0 -> messages("own" + i, window, random);
        case 1 -> visits("own" + i, window, random);
        default -> orders("own" + i, window, random);
      });
    }
    return own;
  }

  private static FeatureDefinition orders(String id, Window window, RandomGenerator random) {
    List<Condition> conditions = new ArrayList<>();
    for (int n = random.nextInt(3); n > 0; n--) {
      conditions.add(switch (random.nextInt(6)) {
        case 0 -> new Condition("category", words(random), List.of(RawShop.CATEGORIES[random.nextInt(3)]));
        case 1 -> new Condition("channel", words(random), List.of(" WEB "));
        case 2 -> new Condition("product", words(random), List.of("p1", "p4", "p8"));
        case 3 -> new Condition("quantity", Compare.values()[random.nextInt(4)], List.of("" + (1 + random.nextInt(3))));
        case 4 -> new Condition("discount", random.nextBoolean() ? Compare.AT_MOST : Compare.AT_LEAST, List.of("2.5"));
        default -> new Condition("day", random.nextBoolean() ? Compare.AT_MOST : Compare.AT_LEAST, List.of(RawShop.START.plusDays(200).toString()));
      });
    }
    Filter filter = new Filter(conditions);
    return switch (random.nextInt(12)) {
      case 0 -> ofOrders(id, Aggregate.COUNT, Meaning.ORDER_ID, "", filter, window);
      case 1 -> ofOrders(id, Aggregate.SUM, Meaning.AMOUNT, "", filter, window);
      case 2 -> ofOrders(id, Aggregate.SUM, Meaning.QUANTITY, "", filter, window);
      case 3 -> ofOrders(id, Aggregate.MEAN, Meaning.AMOUNT, "", filter, window);
      case 4 -> ofOrders(id, Aggregate.DISTINCT, Meaning.PRODUCT_ID, "", filter, window);
      case 5 -> ofOrders(id, Aggregate.DISTINCT, Meaning.CATEGORY, "", filter, window);
      case 6 -> ofOrders(id, Aggregate.SHARE_OF_ALL, Meaning.ORDER_ID, "", filter, window);
      case 7 -> ofOrders(id, Aggregate.DAYS_SINCE_LAST, Meaning.DATE, "", filter, window);
      case 8 -> ofOrders(id, Aggregate.DAYS_SINCE_FIRST, Meaning.DATE, "", filter, window);
      case 9 -> ofOrders(id, Aggregate.SUM, null, "discount", filter, window);
      case 10 -> ofOrders(id, Aggregate.MEAN, null, "discount", filter, window);
      default -> ofOrders(id, Aggregate.DISTINCT, null, "channel", filter, window);
    };
  }

  private static Compare words(RandomGenerator random) {
    return random.nextBoolean() ? Compare.ANY_OF : Compare.NONE_OF;
  }

  private static FeatureDefinition ofOrders(String id, Aggregate aggregate, Meaning input, String column, Filter filter, Window window) {
    return new FeatureDefinition(
        id, id, Source.ORDERS, input == null ? List.of() : List.of(input), column, filter, window, aggregate, "", KnownAt.PURCHASE_AND_RETURN);
  }

  private static FeatureDefinition messages(String id, Window window, RandomGenerator random) {
    Filter filter = new Filter(switch (random.nextInt(3)) {
      case 0 -> List.of();
      case 1 -> List.of(new Condition("sentiment", words(random), List.of("negative")));
      default -> List.of(new Condition("rating", Compare.AT_MOST, List.of("2")));
    });
    Aggregate aggregate = List.of(Aggregate.COUNT, Aggregate.MEAN, Aggregate.SHARE_OF_ALL, Aggregate.DAYS_SINCE_LAST, Aggregate.DAYS_SINCE_FIRST).get(random.nextInt(5));
    Source source = new Source(Role.FEEDBACK, random.nextBoolean() ? "reviews" : "");
    return new FeatureDefinition(id, id, source, aggregate == Aggregate.MEAN ? List.of(Meaning.RATING) : List.of(), "", filter, window, aggregate, "", KnownAt.ROW);
  }

  private static FeatureDefinition visits(String id, Window window, RandomGenerator random) {
    Filter filter = new Filter(switch (random.nextInt(3)) {
      case 0 -> List.of();
      case 1 -> List.of(new Condition("page", words(random), List.of("basket")));
      default -> List.of(new Condition("minutes", Compare.AT_LEAST, List.of("5")));
    });
    Aggregate aggregate = List.of(
        Aggregate.COUNT, Aggregate.SUM, Aggregate.MEAN, Aggregate.DISTINCT, Aggregate.SHARE_OF_ALL, Aggregate.DAYS_SINCE_LAST).get(random.nextInt(6));
    String column = aggregate == Aggregate.DISTINCT ? "page" : aggregate == Aggregate.SUM || aggregate == Aggregate.MEAN ? "minutes" : "";
    return new FeatureDefinition(id, id, new Source(Role.EVENTS, "visits"), List.of(), column, filter, window, aggregate, "", KnownAt.ROW);
  }
}
