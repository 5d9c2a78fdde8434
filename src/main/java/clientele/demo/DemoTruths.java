package clientele.demo;

/**
 * The effects planted in the demo company.
 *
 * @param groups whether customers belong to groups that buy differently; otherwise all are alike
 * @param leaveAfterGoodOrder probability to leave for good after an order without a return
 * @param leaveAfterReturn probability to leave for good after an order with a return
 * @param companion probability that the companion of a product is bought along or next
 * @param deliveryNegativeBefore share of negative mentions of delivery before {@link DemoCompany#CARRIER_CHANGE}
 * @param deliveryNegativeAfter the same, after it
 * @param qualityNegative share of negative mentions of quality, at all times
 * @param mailedBuy share of mailed customers who buy
 * @param controlBuy share of the control group who buy
 */
public record DemoTruths(
    boolean groups,
    double leaveAfterGoodOrder,
    double leaveAfterReturn,
    double companion,
    double deliveryNegativeBefore,
    double deliveryNegativeAfter,
    double qualityNegative,
    double mailedBuy,
    double controlBuy) {

  /** The demo company as it is shipped. */
  public static final DemoTruths PLANTED =
      new DemoTruths(true, 0.05, 0.32, 0.5, 0.25, 0.60, 0.12, 0.14, 0.08);

  /** The same company without any of the effects: for the test that proves the program does not see ghosts. */
  public static final DemoTruths NONE = new DemoTruths(false, 0.09, 0.09, 0, 0.35, 0.35, 0.35, 0.11, 0.11);
}
