package clientele.cleaning.errors;

import clientele.base.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Clean tables of several shapes with planted errors of known kinds. */
final class DirtyTables {
  private DirtyTables() {}

  /** Rows, the clean rows, and the kind of each planted error by {@code row * 1000 + column}. */
  record Made(String[] header, List<String[]> rows, List<String[]> clean, Map<Integer, String> planted) {}

  enum Shape {
    HOSPITALS, FLIGHTS, BEERS, ARTICLES, CUSTOMERS, QUANTITIES, SITES, TITLES
  }

  static Made make(Shape shape, Seed seed) {
    RandomGenerator r = seed.stream(shape.name());
    return switch (shape) {
      case HOSPITALS -> hospitals(r);
      case FLIGHTS -> flights(r);
      case BEERS -> beers(r);
      case ARTICLES -> articles(r);
      case CUSTOMERS -> customers(r);
      case QUANTITIES -> quantities(r);
      case SITES -> sites(r);
      case TITLES -> titles(r);
    };
  }

  private static Made hospitals(RandomGenerator r) {
    String[] header = "provider,name,address,city,state,zip,county,phone,type,measure_code,measure,sample".split(",");
    List<String[]> rows = new ArrayList<>();
    String[][] places = new String[25][];
    for (int p = 0; p < places.length; p++) {
      places[p] = new String[] {word(r, 3), p % 3 == 0 ? "al" : "ak", String.valueOf(35000 + r.nextInt(900)), word(r, 3)};
    }
    String[][] measures = new String[20][];
    for (int m = 0; m < 20; m++) {
      measures[m] = new String[] {"ami-" + m, "patients given " + word(r, 3) + " within " + word(r, 2) + " hours of arrival"};
    }
    for (int h = 0; h < 50; h++) {
      String[] place = places[r.nextInt(25)];
      String[] own = {String.valueOf(10000 + h), word(r, 3) + " medical center", (100 + r.nextInt(900)) + " " + word(r, 2) + " street",
        place[0], place[1], place[2], place[3], String.valueOf(2560000000L + r.nextInt(9999999)), r.nextInt(4) == 0 ? "critical access hospitals" : "acute care hospitals"};
      for (int m = 0; m < 20; m++) {
        rows.add(new String[] {own[0], own[1], own[2], own[3], own[4], own[5], own[6], own[7], own[8], measures[m][0], measures[m][1], r.nextInt(500) + " patients"});
      }
    }
    return plant(header, rows, 0.04, r, (row, c) -> {
      String v = row[c];
      int at = r.nextInt(v.length());
      return v.substring(0, at) + "x" + v.substring(at + 1);
    }, "typo");
  }

  private static Made flights(RandomGenerator r) {
    String[] header = "src,flight,sched_dep,act_dep,sched_arr,act_arr".split(",");
    List<String[]> rows = new ArrayList<>();
    for (int f = 0; f < 60; f++) {
      String[] own = {"AA-" + (100 + r.nextInt(4000)) + "-" + word(r, 1).toUpperCase(), time(r), time(r), time(r), time(r)};
      for (int s = 0; s < 35; s++) {
        rows.add(new String[] {"site" + s, own[0], own[1], own[2], own[3], own[4]});
      }
    }
    return plant(header, rows, 0.2, r, (row, c) -> c < 2 ? row[c] : r.nextInt(3) == 0 ? null : time(r), "time");
  }

  private static Made beers(RandomGenerator r) {
    String[] header = "id,beer,style,ounces,abv,ibu,brewery_id,brewery,city,state".split(",");
    List<String[]> rows = new ArrayList<>();
    String[][] breweries = new String[120][];
    String[] styles = new String[40];
    for (int s = 0; s < styles.length; s++) {
      styles[s] = word(r, 2) + " " + (s % 2 == 0 ? "ale" : "lager");
    }
    for (int b = 0; b < breweries.length; b++) {
      breweries[b] = new String[] {"" + b, word(r, 3) + " brewing company", word(r, 3), "CO CA MI OR TX PA".split(" ")[r.nextInt(6)]};
    }
    for (int i = 0; i < 2000; i++) {
      String[] b = breweries[(int) (120 * r.nextDouble() * r.nextDouble())];
      rows.add(new String[] {"" + (1000 + i), word(r, 2) + " " + word(r, 2), styles[(int) (40 * r.nextDouble() * r.nextDouble())],
        "12.0 16.0 12.0 24.0".split(" ")[r.nextInt(4)], String.format("0.0%d", 40 + r.nextInt(50)), "" + (10 + r.nextInt(90)), b[0], b[1], b[2], b[3]});
    }
    return plant(header, rows, 0.02, r, (row, c) -> switch (c) {
      case 3 -> row[c] + " oz";
      case 4 -> row[c] + "%";
      case 5 -> "N/A";
      case 8 -> row[c] + " " + row[9];
      case 9 -> null;
      default -> row[c];
    }, "format");
  }

  private static Made articles(RandomGenerator r) {
    String[] header = "id,title,journal,issn,year,volume,pages,language".split(",");
    List<String[]> rows = new ArrayList<>();
    String[][] journals = new String[60][];
    for (int j = 0; j < journals.length; j++) {
      journals[j] = new String[] {"Journal of " + word(r, 3) + " " + word(r, 2), String.format("%04d-%04d", 1000 + r.nextInt(8999), 1000 + r.nextInt(8999))};
    }
    for (int i = 0; i < 1000; i++) {
      String[] j = journals[(int) (60 * r.nextDouble() * r.nextDouble())];
      int page = 1 + r.nextInt(900);
      rows.add(new String[] {"a" + (10_000 + i), word(r, 3) + " " + word(r, 2) + " of " + word(r, 3), j[0], j[1], "" + (1990 + r.nextInt(25)), "" + (1 + r.nextInt(60)), page + "-" + (page + 9), r.nextInt(9) == 0 ? "fre" : "eng"});
    }
    return plant(header, rows, 0.03, r, (row, c) -> switch (c) {
      case 2 -> r.nextBoolean() ? typo(row[c], r) : row[c].toLowerCase();
      case 3 -> row[c].replace("-", "");
      case 4 -> r.nextBoolean() ? "9999" : "19" + (10 + r.nextInt(80)) + "x";
      case 6 -> "p. " + row[c];
      case 7 -> "english";
      default -> row[c];
    }, "mixed");
  }

  private static Made customers(RandomGenerator r) {
    String[] header = "customer_id,name,gender,age,city,zip,email,phone,signup,balance".split(",");
    List<String[]> rows = new ArrayList<>();
    String[][] places = new String[80][];
    for (int p = 0; p < places.length; p++) {
      places[p] = new String[] {word(r, 3), "" + (10_000 + p * 131)};
    }
    for (int i = 0; i < 2000; i++) {
      String[] p = places[(int) (80 * r.nextDouble() * r.nextDouble())];
      String name = word(r, 2) + " " + word(r, 3);
      rows.add(new String[] {"C" + (10_000 + i), name, r.nextBoolean() ? "female" : "male", "" + (18 + r.nextInt(60)), p[0], p[1], name.replace(' ', '.') + "@mail.com",
        String.format("030-%07d", r.nextInt(10_000_000)), String.format("20%02d-%02d-%02d", 10 + r.nextInt(14), 1 + r.nextInt(12), 1 + r.nextInt(28)), String.format("%.2f", Math.exp(3 + r.nextGaussian()))});
    }
    return plant(header, rows, 0.01, r, (row, c) -> switch (c) {
      case 2 -> r.nextBoolean() ? "femal" : "Male ";
      case 3 -> r.nextBoolean() ? "-5" : "999";
      case 4 -> r.nextBoolean() ? typo(row[c], r) : places[r.nextInt(80)][0];
      case 6 -> row[c].replace("@", "");
      case 7 -> "unknown";
      case 8 -> "1900-01-01";
      case 9 -> "9" + "99999999.00";
      default -> row[c];
    }, "mixed");
  }

  /** Sizes with units in several spellings, weights in two units, rates in two scales, shares with and without a sign. */
  private static Made quantities(RandomGenerator r) {
    String[] header = "id,product,size,weight,abv,margin,city,state".split(",");
    String[] states = "California,Texas,Oregon,Ohio,Michigan,Maine".split(",");
    String[] codes = "CA,TX,OR,OH,MI,ME".split(",");
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      int s = r.nextInt(6);
      rows.add(new String[] {"" + (1000 + i), word(r, 2) + " " + word(r, 3), "12.0 16.0 12.0 24.0 8.4".split(" ")[r.nextInt(5)],
        (1 + r.nextInt(9)) + "." + r.nextInt(10) + " kg", String.format("0.0%d", 40 + r.nextInt(50)), (10 + r.nextInt(50)) + "%", word(r, 2), states[s]});
    }
    return plant(header, rows, 0.25, r, (row, c) -> switch (c) {
      case 2 -> row[c] + " oz;oz.; ounce; OZ".split(";")[r.nextInt(4)];
      case 3 -> new java.math.BigDecimal(row[c].replace(" kg", "")).movePointRight(3).stripTrailingZeros().toPlainString() + " g";
      case 4 -> r.nextInt(4) > 0 ? row[c] : new java.math.BigDecimal(row[c]).movePointRight(2).toPlainString();
      case 5 -> r.nextInt(4) > 0 ? row[c] : new java.math.BigDecimal(row[c].replace("%", "")).movePointLeft(2).toPlainString();
      case 7 -> r.nextInt(3) > 0 ? row[c] : codes[List.of(states).indexOf(row[c])];
      default -> row[c];
    }, "form");
  }

  /** Departures told by thirty sites, each right as often as it is, some of which copy one that is wrong, some with the date before each time. */
  private static Made sites(RandomGenerator r) {
    String[] header = "src,flight,sched_dep,act_dep,gate".split(",");
    List<String[]> clean = new ArrayList<>();
    List<String[]> rows = new ArrayList<>();
    Map<Integer, String> planted = new HashMap<>();
    double[] right = new double[30];
    for (int s = 0; s < right.length; s++) {
      right[s] = s < 10 ? 0.95 : s < 22 ? 0.75 : 0.45;
    }
    for (int f = 0; f < 80; f++) {
      String[] own = {"AA-" + (1000 + f * 37), time(r), time(r), "" + (char) ('A' + r.nextInt(6)) + r.nextInt(40)};
      String[] copied = {own[0], time(r), time(r), "Z" + r.nextInt(40)};
      for (int s = 0; s < right.length; s++) {
        String[] truth = {"site" + s, own[0], own[1], own[2], own[3]};
        String[] said = truth.clone();
        for (int c = 2; c < 5; c++) {
          boolean wrong = r.nextDouble() > right[s];
          if (wrong) {
            said[c] = r.nextInt(5) == 0 ? null : s >= 25 ? copied[c - 1] : c == 4 ? "" + (char) ('A' + r.nextInt(6)) + r.nextInt(40) : time(r);
          }
          if (said[c] != null && c < 4 && s % 7 == 3) {
            said[c] = "12/02/2011 " + said[c];
          }
          if (!java.util.Objects.equals(said[c], truth[c])) {
            planted.put(rows.size() * 1000 + c, (said[c] == null ? "untold" : wrong ? "wrong" : "dated") + " in " + header[c]);
          }
        }
        clean.add(truth);
        rows.add(said);
      }
    }
    return new Made(header, rows, clean, planted);
  }

  /** Periodicals, companies and countries written in full, some rows short. */
  private static Made titles(RandomGenerator r) {
    String[] header = "id,title,journal,publisher,country,language".split(",");
    String[] firsts = "Journal Annals Archives Bulletin Reviews".split(" ");
    String[] fields = "Clinical Experimental Applied Internal Comparative Molecular Industrial".split(" ");
    String[] ends = "Medicine Biology Surgery Chemistry Economics Psychology Engineering".split(" ");
    String[] countries = "Germany France Italy Spain Brazil Canada Japan Sweden".split(" ");
    String[] iso = "DE FR IT ES BR CA JP SE".split(" ");
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      int c = r.nextInt(countries.length);
      rows.add(new String[] {"a" + (10_000 + i), word(r, 3) + " " + word(r, 2) + " of " + word(r, 3),
        firsts[(int) (5 * r.nextDouble() * r.nextDouble())] + " of " + fields[r.nextInt(7)] + " " + ends[(int) (7 * r.nextDouble() * r.nextDouble())],
        "International Publishing Company;Northern University Press;Science Book House;Academic Media Group".split(";")[r.nextInt(4)],
        countries[c], "eng"});
    }
    return plant(header, rows, 0.12, r, (row, c) -> switch (c) {
      case 2 -> {
        String[] w = row[c].split(" ");
        yield (r.nextBoolean() ? w[0].charAt(0) + "" : w[0].substring(0, 3)) + " " + w[2].substring(0, 4) + ". " + w[3].substring(0, 3);
      }
      case 3 -> {
        yield "Intl Publ Co;N Univ Press;Sci Bk House;Acad Media Grp".split(";")["INSA".indexOf(row[c].charAt(0))];
      }
      case 4 -> iso[List.of(countries).indexOf(row[c])];
      default -> row[c];
    }, "short");
  }

  private interface Spoil {
    String spoil(String[] row, int column);
  }

  private static Made plant(String[] header, List<String[]> clean, double share, RandomGenerator r, Spoil spoil, String kind) {
    List<String[]> rows = new ArrayList<>();
    Map<Integer, String> planted = new HashMap<>();
    for (int i = 0; i < clean.size(); i++) {
      String[] row = clean.get(i).clone();
      for (int c = 0; c < row.length; c++) {
        if (r.nextDouble() < share) {
          String other = spoil.spoil(clean.get(i), c);
          if (other == null || !other.equals(row[c])) {
            row[c] = other;
            planted.put(i * 1000 + c, kind + " in " + header[c]);
          }
        }
      }
      rows.add(row);
    }
    return new Made(header, rows, clean, planted);
  }

  private static String time(RandomGenerator r) {
    return (1 + r.nextInt(12)) + ":" + String.format("%02d", r.nextInt(60)) + (r.nextBoolean() ? " a.m." : " p.m.");
  }

  private static String typo(String text, RandomGenerator r) {
    int at = 1 + r.nextInt(text.length() - 2);
    return text.substring(0, at) + (char) ('a' + r.nextInt(26)) + text.substring(at + 1);
  }

  private static String word(RandomGenerator r, int n) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < n; i++) {
      word.append("bcdfghjklmnprstvwz".charAt(r.nextInt(18))).append("aeiou".charAt(r.nextInt(5))).append(r.nextInt(3) == 0 ? "n" : "");
    }
    return word.toString();
  }
}
