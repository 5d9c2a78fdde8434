package clientele.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the demo company sells. */
final class DemoCatalogue {
  static final List<String> CATEGORIES =
      List.of("Footwear", "Packs", "Kids", "Camping", "Ski", "Clothing", "Small gear", "Books and maps");

  private static final String[][] NAMES = {
    {"Hiking boot Passo", "Trail shoe Lina", "Winter boot Arve", "Sandal Riva", "Approach shoe Torre", "Boot wax",
      "Resole voucher", "Gaiter Nival", "Hut slipper", "Insole Comfort"},
    {"Rucksack Passo 28 L", "Rucksack Passo 45 L", "Day pack Mica 18 L", "Rain cover", "Hip bag", "Dry bag 10 L",
      "Duffel 60 L", "Trolley Alba", "Climbing pack Rocca", "Pack strap set"},
    {"Kids boot Piccolo", "Child carrier", "Kids rain cape", "Kids fleece", "Kids sleeping bag", "Kids headlamp",
      "Kids rucksack", "Merino sock kids", "Kids ski helmet", "Kids mittens"},
    {"Tent Kuppel 2P", "Sleeping mat Luft", "Sleeping bag Fiord", "Gas stove Mini", "Gas cartridge 230 g",
      "Head torch Nova", "Tarp 3 x 3 m", "Insulated bottle", "Pot set Duo", "Camp chair"},
    {"Touring ski Kante", "Ski boot Cima", "Ski skin", "Ski wax", "Avalanche beacon", "Ski pole", "Ski helmet",
      "Ski goggles", "Probe 240", "Snow shovel"},
    {"Rain jacket Nimbus", "Down jacket Alva", "Softshell Vento", "Merino shirt", "Trekking trousers", "Fleece Tove",
      "Merino sock 2 pairs", "Beanie Lana", "Glove Grip", "Base layer set"},
    {"Carabiner", "Repair tape", "Whistle", "Fire steel", "Pocket knife", "Cord 10 m", "First aid kit",
      "Compass", "Emergency blanket", "Zip puller set"},
    {"Trail map Elbe", "Trail map Tatra", "Hut guide", "Knot book", "Ski tour guide", "Cook book outdoor",
      "Route diary", "Map case", "Bird guide", "Star chart"}
  };

  private static final double[][] PRICES = {
    {189.95, 119.00, 169.00, 79.95, 139.00, 9.95, 59.00, 34.95, 24.95, 29.95},
    {119.00, 159.00, 69.95, 24.95, 29.95, 19.95, 99.00, 189.00, 129.00, 12.95},
    {64.95, 219.00, 39.95, 44.95, 79.00, 19.95, 49.90, 14.90, 59.95, 19.95},
    {289.00, 69.95, 149.00, 39.90, 13.90, 49.90, 79.00, 27.90, 54.90, 44.95},
    {499.00, 449.00, 129.00, 12.95, 289.00, 69.95, 119.00, 89.95, 49.95, 44.95},
    {189.95, 229.00, 129.95, 69.95, 99.95, 79.95, 31.90, 24.95, 34.95, 89.95},
    {8.95, 6.95, 4.95, 9.95, 24.95, 7.95, 19.95, 22.95, 5.95, 4.50},
    {11.90, 11.90, 19.80, 14.90, 24.80, 22.00, 12.90, 15.90, 29.80, 9.90}
  };

  /** Product and companion, as places in the list: what is bought with or after the first. */
  private static final int[][] COMPANIONS = {{30, 31}, {33, 34}, {0, 5}, {10, 13}, {40, 43}, {21, 22}, {60, 65}};

  /** A product. */
  record Product(String id, String name, int category, double price, double cost) {}

  private final List<Product> products = new ArrayList<>();

  DemoCatalogue() {
    String[] prefixes = {"SO", "RU", "KI", "ZE", "SK", "JA", "KL", "BU"};
    for (int c = 0; c < NAMES.length; c++) {
      for (int i = 0; i < NAMES[c].length; i++) {
        double price = PRICES[c][i];
        String id = prefixes[c] + "-" + String.format(Locale.ROOT, "%04d", 110 * (i + 1) + c);
        products.add(new Product(id, NAMES[c][i], c, price, Math.round(price * (50 + c * 2)) / 100.0));
      }
    }
  }

  /** All products; the first in each category sell best. */
  List<Product> products() {
    return products;
  }

  /** The companion of a product. */
  Optional<Product> companion(Product product) {
    int place = products.indexOf(product);
    for (int[] pair : COMPANIONS) {
      if (pair[0] == place) {
        return Optional.of(products.get(pair[1]));
      }
    }
    return Optional.empty();
  }

  /** Ids of all planted pairs: what is bought, and what is bought with it. */
  List<List<String>> pairs() {
    List<List<String>> pairs = new ArrayList<>();
    for (int[] pair : COMPANIONS) {
      pairs.add(List.of(products.get(pair[0]).id(), products.get(pair[1]).id()));
    }
    return pairs;
  }
}
