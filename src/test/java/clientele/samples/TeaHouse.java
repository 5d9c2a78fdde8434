package clientele.samples;

import clientele.base.Seed;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * 山月茶舍, an invented tea house: order lines in GB18030, reviews, and a survey as 问卷星 exports it. Planted: two kinds of buyers, what
 * every review feels, and a share of bad words about delivery that rises on one day; the taste is spoken of as well before as after.
 */
final class TeaHouse {
  /** The day from which another carrier delivers. */
  static final LocalDate CARRIER = LocalDate.of(2025, 4, 1);

  /** Share of bad words about delivery before and from that day on, and about the taste at all times. */
  static final double DELIVERY_BEFORE = 0.15;
  static final double DELIVERY_AFTER = 0.7;
  static final double TASTE = 0.15;

  private static final double PLEASED = 0.75;
  private static final int MEMBERS = 300;
  private static final int REVIEWS = 700;
  private static final int ANSWERS = 160;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 5);
  private static final LocalDate LAST = LocalDate.of(2025, 6, 30);

  private static final List<SampleShop.Item> ITEMS = List.of(
      new SampleShop.Item("C101", "紫砂壶", "", 26800), new SampleShop.Item("C102", "养壶笔", "", 2800), new SampleShop.Item("C201", "明前龙井", "", 16800),
      new SampleShop.Item("C202", "安溪铁观音", "", 9800), new SampleShop.Item("C203", "武夷岩茶", "", 12800), new SampleShop.Item("C204", "云南普洱", "", 8800),
      new SampleShop.Item("C205", "茉莉花茶", "", 5800), new SampleShop.Item("C301", "竹茶盘", "", 13800), new SampleShop.Item("C302", "公道杯", "", 4800),
      new SampleShop.Item("C303", "桂花糕", "", 3600));

  private static final String[][] DELIVERY = {
      {"快递很快，第二天就到了，非常满意。", "发货快，包装仔细，没有一点破损。", "物流很给力，比预计早到一天。", "配送准时，快递员态度很好。", "送货很快，包装很漂亮。", "快递及时，物流信息清楚，很满意。"},
      {"快递太慢了，等了十天才到。", "物流很差，包装全压坏了。", "快递员态度恶劣，不送货上门，非常失望。", "配送太慢，催了三次也没人管。", "等了两个星期还没到，快递太差劲了。", "送货延误，物流信息一直不更新，很生气。"}};
  private static final String[][] QUALITY = {
      {"茶叶质量很好，香气浓，非常喜欢。", "味道很好，回甘很久，会再买。", "品质上乘，口感醇厚，很满意。", "茶壶做工精细，质量非常好。", "茶很香，质量比上次还好。", "质量不错，全家都喜欢喝。"},
      {"茶叶质量太差，全是碎末。", "味道很差，有一股霉味，很失望。", "质量不好，喝起来又苦又涩。", "茶壶做工粗糙，质量很糟糕。", "口感很差，根本不值这个价。", "质量太差了，泡两次就没味道。"}};
  private static final String[] BEST = {"茶叶", "包装", "服务", "环境"};

  private final Seed seed;
  private final List<SampleShop.Customer> members;
  private final List<Review> reviews;
  private final List<Boolean> pleased = new ArrayList<>();

  /** What somebody wrote, of what, and how it was meant. */
  private record Review(String id, String member, LocalDate day, boolean delivery, boolean negative, String text) {}

  TeaHouse(Seed seed) {
    this.seed = seed;
    this.members = new SampleShop(seed, ITEMS, "M%05d", FIRST, LAST).customers(MEMBERS);
    this.reviews = reviews();
  }

  private List<Review> reviews() {
    RandomGenerator random = seed.stream("reviews");
    List<Review> all = new ArrayList<>();
    int days = (int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1;
    for (int i = 0; i < REVIEWS; i++) {
      LocalDate day = FIRST.plusDays((long) i * days / REVIEWS);
      boolean delivery = random.nextDouble() < 0.6;
      double bad = !delivery ? TASTE : day.isBefore(CARRIER) ? DELIVERY_BEFORE : DELIVERY_AFTER;
      boolean negative = random.nextDouble() < bad;
      String[] words = (delivery ? DELIVERY : QUALITY)[negative ? 1 : 0];
      all.add(new Review(String.format(Locale.ROOT, "P%04d", i + 1), members.get(random.nextInt(MEMBERS)).id(), day, delivery, negative,
          words[random.nextInt(words.length)]));
    }
    return all;
  }

  SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("raw/订单.csv", SampleFiles.text(orders(), Charset.forName("GB18030")));
    List<String> written = new ArrayList<>(List.of("评价编号,会员编号,评价日期,内容"));
    reviews.forEach(r -> written.add(String.join(",", r.id(), r.member(), r.day().toString(), r.text())));
    files.put("raw/评价.csv", SampleFiles.utf8(written));
    files.put("raw/问卷.csv", SampleFiles.utf8(answers()));
    List<String> felt = new ArrayList<>(List.of("feedback_id,sentiment"));
    reviews.forEach(r -> felt.add(r.id() + "," + (r.negative() ? "negative" : "positive")));
    for (int i = 0; i < ANSWERS; i++) {
      felt.add(i + 1 + "," + (pleased.get(i) ? "positive" : "negative"));
    }
    files.put("expected/feelings.csv", SampleFiles.utf8(felt));
    List<String> truth = new ArrayList<>(List.of("customer_id,group,orders,spend"));
    Map<String, long[]> kept = SampleShop.kept(members);
    members.forEach(m -> truth.add(String.join(",", m.id(), m.group(), Long.toString(kept.get(m.id())[0]), SampleFiles.money(kept.get(m.id())[1]))));
    files.put("expected/members.csv", SampleFiles.utf8(truth));
    files.put("expected/expected.json", expected().bytes());
    return files;
  }

  private List<String> orders() {
    List<String> lines = new ArrayList<>(List.of("订单编号,会员编号,下单日期,商品编号,商品名称,数量,单价"));
    SampleShop.lines(members, false).forEach(l -> lines.add(line(l)));
    SampleShop.lines(members, true).forEach(l -> lines.add(line(l)));
    return lines;
  }

  private static String line(SampleShop.Line l) {
    String day = l.day().getYear() + "年" + l.day().getMonthValue() + "月" + l.day().getDayOfMonth() + "日";
    return String.join(",", l.order(), l.customer(), day, l.item().id(), l.item().name(), Integer.toString(l.quantity()), SampleFiles.money(l.item().price()));
  }

  /** A survey of members: two in three name the tea as the best. */
  private List<String> answers() {
    RandomGenerator random = seed.stream("survey");
    List<String> lines = new ArrayList<>(List.of("序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的会员编号,2、您最满意的是什么,3、您的建议,4、您愿意推荐我们吗"));
    for (int i = 0; i < ANSWERS; i++) {
      boolean pleased = random.nextDouble() < PLEASED;
      this.pleased.add(pleased);
      String best = random.nextDouble() < 0.66 ? BEST[0] : BEST[1 + random.nextInt(3)];
      String[] words = (random.nextBoolean() ? DELIVERY : QUALITY)[pleased ? 0 : 1];
      lines.add(String.join(",", Integer.toString(i + 1), "2025/6/" + (1 + i * 30 / ANSWERS) + " " + (9 + random.nextInt(11)) + ":" + (10 + random.nextInt(50)) + ":00",
          20 + random.nextInt(90) + "秒", random.nextBoolean() ? "微信" : "链接", "直接访问", "192.0.2." + (1 + random.nextInt(250)) + "(浙江-杭州)",
          members.get(random.nextInt(MEMBERS)).id(), best, words[random.nextInt(words.length)], Integer.toString(pleased ? 8 + random.nextInt(3) : random.nextInt(6))));
    }
    return lines;
  }

  private Expected expected() {
    List<SampleShop.Line> all = new ArrayList<>(SampleShop.lines(members, false));
    all.addAll(SampleShop.lines(members, true));
    long back = all.stream().filter(l -> l.quantity() < 0).count();
    String lines = "订单编号:text:order_id|会员编号:text:customer_id|下单日期:date:date|商品编号:text:product_id|商品名称:text:product_name|数量:integer:quantity|单价:decimal:unit_price";
    return new Expected()
        .imported("订单", all.size())
        .table("订单", "transactions", all.size() - back, lines)
        .table("订单_set_apart", "set_apart", back, lines + "|set_apart_reason:phrase")
        .table("评价", "feedback", REVIEWS, "评价编号:text:feedback_id|会员编号:text:customer_id|评价日期:date:date|内容:text:text")
        .table("feedback_tags", "result", REVIEWS + ANSWERS, "feedback_id:text:feedback_id|language:text|sentiment:text|score:real|confidence:real|"
            + "topic:text|intent:text|aspects:text|machine:text|own:text|corrected:text")
        .table("问卷", "feedback", ANSWERS,
            "序号:text:feedback_id|提交答卷时间:time:date|所用时间:text|来源:text:channel|来源详情:text|来自IP:text:city|1、您的会员编号:text:customer_id|"
                + "2、您最满意的是什么:text|3、您的建议:text|4、您愿意推荐我们吗:integer")
        .same("features", "members.csv", "customer_id", Map.of("orders", "orders", "spend", "spend"))
        .figure("the two kinds of buyers are the two segments", "same-groups", "segments", "segment_id", "members.csv", 1, 0.1,
            "one kind buys every 45 to 95 days one or two pieces, the other every 230 to 350 days six or more: they hardly overlap")
        .figure("reviews tagged as they were meant", "agree", "feedback_tags", "sentiment", "feelings.csv", 1, 0.15,
            "every review says one thing plainly; what the tags are graded at on texts of other people is about 0.9");
  }
}
