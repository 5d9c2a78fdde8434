package clientele.demo;

/** The groups of customers of the demo company: how often and how much they buy, and of what. */
enum DemoGroup {
  /** Buy often, across categories, at full price. */
  REGULARS(0.16, 14, 2.6, 1.25, new double[] {2, 2, 1, 1, 1, 1, 0.5, 1}),
  /** Buy for the family, larger baskets. */
  FAMILIES(0.27, 6, 4.6, 0.85, new double[] {1, 1, 3, 2, 0.3, 0.5, 0.2, 1}),
  /** Buy once or twice a winter, dear things. */
  SKIERS(0.20, 2.2, 2.2, 2.4, new double[] {0.3, 0.3, 0.2, 0.2, 6, 2, 0.2, 0.2}),
  /** Buy small things often. */
  BARGAINERS(0.37, 7.5, 1.3, 0.4, new double[] {0.4, 0.5, 1, 2, 0.2, 0.3, 3, 2});

  private final double share;
  private final double ordersPerYear;
  private final double lines;
  private final double priceFactor;
  private final double[] taste;

  DemoGroup(double share, double ordersPerYear, double lines, double priceFactor, double[] taste) {
    this.share = share;
    this.ordersPerYear = ordersPerYear;
    this.lines = lines;
    this.priceFactor = priceFactor;
    this.taste = taste;
  }

  /** Share of all customers. */
  double share() {
    return share;
  }

  /** Orders a year while the customer stays. */
  double ordersPerYear() {
    return ordersPerYear;
  }

  /** Mean lines of an order. */
  double lines() {
    return lines;
  }

  /** How dear the chosen products are against the catalogue's mean. */
  double priceFactor() {
    return priceFactor;
  }

  /** Weight of each category. */
  double taste(int category) {
    return taste[category];
  }
}
