package clientele.analysis.segments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.features.Feature;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** A segment of 50 among 150 customers, whose figures are known: its name must be true of them. */
class SegmentNamesTest {
  private final Map<Feature, double[]> features = new EnumMap<>(Feature.class);

  @Test
  void whoOrderedOftenAndWentSilentIsALapsedRegularAndNotRare() {
    // 13 orders in 365 days, then 300 days without: twelve a year while active
    habit(13, 665, 300, 30);
    assertEquals("Lapsed regulars", name(Feature.RECENCY_DAYS, 2));
    put(Feature.ORDERS_LAST_YEAR, 1, 6);
    assertEquals("Lapsed regulars", name(Feature.ORDERS_LAST_YEAR, -1));
  }

  @Test
  void whoOrdersRarelyWhileActiveIsRare() {
    // 3 orders in 730 days, the last 100 days ago, usually 365 days apart
    habit(3, 830, 100, 365);
    put(Feature.ORDERS_LAST_YEAR, 1, 6);
    assertEquals("Rare buyers", name(Feature.ORDERS_LAST_YEAR, -1));
    assertNotEquals("Lapsed buyers", name(Feature.RECENCY_DAYS, 2));
  }

  @Test
  void whoOrderedFewTimesAndIsLongOverdueHasLapsed() {
    habit(4, 900, 600, 100);
    assertEquals("Lapsed buyers", name(Feature.RECENCY_DAYS, 2));
  }

  @Test
  void whoOrderedOnceIsSaidToHaveOrderedOnce() {
    habit(1, 400, 400, Double.NaN);
    put(Feature.ORDERS_LAST_YEAR, 0, 6);
    assertEquals("One-time buyers of long ago", name(Feature.RECENCY_DAYS, 2));
    assertEquals("One-time buyers", name(Feature.ORDERS_LAST_YEAR, -1));
  }

  @Test
  void singleItemsMeansOneLine() {
    put(Feature.BASKET_LINES, 8.2, 20);
    assertEquals("Small baskets", name(Feature.BASKET_LINES, -1));
    put(Feature.BASKET_LINES, 1.2, 8);
    assertEquals("Single-item buyers", name(Feature.BASKET_LINES, -1));
  }

  @Test
  void aTasteNeedsEnoughLines() {
    put(Feature.TOP_CATEGORY_SHARE, 1, 0.4);
    put(Feature.ORDERS, 1, 8);
    put(Feature.BASKET_LINES, 2, 3);
    assertEquals("Segment 7", name(Feature.TOP_CATEGORY_SHARE, 1));
    put(Feature.CATEGORIES, 1, 5);
    assertEquals("Segment 7", name(Feature.CATEGORIES, -1));
    put(Feature.ORDERS, 6, 8);
    assertEquals("Specialists", name(Feature.TOP_CATEGORY_SHARE, 1));
    assertEquals("One-category buyers", name(Feature.CATEGORIES, -1));
  }

  @Test
  void newIsWhoCameWithinNinetyDays() {
    put(Feature.TENURE_DAYS, 234, 900);
    assertEquals("Segment 7", name(Feature.TENURE_DAYS, -1));
    put(Feature.TENURE_DAYS, 40, 900);
    assertEquals("New customers", name(Feature.TENURE_DAYS, -1));
    put(Feature.TENURE_DAYS, 900, 400);
    assertEquals("Long-standing customers", name(Feature.TENURE_DAYS, 1));
  }

  /** More: 21.3 against 21.9 was said where the logarithms differ the other way round. */
  @Test
  void noDifferenceIsNamedThatTheFiguresDoNotHave() {
    put(Feature.ORDER_VALUE, 21.3, 21.9);
    assertEquals("Segment 7", name(Feature.ORDER_VALUE, 0.6));
    assertEquals("Segment 7", name(Feature.ORDER_VALUE, -0.6));
    put(Feature.ORDER_VALUE, 60, 20);
    assertEquals("Large orders", name(Feature.ORDER_VALUE, 1));
    put(Feature.SPEND, 60, 20);
    assertEquals("Segment 7", name(Feature.SPEND, -1));
  }

  @Test
  void regularsOrderOftenAndHaveNotLapsed() {
    habit(20, 700, 400, 15);
    put(Feature.ORDERS_LAST_YEAR, 8, 2);
    assertEquals("Segment 7", name(Feature.ORDERS_LAST_YEAR, 1));
    habit(20, 700, 20, 35);
    assertEquals("Regulars", name(Feature.ORDERS_LAST_YEAR, 1));
  }

  @Test
  void returnersReturnATenthAtLeast() {
    put(Feature.RETURN_SHARE, 0.04, 0.01);
    assertEquals("Segment 7", name(Feature.RETURN_SHARE, 1));
    put(Feature.RETURN_SHARE, 0.2, 0.05);
    assertEquals("Returners", name(Feature.RETURN_SHARE, 1));
  }

  @Test
  void flagsNameWhoMostlyHasThem() {
    double[] flag = new double[150];
    for (int i = 0; i < 150; i++) {
      flag[i] = i < 50 ? i < 45 ? 1 : 0 : i % 4 == 0 ? 1 : 0;
    }
    assertEquals("newsletter", name(new CustomerFacts.Fact("newsletter", "", flag, List.of()), 1));
    for (int i = 25; i < 50; i++) {
      flag[i] = 0;
    }
    assertEquals("Segment 7", name(new CustomerFacts.Fact("newsletter", "", flag, List.of()), 0.4));
  }

  @Test
  void whoIsLikeAllIsTheMiddle() {
    put(Feature.ORDER_VALUE, 20, 20);
    assertEquals("Middle of the road", name(Feature.ORDER_VALUE, 0.1));
  }

  @Test
  void noTwoSegmentsHaveOneName() {
    put(Feature.ORDER_VALUE, 60, 20);
    put(Feature.TENURE_DAYS, 40, 900);
    SegmentNames names = new SegmentNames(new Habits(features));
    List<SegmentNames.Fact> facts = List.of(fact(Feature.ORDER_VALUE, 2), fact(Feature.TENURE_DAYS, -1));
    String first = Messages.render(names.suggest(members(), facts, 1), Language.ENGLISH);
    String second = Messages.render(names.suggest(members(), facts, 2), Language.ENGLISH);
    assertEquals(List.of("Large orders", "New customers"), List.of(first, second));
    assertTrue(Messages.render(names.suggest(members(), facts, 3), Language.ENGLISH).startsWith("Large orders new"));
  }

  /** Orders, days since the first and the last one and usual days between two of the segment; others order monthly. */
  private void habit(double orders, double tenure, double recency, double gap) {
    put(Feature.ORDERS, orders, 24);
    put(Feature.TENURE_DAYS, tenure, 730);
    put(Feature.RECENCY_DAYS, recency, 20);
    put(Feature.GAP_DAYS, gap, 30);
    put(Feature.OVERDUE, recency / gap, 0.7);
  }

  private void put(Feature feature, double own, double others) {
    features.put(feature, DoubleStream.concat(
        DoubleStream.generate(() -> own).limit(50), DoubleStream.generate(() -> others).limit(100)).toArray());
  }

  private String name(Feature feature, double distance) {
    return Messages.render(
        new SegmentNames(new Habits(features)).suggest(members(), List.of(fact(feature, distance)), 7), Language.ENGLISH);
  }

  private String name(CustomerFacts.Fact fact, double distance) {
    return Messages.render(
        new SegmentNames(new Habits(features)).suggest(members(), List.of(new SegmentNames.Fact(fact, distance)), 7),
        Language.ENGLISH);
  }

  private SegmentNames.Fact fact(Feature feature, double distance) {
    return new SegmentNames.Fact(new CustomerFacts.Fact(feature.id(), "", features.get(feature), List.of()), distance);
  }

  private static boolean[] members() {
    boolean[] in = new boolean[150];
    Arrays.fill(in, 0, 50, true);
    return in;
  }
}
