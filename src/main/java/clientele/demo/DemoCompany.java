package clientele.demo;

import clientele.base.Language;
import clientele.base.Seed;
import clientele.base.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes the raw files of the demo company, Alder &amp; Peak Outfitters: customers, order lines, a product list as XLSX,
 * English reviews, Chinese reviews in GB18030, and the contacts of one campaign with a control group drawn at random.
 *
 * <p>The dirt: duplicated lines, lines with a field too many, dates that are none, order lines without a customer,
 * cancelled orders, postage among the products, phone numbers in several forms, ids with leading zeros.
 */
public final class DemoCompany {
  /** First day a customer can sign up. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 2);

  /** Last day of the data. */
  public static final LocalDate LAST_DAY = LocalDate.of(2025, 9, 30);

  /** The day the carrier changed, from which delivery is complained of more. */
  public static final LocalDate CARRIER_CHANGE = LocalDate.of(2025, 7, 2);

  /** The day of the campaign. */
  public static final LocalDate CAMPAIGN = LocalDate.of(2025, 6, 2);

  /** Name of the company. */
  public static final String NAME = "Alder & Peak Outfitters";

  private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final String[] FIRST = {"Anna", "Ben", "Carla", "David", "Eva", "Felix", "Greta", "Hugo", "Ines",
    "Jonas", "Klara", "Leo", "Maria", "Nils", "Olga", "Paul", "Rosa", "Simon", "Tina", "Viktor"};
  private static final String[] LAST = {"Amsler", "Berger", "Conti", "Dahl", "Egger", "Fischer", "Graf", "Huber",
    "Iten", "Jung", "Keller", "Lang", "Meyer", "Novak", "Ott", "Peters", "Roth", "Steiner", "Tanner", "Weber"};
  private static final String[] FAMILY = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"};
  private static final String[] GIVEN = {"伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "晓梅", "志强", "海燕"};
  private static final String[][] PLACES = {{"Germany", "München"}, {"Germany", "Köln"}, {"Germany", "Dresden"},
    {"Switzerland", "Zürich"}, {"Switzerland", "Bern"}, {"Austria", "Innsbruck"}};
  private static final String[] CHINESE_PLACES = {"上海", "北京", "成都", "杭州"};

  private final DemoTruths truths;
  private final Seed seed;
  private final int size;
  private final DemoCatalogue catalogue = new DemoCatalogue();
  private final List<DemoShop.Customer> customers;

  /** The company with its planted truths, as it is shipped. */
  public static DemoCompany shipped() {
    return new DemoCompany(DemoTruths.PLANTED, new Seed(2025), 4_000);
  }

  /**
   * A company.
   *
   * @param size number of customers
   */
  public DemoCompany(DemoTruths truths, Seed seed, int size) {
    this.truths = truths;
    this.seed = seed;
    this.size = size;
    this.customers = new DemoShop(truths, catalogue, seed).customers(size);
  }

  /** Writes all files into a folder, which is made if it is not there, and returns them. */
  public List<Path> write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    files.add(text(folder.resolve("customers.csv"), StandardCharsets.UTF_8, customerLines()));
    files.add(text(folder.resolve("orders.csv"), StandardCharsets.UTF_8, orderLines()));
    files.add(products(folder.resolve("products.xlsx")));
    DemoFeedback feedback = new DemoFeedback(truths, seed);
    files.add(text(folder.resolve("reviews.csv"), StandardCharsets.UTF_8,
        messageLines(feedback.messages(customers, Language.ENGLISH, size / 2), Language.ENGLISH)));
    files.add(text(folder.resolve("评论.csv"), Charset.forName("GB18030"),
        messageLines(feedback.messages(customers, Language.CHINESE, size / 4), Language.CHINESE)));
    files.add(text(folder.resolve("campaign_contacts.csv"), StandardCharsets.UTF_8, contactLines()));
    return files;
  }

  /** Name of the planted group of each customer, by id. */
  public java.util.Map<String, String> groups() {
    java.util.Map<String, String> groups = new java.util.HashMap<>();
    customers.forEach(c -> groups.put(c.id(), c.group().name()));
    return groups;
  }

  /** The planted pairs of products: what is bought, and what is bought with it or next. */
  public List<List<String>> pairs() {
    return catalogue.pairs();
  }

  private List<String> customerLines() {
    RandomGenerator random = seed.stream("names");
    List<String> lines = new ArrayList<>();
    lines.add("customer_id,name,email,phone,country,city,birth_date,signup_date");
    for (DemoShop.Customer c : customers) {
      String first = FIRST[random.nextInt(FIRST.length)];
      String last = LAST[random.nextInt(LAST.length)];
      String name = c.chinese()
          ? FAMILY[random.nextInt(FAMILY.length)] + GIVEN[random.nextInt(GIVEN.length)]
          : first + " " + last;
      String mail = random.nextDouble() < 0.06
          ? ""
          : (c.chinese() ? "user" + c.id() : first + "." + last + c.id()).toLowerCase(Locale.ROOT) + "@example.org";
      String[] place = PLACES[random.nextInt(PLACES.length)];
      String country = c.chinese() ? "China" : place[0];
      String city = c.chinese() ? CHINESE_PLACES[random.nextInt(CHINESE_PLACES.length)] : place[1];
      LocalDate born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000));
      String line = String.join(",", c.id(), name, mail, phone(c.chinese(), random), country, city,
          random.nextDouble() < 0.1 ? "" : born.toString(), c.signup().toString());
      lines.add(line);
      if (random.nextDouble() < 0.012) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String phone(boolean chinese, RandomGenerator random) {
    int number = 1_000_000 + random.nextInt(8_999_999);
    if (chinese) {
      return "138" + number + random.nextInt(10);
    }
    return switch (random.nextInt(3)) {
      case 0 -> "0049 151 " + number;
      case 1 -> "+49 (0)151/" + number;
      default -> "0151-" + number;
    };
  }

  private record Dated(LocalDate day, String line) {}

  private List<String> orderLines() {
    RandomGenerator random = seed.stream("dirt");
    List<Dated> dated = new ArrayList<>();
    for (DemoShop.Customer c : customers) {
      for (DemoShop.Order order : c.orders()) {
        boolean anonymous = random.nextDouble() < 0.03;
        String who = anonymous ? "" : c.id();
        for (DemoShop.Line line : order.lines()) {
          dated.add(new Dated(order.day(), line(order.number(), who, order.day(), line, line.quantity(), random)));
        }
        if (random.nextDouble() < 0.25) {
          dated.add(new Dated(order.day(), String.join(";", order.number(), who, DAY_FIRST.format(order.day()),
              "POST", "Postage", "1", "4.95", channel(random))));
        }
        if (order.returned() && !order.returnDay().isAfter(LAST_DAY)) {
          DemoShop.Line back = order.lines().get(random.nextInt(order.lines().size()));
          dated.add(new Dated(order.returnDay(),
              line("C" + order.number(), who, order.returnDay(), back, -back.quantity(), random)));
        }
      }
    }
    dated.sort(Comparator.comparing(Dated::day));
    List<String> lines = new ArrayList<>();
    lines.add("order_id;customer_id;order_date;product_id;product_name;quantity;unit_price;channel");
    for (Dated d : dated) {
      lines.add(d.line);
      double dice = random.nextDouble();
      if (dice < 0.004) {
        lines.add(d.line);
      } else if (dice < 0.005) {
        lines.add(d.line + ";;checked by hand");
      } else if (dice < 0.0055) {
        lines.add(d.line.replaceFirst("\\d\\d/\\d\\d/", "31/06/"));
      }
    }
    return lines;
  }

  private static String line(
      String number, String who, LocalDate day, DemoShop.Line line, int quantity, RandomGenerator random) {
    return String.join(";", number, who, DAY_FIRST.format(day), line.product().id(), line.product().name(),
        Integer.toString(quantity), String.format(Locale.ROOT, "%.2f", line.price()), channel(random));
  }

  private static String channel(RandomGenerator random) {
    return random.nextDouble() < 0.7 ? "online" : "store";
  }

  private Path products(Path file) throws IOException {
    WholeFile.write(file, this::products);
    return file;
  }

  private void products(OutputStream out) throws IOException {
    try (Workbook book = new Workbook(out, "Clientele", "1.0")) {
      Worksheet sheet = book.newWorksheet("Products");
      String[] heads = {"product_id", "product_name", "category", "list_price", "unit_cost"};
      for (int c = 0; c < heads.length; c++) {
        sheet.value(0, c, heads[c]);
      }
      int row = 1;
      for (DemoCatalogue.Product p : catalogue.products()) {
        sheet.value(row, 0, p.id());
        sheet.value(row, 1, p.name());
        sheet.value(row, 2, DemoCatalogue.CATEGORIES.get(p.category()));
        sheet.value(row, 3, p.price());
        sheet.value(row, 4, p.cost());
        row++;
      }
    }
  }

  private static List<String> messageLines(List<DemoFeedback.Message> messages, Language language) {
    List<String> lines = new ArrayList<>();
    lines.add(
        language == Language.CHINESE
            ? "反馈编号,客户编号,日期,渠道,评分,内容"
            : "feedback_id,customer_id,date,channel,rating,text");
    for (DemoFeedback.Message m : messages) {
      lines.add(String.join(",", m.id(), m.customer(), m.day().toString(), m.channel(),
          Integer.toString(m.rating()), '"' + m.text().replace("\"", "\"\"") + '"'));
    }
    return lines;
  }

  private List<String> contactLines() {
    RandomGenerator random = seed.stream("campaign");
    List<String> lines = new ArrayList<>();
    lines.add("campaign_id,customer_id,contact_date,treatment,outcome");
    for (DemoShop.Customer c : customers) {
      if (c.signup().isAfter(CAMPAIGN)) {
        continue;
      }
      boolean mailed = random.nextDouble() < 0.7;
      boolean bought = random.nextDouble() < (mailed ? truths.mailedBuy() : truths.controlBuy());
      lines.add(String.join(",", "SUMMER25", c.id(), CAMPAIGN.toString(), mailed ? "mailed" : "control",
          bought ? "bought" : "none"));
    }
    return lines;
  }

  private static Path text(Path file, Charset charset, List<String> lines) throws IOException {
    WholeFile.text(file, String.join("\r\n", lines) + "\r\n", charset);
    return file;
  }
}
