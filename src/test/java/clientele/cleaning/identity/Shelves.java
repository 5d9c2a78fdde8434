package clientele.cleaning.identity;

import clientele.base.Seed;
import java.util.ArrayList;
import java.util.List;

/** Makes lists of two guides, shops or music shelves in the manner of public trial sets, with what makes those hard. */
final class Shelves {
  private static final String[] KITCHENS =
      "american,italian,french,chinese,japanese,mexican,seafood,delis,steakhouses,californian,coffee shops,continental".split(",");
  private static final String[] CUISINES =
      "american (new),american (traditional),italian,french (new),french bistro,chinese,sushi,mexican,seafood,steak houses,cafes".split(",");
  private static final String[][] TOWNS = {
    {"los angeles", "hollywood", "w. hollywood", "studio city", "bel air", "santa monica", "beverly hills", "sherman oaks"},
    {"new york", "new york city", "brooklyn", "queens"}, {"san francisco", "san francisco"}, {"atlanta", "atlanta", "decatur"},
    {"las vegas", "las vegas"}};
  private static final String[] STREETS =
      "main,ventura,sunset,melrose,la cienega,wilshire,peachtree,broadway,lexington,madison,mission,geary,columbus,paradise,spring,pharr,roswell,hudson,bleecker,thompson"
          .split(",");
  private static final String[] KINDS =
      "cafe,grill,bistro,restaurant,kitchen,house,palace,diner,delicatessen,brasserie,bar and grill,trattoria,pizzeria".split(",");

  private final Mess m;

  private Shelves(Seed seed, String name) {
    m = new Mess(seed.stream(name));
  }

  /** Two guides to restaurants in one table: 533 and 331 rows, 112 in both. */
  static Things.Made guides(Seed seed) {
    return new Shelves(seed, "guides").makeGuides();
  }

  /** Two shops of electronics: name, description, price. */
  static Things.Made electronics(Seed seed) {
    return new Shelves(seed, "electronics").makeElectronics();
  }

  /** Two shops of software: title, description, manufacturer, price; manufacturer mostly missing in one. */
  static Things.Made software(Seed seed) {
    return new Shelves(seed, "software").makeSoftware();
  }

  /** Songs of five catalogues in one table. */
  static Things.Made music(Seed seed) {
    return new Shelves(seed, "music").makeMusic();
  }

  private Things.Made makeGuides() {
    List<String[]> rows = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    List<String> chains = new ArrayList<>();
    String[] families = m.words(400, 2, 2);
    int thing = 0;
    while (thing < 752) {
      int metro = (int) (5 * Math.pow(m.r.nextDouble(), 1.3));
      String number = "" + (1 + m.r.nextInt(9) * (m.in(0.5) ? 1000 : 100) + m.r.nextInt(100));
      String street = m.of(STREETS);
      String type = m.of("st", "ave", "blvd", "rd", "dr");
      String side = m.in(0.35) ? m.of("n.", "s.", "e.", "w.") + " " : "";
      String area = m.of("310", "213", "818", "212", "415", "404", "702", "718");
      String local = m.digits(3) + "-" + m.digits(4);
      boolean hotel = m.in(0.006);
      String inn = "ritz " + m.of(families);
      String[] names = hotel
          ? new String[] {inn + " cafe", inn + " restaurant", inn + " dining room"}
          : new String[] {chains.isEmpty() || !m.in(0.04) ? restaurant(families) : chains.get(m.r.nextInt(chains.size()))};
      chains.add(names[0]);
      for (int n = 0; n < names.length; n++) {
        String town = TOWNS[metro][0];
        String near = m.in(0.3) ? m.of(TOWNS[metro]) : town;
        boolean first = thing < 112 || m.in(421 / 640.0);
        if (first) {
          rows.add(new String[] {names[n], number + " " + side + street + " " + type + (m.in(0.1) ? "" : "."), m.in(0.8) ? near : town, area + "/" + local, m.of(KITCHENS)});
          truth.add(thing);
        }
        if (thing < 112 || !first) {
          rows.add(new String[] {first ? renamed(names[n]) : names[n], first ? readdressed(number, side, street, type) : number + " " + side + street + " " + type + ".",
            m.in(0.75) ? near : town, area + "-" + (m.in(0.06) ? m.digits(3) + "-" + m.digits(4) : local), m.of(CUISINES)});
          truth.add(thing);
        }
        thing++;
      }
    }
    return new Things.Made("name,address,city,phone,type".split(","), rows, truth.stream().mapToInt(x -> x).toArray(), -1);
  }

  private String restaurant(String[] families) {
    return switch (m.r.nextInt(7)) {
      case 0 -> m.often(families, 1.5) + "'s";
      case 1 -> m.of("cafe", "le", "la", "chez", "il") + " " + m.often(families, 1.5);
      case 2 -> m.often(families, 1.5) + " " + m.of(KINDS);
      case 3 -> "the " + m.often(families, 1.5) + " " + m.of(KINDS);
      case 4 -> m.often(families, 1.5) + " on " + m.of(STREETS);
      case 5 -> m.often(families, 1.5) + " " + m.often(families, 1.5);
      default -> m.often(families, 1.5);
    };
  }

  private String renamed(String name) {
    double what = m.r.nextDouble();
    return what < 0.5 ? name
        : what < 0.58 ? name + " " + m.of("restaurant", "cafe", "hotel")
        : what < 0.66 ? name.replace("delicatessen", "deli").replace("restaurant", "").replace("the ", "").strip()
        : what < 0.74 ? m.turned(name)
        : what < 0.82 ? name + " at the " + m.word(2) + (m.in(0.4) ? " hotel" : "")
        : what < 0.9 ? m.typo(name)
        : what < 0.95 ? name + " (" + m.of("atlanta", "buckhead", "downtown") + ")" : "the " + name;
  }

  private String readdressed(String number, String side, String street, String type) {
    String longer = switch (type) {
      case "st" -> m.of("st.", "street");
      case "ave" -> m.of("ave.", "avenue", "av.");
      case "blvd" -> m.of("blvd.", "blv.", "boulevard");
      case "rd" -> "rd.";
      default -> m.of("dr.", "drive");
    };
    double what = m.r.nextDouble();
    return what < 0.7 ? number + " " + (m.in(0.8) ? side : "") + street + " " + longer
        : what < 0.85 ? number + " " + side + street + " " + longer + " " + m.of("between " + m.of(STREETS) + " and " + m.of(STREETS) + " sts.", "at " + m.word(2) + " ave.", "suite " + m.digits(3), "bldg. 1")
        : what < 0.93 ? street + " " + longer
        : m.digits(3) + " " + m.of(STREETS) + " st.";
  }

  private Things.Made makeElectronics() {
    List<String[]> left = new ArrayList<>();
    List<String[]> right = new ArrayList<>();
    List<Integer> tl = new ArrayList<>();
    List<Integer> tr = new ArrayList<>();
    String[] makers = m.words(45, 2, 2);
    String[] sorts =
        "lcd hdtv;digital camera;camcorder;headphones;cordless phone;over the range microwave oven;front load washer;gas dryer;dishwasher;side by side refrigerator;car stereo;speaker system;home theater system;inkjet printer;memory card;wall mount;camera case;battery pack;gps navigator;turntable"
            .split(";");
    String[] traits = "stainless steel;energy star;wireless;bluetooth;5.8 ghz expandable;high definition;deluxe;portable;optical zoom;built in;series;in dash;noise canceling;progressive scan".split(";");
    String[] colours = "black white silver red blue titanium".split(" ");
    int thing = 0;
    while (thing < 1000) {
      String maker = Mess.capital(m.often(makers, 2));
      String sort = m.of(sorts);
      String letters = m.word(2).substring(0, 2 + m.r.nextInt(2)).toUpperCase();
      int number = 10 + m.r.nextInt(m.in(0.5) ? 90 : 4900);
      String trait = m.of(traits);
      int models = 1 + (m.in(0.45) ? m.r.nextInt(4) : 0);
      for (int k = 0; k < models; k++, thing++) {
        String colour = m.of(colours);
        String size = m.in(0.3) ? (13 + m.r.nextInt(50)) + "' " : "";
        String dash = m.in(0.5) ? "-" : "";
        String tail = m.in(0.5) ? colour.substring(0, 1).toUpperCase() : "";
        String model = letters + dash + (number + k * (m.in(0.5) ? 1 : 10)) + tail;
        double price = 15 + Math.floor(Math.exp(3 + 2.5 * m.r.nextDouble()));
        String plain = model.replace("-", "");
        left.add(new String[] {maker + " " + size + (m.in(0.5) ? Mess.capital(colour) + " " : "") + Mess.capital(trait) + " " + sort + " - " + plain,
          maker + " " + size + trait + " " + sort + " - " + plain + "/ " + feature(traits) + "/ " + feature(traits) + "/ " + feature(traits) + "/ " + colour + " finish", m.lost("$" + price + "0", 0.6)});
        tl.add(thing);
        for (int copy = m.in(0.94) ? m.in(0.08) ? 2 : 1 : 0; copy > 0; copy--) {
          String shown = m.in(0.6) ? model : m.in(0.6) ? plain : letters + " " + (number + k) + tail;
          String what = m.in(0.7) ? sort : m.turned(sort);
          String name = switch (m.r.nextInt(3)) {
            case 0 -> maker + " " + shown + " " + (m.in(0.6) ? size : "") + Mess.capital(what) + (m.in(0.3) ? " (" + colour + ")" : "");
            case 1 -> maker + " " + (m.in(0.5) ? trait + " " : "") + what + " - " + shown;
            default -> maker + " " + what + (m.in(0.15) ? "" : " " + shown) + (m.in(0.5) ? " - " + colour : "");
          };
          right.add(new String[] {name, m.lost(feature(traits) + " - " + m.of(feature(traits), colour, size + sort), 0.4), m.lost("$" + Math.round(price * (85 + m.r.nextInt(20))) / 100.0, 0.45)});
          tr.add(thing);
        }
      }
    }
    return Mess.both("name,description,price", left, tl, right, tr);
  }

  private String feature(String[] traits) {
    return m.of(traits) + " " + m.of("control", "system", "display", "mode", "filter", "design") + (m.in(0.3) ? " " + m.r.nextInt(50) + " " + m.of("mp", "watts", "mm", "lbs") : "");
  }

  private Things.Made makeSoftware() {
    List<String[]> left = new ArrayList<>();
    List<String[]> right = new ArrayList<>();
    List<Integer> tl = new ArrayList<>();
    List<Integer> tr = new ArrayList<>();
    String[] makers = m.words(120, 2, 2);
    String[] nouns = "photo office studio math reading encyclopedia tax antivirus typing video music print design language adventure deluxe suite manager builder creator learning kids family internet security backup accounting".split(" ");
    int thing = 0;
    while (thing < 1900) {
      String maker = m.often(makers, 2);
      String brand = m.in(0.5) ? m.word(2) + " " : "";
      String product = brand + m.of(nouns) + " " + m.of(nouns) + (m.in(0.4) ? " " + m.of(nouns) : "");
      int versions = 1 + (m.in(0.4) ? m.r.nextInt(4) : 0);
      int version = 1 + m.r.nextInt(9);
      double price = 10 + Math.floor(Math.exp(2 + 4 * m.r.nextDouble())) + 0.99;
      for (int k = 0; k < versions; k++, thing++) {
        String title = product + (versions > 1 || m.in(0.5) ? " " + (version + k) + (m.in(0.4) ? ".0" : "") : "") + (m.in(0.3) ? " " + m.of("upgrade", "(mac)", "win", "pro", "standard", "academic", "premium") : "");
        boolean both = m.in(0.5);
        if (both || m.in(0.35)) {
          left.add(new String[] {title, m.lost(prose(nouns, 12), 0.1), maker, "" + price});
          tl.add(thing);
        }
        if (both || m.in(0.7)) {
          for (int copy = both && m.in(0.15) ? 2 : 1; copy > 0; copy--) {
            String shown = (m.in(0.6) ? maker + " " : "") + (m.in(0.2) ? m.typo(title) : title).replace(".0", m.in(0.5) ? "" : ".0") + (m.in(0.3) ? " " + m.of("cd rom", "for windows", "complete package", "1 user", "jewel case", "for mac os x") : "");
            right.add(new String[] {m.in(0.15) ? m.turned(shown) : shown, m.lost(shown + " " + prose(nouns, 6), 0.15), m.lost(maker, 0.93), "" + Math.round(price * (70 + m.r.nextInt(40))) / 100.0});
            tr.add(thing);
          }
        }
      }
    }
    return Mess.both("title,description,manufacturer,price", left, tl, right, tr);
  }

  private String prose(String[] nouns, int n) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < n; i++) {
      out.append(i == 0 ? "" : " ").append(m.in(0.5) ? m.of(nouns) : m.of("the", "with", "for", "your", "and", "create", "easy", "powerful", "all", "new", "tools", "of"));
    }
    return out.toString();
  }

  private Things.Made makeMusic() {
    List<String[]> rows = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    String[] nouns = m.words(300, 1, 3);
    String[] artists = m.words(150, 2, 2);
    for (int song = 0; song < 2000; song++) {
      String artist = m.often(artists, 1.5) + (m.in(0.6) ? " " + m.often(artists, 1.5) : "");
      String album = m.often(nouns, 1.5) + " " + m.often(nouns, 1.5) + (m.in(0.3) ? " live" : "");
      int tracks = m.in(0.3) ? 3 : 1;
      for (int t = 0; t < tracks; t++, song++) {
        String title = m.often(nouns, 1.7) + (m.in(0.8) ? " " + m.often(nouns, 1.7) : "") + (m.in(0.4) ? " " + m.often(nouns, 1.5) : "");
        int number = 1 + m.r.nextInt(16);
        int seconds = 120 + m.r.nextInt(240);
        int year = 1965 + m.r.nextInt(50);
        String language = m.in(0.7) ? "english" : m.of("german", "french", "spanish", "japanese");
        for (int copy = m.in(0.5) ? 1 : 2 + m.r.nextInt(4); copy > 0; copy--) {
          String named = m.typo(title, 0.15);
          String by = m.typo(artist, 0.12);
          String on = m.typo(album, 0.1);
          int source = m.r.nextInt(5);
          rows.add(new String[] {
            source == 0 ? null : "" + (source == 1 ? String.format("%02d", number) : "" + number),
            Mess.capital(source == 2 ? by + " - " + named : source == 3 ? String.format("%03d-", number) + named : named),
            m.lost(source == 0 ? seconds + "000" : source == 1 ? seconds / 60 + "m " + seconds % 60 + "sec" : source == 2 ? seconds / 60 + ":" + String.format("%02d", seconds % 60) : "" + seconds, 0.05),
            source == 2 ? null : m.lost(Mess.capital(by), 0.05), m.lost(source == 4 ? on + " (" + year + ")" : on, 0.05),
            m.lost(source == 3 ? "'" + String.format("%02d", year % 100) : "" + year, 0.25), m.lost(source == 1 ? language.substring(0, 3) : language, 0.2)});
          truth.add(song);
        }
      }
    }
    return m.shuffled("number,title,length,artist,album,year,language", rows, truth);
  }
}
