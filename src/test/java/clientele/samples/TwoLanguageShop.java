package clientele.samples;

import clientele.base.Seed;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Lantern &amp; Loom, an invented shop for the home: its web shop writes English order lines, its shop in Graz German ones with decimal
 * commas. Planted: two kinds of buyers, one mailing with a control group drawn at random, duplicates and returns.
 */
final class TwoLanguageShop {
  /** Share of mailed customers who buy. */
  static final double MAILED = 0.38;

  /** Share of the control group who buy. */
  static final double CONTROL = 0.17;

  private static final int CUSTOMERS = 320;
  private static final double AGAIN = 0.02;
  private static final LocalDate MAILING = LocalDate.of(2025, 5, 12);
  private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.uuuu");
  private static final String[] FIRST = {"Alma", "Bero", "Cilla", "Dorian", "Elva", "Fenja", "Gregor", "Hanni", "Ivo", "Jorun", "Kaja", "Lenz", "Malin", "Noor", "Ottla"};
  private static final String[] LAST = {"Ahornberg", "Birkstein", "Distelhof", "Eibenfeld", "Farnleitner", "Ginsterau", "Holundermann", "Kranichsee", "Lindgrund", "Moosbach", "Nebelthal"};

  private static final List<SampleShop.Item> ITEMS = List.of(
      new SampleShop.Item("LL-110", "Oil lamp", "Öllampe", 4490), new SampleShop.Item("LL-120", "Lamp oil 1 l", "Lampenöl 1 l", 990),
      new SampleShop.Item("LL-210", "Linen sheet", "Leintuch", 7950), new SampleShop.Item("LL-220", "Wool throw", "Wolldecke", 12900),
      new SampleShop.Item("LL-230", "Cushion, green", "Kissen, grün", 2995), new SampleShop.Item("LL-240", "Table runner", "Tischläufer", 3450),
      new SampleShop.Item("LL-310", "Candle, beeswax", "Bienenwachskerze", 1490), new SampleShop.Item("LL-320", "Candlestick", "Kerzenständer", 2790),
      new SampleShop.Item("LL-410", "Loom, small", "Webrahmen, klein", 128900), new SampleShop.Item("LL-420", "Yarn 500 g", "Garn 500 g", 2450),
      new SampleShop.Item("LL-430", "Weaving book", "Webbuch", 3290), new SampleShop.Item("LL-510", "Door mat", "Fußmatte", 3990));

  private final Seed seed;
  private final List<SampleShop.Customer> customers;
  private int again;

  TwoLanguageShop(Seed seed) {
    this.seed = seed;
    this.customers = new SampleShop(seed, ITEMS, "%05d", LocalDate.of(2024, 1, 2), LocalDate.of(2025, 6, 30)).customers(CUSTOMERS);
  }

  SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("raw/orders.csv", SampleFiles.utf8(orders(false)));
    int twice = again;
    files.put("raw/bestellungen.csv", SampleFiles.text(orders(true), Charset.forName("windows-1252")));
    twice += again;
    List<List<Object>> people = people();
    files.put("raw/customers.xlsx", SampleFiles.book("Customers", people));
    List<String> contacts = contacts();
    files.put("raw/mailing.csv", SampleFiles.utf8(contacts));
    files.put("expected/customers.csv", SampleFiles.utf8(truth()));
    files.put("expected/expected.json", expected(contacts.size() - 1, twice).bytes());
    return files;
  }

  /** Order lines of the customers of one language, some of them twice. */
  private List<String> orders(boolean german) {
    RandomGenerator random = seed.stream("again " + german);
    List<String> lines = new ArrayList<>();
    again = 0;
    lines.add(german ? "Bestellnummer;Kundennummer;Bestelldatum;Artikelnummer;Artikel;Menge;Einzelpreis"
        : "Order No,Customer No,Order Date,Item No,Item,Quantity,Unit Price");
    for (SampleShop.Line line : SampleShop.lines(customers, german)) {
      String written = german
          ? String.join(";", line.order(), line.customer(), GERMAN.format(line.day()), line.item().id(), line.item().other(),
              Integer.toString(line.quantity()), comma(line.item().price()))
          : String.join(",", line.order(), line.customer(), line.day().toString(), line.item().id(), quoted(line.item().name()),
              Integer.toString(line.quantity()), SampleFiles.money(line.item().price()));
      lines.add(written);
      if (random.nextDouble() < AGAIN) {
        lines.add(written);
        again++;
      }
    }
    return lines;
  }

  private static String quoted(String name) {
    return name.contains(",") ? '"' + name + '"' : name;
  }

  /** As it is written in German: 1.289,00. */
  private static String comma(long cents) {
    String whole = cents >= 100_000 ? cents / 100_000 + "." + String.format(java.util.Locale.ROOT, "%03d", cents / 100 % 1000) : Long.toString(cents / 100);
    return whole + "," + String.format(java.util.Locale.ROOT, "%02d", cents % 100);
  }

  private List<List<Object>> people() {
    RandomGenerator random = seed.stream("people");
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of("Customer No", "Name", "Country", "Joined"));
    for (SampleShop.Customer c : customers) {
      String name = FIRST[random.nextInt(FIRST.length)] + " " + LAST[random.nextInt(LAST.length)];
      rows.add(List.of(c.id(), name, c.second() ? "AT" : random.nextBoolean() ? "GB" : "IE", c.joined()));
    }
    return rows;
  }

  private List<String> contacts() {
    RandomGenerator random = seed.stream("mailing");
    List<String> lines = new ArrayList<>();
    lines.add("campaign_id,customer_id,contact_date,treatment,outcome");
    for (SampleShop.Customer c : customers) {
      boolean mailed = random.nextDouble() < 0.6;
      boolean bought = random.nextDouble() < (mailed ? MAILED : CONTROL);
      lines.add(String.join(",", "MAY25", c.id(), MAILING.toString(), mailed ? "mailed" : "control", bought ? "bought" : "none"));
    }
    return lines;
  }

  /** Of every customer who kept something the kind, the orders and what was spent, from before anything was written. */
  private List<String> truth() {
    List<String> lines = new ArrayList<>();
    lines.add("customer_id,group,orders,spend");
    Map<String, long[]> kept = SampleShop.kept(customers);
    for (SampleShop.Customer c : customers) {
      long[] known = kept.get(c.id());
      lines.add(String.join(",", c.id(), c.group(), Long.toString(known[0]), SampleFiles.money(known[1])));
    }
    return lines;
  }

  private Expected expected(int contacts, int twice) {
    List<SampleShop.Line> all = new ArrayList<>(SampleShop.lines(customers, false));
    all.addAll(SampleShop.lines(customers, true));
    long back = all.stream().filter(l -> l.quantity() < 0).count();
    String lines = "Order No:text:order_id|Customer No:text:customer_id|Order Date:date:date|Item No:text:product_id|Item:text:product_name|"
        + "Quantity:integer:quantity|Unit Price:decimal:unit_price";
    return new Expected()
        .imported("orders", all.size() + twice)
        .table("orders", "transactions", all.size() - back, lines)
        .table("orders_set_apart", "set_apart", back, lines + "|set_apart_reason:phrase")
        .table("customers", "customers", CUSTOMERS, "Customer No:text:customer_id|Name:text:name|Country:text:country|Joined:date:start_date")
        .table("mailing", "contacts", contacts,
            "campaign_id:text:campaign_id|customer_id:text:customer_id|contact_date:date:date|treatment:text:treatment|outcome:text:outcome")
        .same("features", "customers.csv", "customer_id", Map.of("orders", "orders", "spend", "spend"))
        .inside("mailed customers buy more often", "campaign_effects", Map.of("campaign", "MAY25", "group", "mailed"), MAILED - CONTROL, 0)
        .figure("the two kinds of buyers are the two segments", "same-groups", "segments", "segment_id", "customers.csv", 1, 0.1,
            "one kind buys every 45 to 95 days one or two pieces, the other every 230 to 350 days six or more: they hardly overlap");
  }
}
