package clientele.cleaning.identity;

import clientele.base.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes tables of restaurants, publications, citations, products, companies and Chinese customers with known doubles. */
final class Things {
  private static final String[] WORDS =
      ("garden house golden blue river old royal grill kitchen corner palace dragon star sun little grand green red harbor lake bistro "
              + "cafe bar diner tavern inn pizzeria trattoria brasserie steakhouse oyster sushi noodle curry spice olive lemon fig pepper")
          .split(" ");
  private static final String[] STREETS =
      "main oak park sunset melrose broadway madison lexington peachtree spring mission market union grant lombard pine wilshire ventura lake hill river church mill"
          .split(" ");
  private static final String[][] TYPES = {
    {"st", "street"}, {"ave", "avenue"}, {"blvd", "boulevard"}, {"rd", "road"}, {"dr", "drive"}, {"pl", "place"}, {"st.", "street"}};
  private static final String[][] CITIES = {
    {"new york", "new york city"}, {"los angeles", "la"}, {"san francisco", "san francisco"}, {"atlanta", "atlanta"},
    {"w. hollywood", "los angeles"}, {"beverly hills", "beverly hills"}, {"las vegas", "las vegas"}, {"brooklyn", "new york"}};
  private static final String[] CUISINES =
      "american,american (new),italian,french,french (new),chinese,japanese,seafood,steakhouses,mexican,californian,indian,delis,pizza".split(",");
  private static final String[] TOPIC =
      ("query optimization data mining spatial temporal indexing parallel distributed transaction management xml streams efficient adaptive "
              + "views materialized relational object oriented web semantic integration schema mapping clustering similarity search join "
              + "processing approximate nearest neighbor association rules warehouse cube olap caching recovery concurrency control high "
              + "dimensional learning network probabilistic decision trees inference genetic reinforcement model selection bayesian")
          .split(" ");
  private static final String[][] VENUES = {
    {"VLDB", "Very Large Data Bases", "Proc. of the 2#th Int. Conf. on Very Large Data Bases"},
    {"SIGMOD Conference", "International Conference on Management of Data", "ACM SIGMOD"},
    {"SIGMOD Record", "ACM SIGMOD Record ", "SIGMOD Record"},
    {"ACM Trans. Database Syst.", "ACM Transactions on Database Systems (TODS) ", "TODS"},
    {"VLDB J.", "The VLDB Journal — The International Journal on Very Large Data Bases ", "VLDB Journal"}};
  private static final String[] GIVEN =
      ("john mary wei anna peter susan michael rakesh jennifer david hector jeffrey surajit laura philip divesh raghu gerhard alon zachary "
              + "timos elena hans erik yannis maria robert william james thomas linda barbara").split(" ");
  private static final String[] HAN_FAMILY =
      "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 欧阳 司马 诸葛".split(" ");
  private static final String[] HAN_GIVEN =
      "伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 建华 文博 子涵 梓萱 浩然 雨桐 欣怡 志强 晓东 海燕 国庆 思远 佳琪 天宇 雅婷 俊杰 玉兰".split(" ");
  private static final String[] HAN_CITY = {"北京市 朝阳区", "北京市 海淀区", "上海市 浦东新区", "上海市 徐汇区", "广州市 天河区", "深圳市 南山区", "杭州市 西湖区", "成都市 武侯区"};
  private static final String[] HAN_ROAD = "建国路 中山路 人民路 解放路 长江路 黄河路 和平街 科技园路 文一路 天府大道 世纪大道 学院路".split(" ");

  private Things() {}

  enum Kind {
    RESTAURANTS, PUBLICATIONS, CITATIONS, PRODUCTS, CHINESE, COMPANIES
  }

  record Made(String[] header, List<String[]> rows, int[] truth, int split) {}

  static Made make(Kind kind, int things, Seed seed) {
    RandomGenerator r = seed.stream(kind.name());
    return switch (kind) {
      case RESTAURANTS -> restaurants(things, r);
      case PUBLICATIONS -> publications(things, r);
      case CITATIONS -> citations(things / 6, r);
      case PRODUCTS -> products(things, r);
      case CHINESE -> chinese(things, r);
      case COMPANIES -> companies(things, r);
    };
  }

  private static Made restaurants(int n, RandomGenerator r) {
    List<String[]> rows = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String family = syllables(r, 2 + r.nextInt(2));
      String name =
          switch (r.nextInt(5)) {
            case 0 -> family + "'s";
            case 1 -> family + " " + pick(WORDS, r);
            case 2 -> pick(WORDS, r) + " " + pick(WORDS, r);
            case 3 -> "the " + pick(WORDS, r) + " " + family;
            default -> family + " " + pick(WORDS, r) + " " + pick(WORDS, r);
          };
      int number = 1 + r.nextInt(9000);
      String street = pick(STREETS, r);
      String[] type = TYPES[r.nextInt(TYPES.length)];
      String[] city = CITIES[r.nextInt(CITIES.length)];
      String area = String.valueOf(212 + 101 * r.nextInt(6));
      String local = String.format("%03d %04d", 200 + r.nextInt(799), r.nextInt(10000));
      String cuisine = pick(CUISINES, r);
      rows.add(new String[] {name, number + " " + compass(r) + street + " " + type[0], city[0], area + "/" + local.replace(' ', '-'), cuisine});
      truth.add(i);
      if (r.nextDouble() < 0.2) {
        String other = r.nextDouble() < 0.4 ? typo(name, r) : r.nextDouble() < 0.3 ? name.replace("the ", "") + " restaurant" : name;
        String where = number + " " + street + " " + (r.nextBoolean() ? type[1] : type[0]) + (r.nextDouble() < 0.4 ? " between " + pick(STREETS, r) + " and " + pick(STREETS, r) : "");
        String phone = r.nextDouble() < 0.06 ? area + "-" + (200 + r.nextInt(799)) + "-" + String.format("%04d", r.nextInt(10000)) : area + "-" + local.replace(' ', '-');
        rows.add(new String[] {other, where, r.nextDouble() < 0.7 ? city[1] : city[0], phone, r.nextDouble() < 0.5 ? pick(CUISINES, r) : cuisine});
        truth.add(i);
      } else if (r.nextDouble() < 0.06) {
        rows.add(new String[] {name + (r.nextBoolean() ? " cafe" : ""), 1 + r.nextInt(9000) + " " + pick(STREETS, r) + " " + type[0], CITIES[r.nextInt(CITIES.length)][0],
          "310/" + (200 + r.nextInt(799)) + "-" + String.format("%04d", r.nextInt(10000)), cuisine});
        truth.add(n + i);
      }
    }
    return shuffled(new String[] {"name", "addr", "city", "phone", "type"}, rows, truth, r);
  }

  private static Made publications(int n, RandomGenerator r) {
    List<String[]> left = new ArrayList<>();
    List<String[]> right = new ArrayList<>();
    List<Integer> truthLeft = new ArrayList<>();
    List<Integer> truthRight = new ArrayList<>();
    String[] families = families(r, n / 2);
    for (int i = 0; i < n; i++) {
      String title = title(r);
      String[][] people = people(r, families);
      int venue = r.nextInt(VENUES.length);
      int year = 1994 + r.nextInt(10);
      int versions = r.nextDouble() < 0.05 ? 2 : 1;
      for (int v = 0; v < versions; v++) {
        int id = i + v * n;
        int at = v == 0 ? venue : (venue + 1 + r.nextInt(3)) % VENUES.length;
        int when = year + (v == 0 ? 0 : 1);
        if (r.nextDouble() < 0.95) {
          left.add(new String[] {title, names(people, 0, r), VENUES[at][0], "" + when});
          truthLeft.add(id);
        }
        if (r.nextDouble() < 0.85) {
          right.add(new String[] {r.nextDouble() < 0.1 ? typo(title, r) : r.nextDouble() < 0.05 ? title.substring(0, title.length() * 2 / 3) : title,
            r.nextDouble() < 0.02 ? null : names(people, r.nextDouble() < 0.3 ? 1 : 0, r), VENUES[at][1], "" + when});
          truthRight.add(id);
        }
      }
    }
    int split = left.size();
    left.addAll(right);
    truthLeft.addAll(truthRight);
    return new Made(new String[] {"title", "authors", "venue", "year"}, left, truthLeft.stream().mapToInt(x -> x).toArray(), split);
  }

  private static Made citations(int n, RandomGenerator r) {
    List<String[]> rows = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    String[] families = families(r, n / 2 + 20);
    for (int i = 0; i < n; i++) {
      String title = title(r);
      String[][] people = people(r, families);
      String[] venue = VENUES[r.nextInt(VENUES.length)];
      int year = 1988 + r.nextInt(10);
      int page = 1 + r.nextInt(400);
      int copies = 1 + (int) (-9 * Math.log(1 - r.nextDouble() * 0.999));
      for (int c = 0; c < copies; c++) {
        String pages = r.nextDouble() < 0.4 ? null : (r.nextBoolean() ? "pages " : "pp. ") + page + "--" + (page + 12);
        String at = r.nextDouble() < 0.15 ? null : (r.nextBoolean() ? "in " : "") + venue[r.nextInt(3)].replace("#", "" + year % 10);
        rows.add(new String[] {names(people, 1 + r.nextInt(3), r),
          r.nextDouble() < 0.03 ? null : r.nextDouble() < 0.2 ? typo(title, r) : title, at,
          r.nextDouble() < 0.2 ? null : (r.nextBoolean() ? "" + year : "(" + year + ")."), pages});
        truth.add(i);
      }
    }
    return shuffled(new String[] {"author", "title", "venue", "date", "pages"}, rows, truth, r);
  }

  private static Made products(int n, RandomGenerator r) {
    String[] makers = families(r, 30);
    String[] what = "lcd tv,digital camera,laptop,printer,headphones,washer,refrigerator,speaker,router,phone,microwave oven,camcorder".split(",");
    List<String[]> left = new ArrayList<>();
    List<String[]> right = new ArrayList<>();
    List<Integer> tl = new ArrayList<>();
    List<Integer> tr = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String maker = pick(makers, r);
      String model = letters(r, 2).toUpperCase() + (100 + r.nextInt(900)) + letters(r, 1).toUpperCase();
      String sort = pick(what, r);
      String colour = pick("black white silver red blue".split(" "), r);
      double price = 20 + r.nextInt(2000) + 0.99;
      left.add(new String[] {maker + " " + colour + " " + sort + " - " + model, maker + " " + sort + " with " + title(r) + ", " + colour + " finish", maker, "" + price});
      tl.add(i);
      if (r.nextDouble() < 0.8) {
        right.add(new String[] {maker + " " + (r.nextDouble() < 0.8 ? model : "") + " " + sort + (r.nextBoolean() ? " " + colour : ""),
          r.nextDouble() < 0.4 ? null : sort + " " + title(r), r.nextDouble() < 0.3 ? null : maker, r.nextDouble() < 0.3 ? null : "" + Math.round(price * (90 + r.nextInt(15))) / 100.0});
        tr.add(i);
      }
    }
    int split = left.size();
    left.addAll(right);
    tl.addAll(tr);
    return new Made(new String[] {"name", "description", "manufacturer", "price"}, left, tl.stream().mapToInt(x -> x).toArray(), split);
  }

  private static Made chinese(int n, RandomGenerator r) {
    List<String[]> rows = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String name = pick(HAN_FAMILY, r) + pick(HAN_GIVEN, r);
      String phone = "1" + (3 + r.nextInt(6)) + String.format("%09d", r.nextInt(1_000_000_000));
      String[] city = pick(HAN_CITY, r).split(" ");
      String address = city[0] + city[1] + pick(HAN_ROAD, r) + (1 + r.nextInt(300)) + "号" + (1 + r.nextInt(30)) + "单元" + (1 + r.nextInt(3000)) + "室";
      String email = letters(r, 4) + r.nextInt(10000) + (r.nextBoolean() ? "@qq.com" : "@163.com");
      String born = (1955 + r.nextInt(50)) + "-" + String.format("%02d-%02d", 1 + r.nextInt(12), 1 + r.nextInt(28));
      rows.add(new String[] {name, phone, r.nextDouble() < 0.3 ? null : email, address, r.nextDouble() < 0.3 ? null : born});
      truth.add(i);
      for (int copies = r.nextDouble() < 0.25 ? 1 + r.nextInt(2) : 0; copies > 0; copies--) {
        String other = r.nextDouble() < 0.2 ? clientele.cleaning.values.PlainText.pinyin(name) : r.nextDouble() < 0.1 ? name.charAt(0) + pick(HAN_GIVEN, r) : name;
        String called = r.nextDouble() < 0.3 ? "+86 " + phone.substring(0, 3) + " " + phone.substring(3, 7) + " " + phone.substring(7) : r.nextDouble() < 0.15 ? null : phone;
        String where = r.nextDouble() < 0.5 ? address.replace("市", "").replace("单元", "-").replace("室", "") : r.nextDouble() < 0.2 ? null : wide(address);
        rows.add(new String[] {other, called, r.nextDouble() < 0.4 ? null : email, where, r.nextDouble() < 0.4 ? null : born});
        truth.add(i);
      }
    }
    return shuffled(new String[] {"姓名", "手机", "邮箱", "地址", "生日"}, rows, truth, r);
  }

  private static Made companies(int n, RandomGenerator r) {
    List<String[]> rows = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    String[][] legal = {{"Inc.", "Incorporated"}, {"Ltd", "Limited"}, {"GmbH", "GmbH & Co. KG"}, {"Corp.", "Corporation"}, {"LLC", "L.L.C."}, {"S.A.", "SA"}};
    String[] trade = "Foods,Logistics,Systems,Software,Trading,Energy,Pharma,Textiles,Motors,Media,Consulting,Holdings".split(",");
    for (int i = 0; i < n; i++) {
      String family = capital(syllables(r, 2 + r.nextInt(2)));
      String name = r.nextBoolean() ? family + " " + pick(trade, r) : family + " & " + capital(syllables(r, 2)) + " " + pick(trade, r);
      String[] form = legal[r.nextInt(legal.length)];
      String zip = String.format("%05d", 10000 + r.nextInt(200) * 37);
      String street = capital(pick(STREETS, r)) + " " + TYPES[r.nextInt(6)][r.nextInt(2)];
      int number = 1 + r.nextInt(200);
      String city = capital(syllables(new Seed(Integer.parseInt(zip)).stream("city"), 3));
      String vat = "DE" + (100_000_000 + r.nextInt(899_999_999));
      rows.add(new String[] {name + " " + form[0], street + " " + number, zip, city, r.nextDouble() < 0.5 ? null : vat, "www." + family.toLowerCase() + ".com"});
      truth.add(i);
      if (r.nextDouble() < 0.3) {
        rows.add(new String[] {(r.nextDouble() < 0.3 ? typo(name, r) : r.nextDouble() < 0.2 ? name.toUpperCase() : name) + (r.nextDouble() < 0.3 ? "" : " " + form[1]),
          r.nextDouble() < 0.2 ? null : street.replace("street", "St.") + ", " + number, r.nextDouble() < 0.1 ? null : zip, r.nextDouble() < 0.2 ? typo(city, r) : city,
          r.nextDouble() < 0.6 ? null : vat, r.nextDouble() < 0.6 ? null : family.toLowerCase() + ".com"});
        truth.add(i);
      } else if (r.nextDouble() < 0.05) {
        rows.add(new String[] {family + " " + pick(trade, r) + " " + form[0], street + " " + number, zip, city, null, "www." + family.toLowerCase() + ".com"});
        truth.add(i + n);
      }
    }
    return shuffled(new String[] {"company", "street", "zip", "city", "vat", "web"}, rows, truth, r);
  }

  private static Made shuffled(String[] header, List<String[]> rows, List<Integer> truth, RandomGenerator r) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, r.nextInt(i + 1));
    }
    return new Made(header, order.stream().map(rows::get).toList(), order.stream().mapToInt(truth::get).toArray(), -1);
  }

  private static String title(RandomGenerator r) {
    String[] words = new String[4 + r.nextInt(5)];
    for (int w = 0; w < words.length; w++) {
      words[w] = r.nextDouble() < 0.12 ? syllables(r, 3) : TOPIC[(int) (TOPIC.length * r.nextDouble() * r.nextDouble())];
    }
    words[words.length / 2] = pick("for in with of using over".split(" "), r);
    return capital(String.join(" ", words));
  }

  private static String[][] people(RandomGenerator r, String[] families) {
    String[][] people = new String[1 + r.nextInt(4)][];
    for (int p = 0; p < people.length; p++) {
      people[p] = new String[] {capital(pick(GIVEN, r)), capital(families[(int) (families.length * r.nextDouble() * r.nextDouble())]), r.nextDouble() < 0.3 ? "" + (char) ('A' + r.nextInt(26)) : ""};
    }
    return people;
  }

  private static String names(String[][] people, int style, RandomGenerator r) {
    List<String> all = new ArrayList<>();
    for (String[] p : people) {
      String family = r.nextDouble() < 0.03 ? typo(p[1], r) : p[1];
      all.add(
          switch (style) {
            case 0 -> p[0] + (p[2].isEmpty() ? "" : " " + p[2] + ".") + " " + family;
            case 1 -> p[0].charAt(0) + ". " + family;
            case 2 -> family + ", " + p[0].charAt(0) + ".";
            default -> family + ", " + p[0] + (p[2].isEmpty() ? "" : " " + p[2] + ".");
          });
    }
    if (style == 1 && r.nextDouble() < 0.3) {
      Collections.reverse(all);
    }
    return String.join(style >= 2 ? (r.nextBoolean() ? " and " : "; ") : ", ", all);
  }

  private static String[] families(RandomGenerator r, int n) {
    String[] all = new String[n];
    Arrays.setAll(all, i -> syllables(r, 2 + r.nextInt(2)));
    return all;
  }

  static String typo(String text, RandomGenerator r) {
    if (text.length() < 4) {
      return text;
    }
    int at = 1 + r.nextInt(text.length() - 2);
    return switch (r.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + (char) ('a' + r.nextInt(26)) + text.substring(at);
      case 2 -> text.substring(0, at) + (char) ('a' + r.nextInt(26)) + text.substring(at + 1);
      default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    };
  }

  private static String compass(RandomGenerator r) {
    return r.nextDouble() < 0.3 ? pick("n. s. e. w.".split(" "), r) + " " : "";
  }

  static String syllables(RandomGenerator r, int n) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < n; i++) {
      word.append("bcdfghjklmnprstvwz".charAt(r.nextInt(18))).append("aeiouy".charAt(r.nextInt(6)));
      if (r.nextInt(3) == 0) {
        word.append("lnrst".charAt(r.nextInt(5)));
      }
    }
    return word.toString();
  }

  private static String letters(RandomGenerator r, int n) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < n; i++) {
      word.append((char) ('a' + r.nextInt(26)));
    }
    return word.toString();
  }

  private static String wide(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append((char) (c >= '0' && c <= '9' ? c - '0' + '０' : c)));
    return out.toString();
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String pick(String[] words, RandomGenerator r) {
    return words[r.nextInt(words.length)];
  }
}
