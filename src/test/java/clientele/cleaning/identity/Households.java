package clientele.cleaning.identity;

import clientele.base.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes tables of persons of whom several live in one home and some are there twice. */
final class Households {
  private static final String[] GIVEN =
      ("maria anna sophie laura julia lena sarah lisa katharina emma mia hannah leonie clara johanna marie charlotte amelie "
              + "elizabeth margaret susan deborah patricia jennifer rebecca victoria christine barbara teresa monika petra sabine "
              + "ursula helga ingrid renate birgit heike martina andrea claudia silke anja tanja nicole stefanie melanie nadine "
              + "william robert james thomas michael richard charles joseph edward henry daniel matthew anthony andrew joshua "
              + "christopher benjamin alexander nicholas samuel david peter paul hans juergen klaus wolfgang dieter manfred uwe "
              + "bernd frank ralf stefan markus oliver jan felix lukas leon jonas finn noah elias maximilian philipp tobias "
              + "fabian florian sebastian dominik patrick marcel kevin sven torsten holger volker gerhard walter heinz guenther "
              + "olga irina natalia fatima aylin mehmet mustafa ali hassan omar giulia marco luca chiara pierre claire camille")
          .split(" ");
  private static final String[][] SHORT = {
    {"william", "bill"}, {"robert", "bob"}, {"james", "jim"}, {"thomas", "tom"}, {"michael", "mike"}, {"richard", "dick"},
    {"elizabeth", "liz"}, {"margaret", "peggy"}, {"edward", "ted"}, {"joseph", "joe"}, {"deborah", "debbie"}, {"susan", "sue"},
    {"katharina", "kathi"}, {"johanna", "hanna"}, {"alexander", "alex"}, {"maximilian", "max"}, {"sebastian", "basti"},
    {"christopher", "chris"}, {"benjamin", "ben"}, {"nicholas", "nick"}, {"samuel", "sam"}, {"stefanie", "steffi"}};
  private static final String[] HEADER =
      {"given_name", "surname", "street", "house_no", "zip", "city", "phone", "birth_date", "email"};

  private Households() {}

  enum Kind {
    /** Birth date and e-mail often there. */
    FULL,
    /** Only the given name tells persons of one home apart. */
    NAME_ONLY,
    /** Name and address in one column each, no more. */
    NARROW,
    /** Few homes have more than one person. */
    SELDOM,
    /** Only the given name, and in one home of eight a child has the name of a parent. */
    JUNIOR
  }

  static Things.Made make(Kind kind, int homes, Seed seed) {
    RandomGenerator r = seed.stream("households " + kind);
    List<String[]> rows = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    String[] families = new String[homes / 3 + 40];
    Arrays.setAll(families, i -> capital(Things.syllables(r, 2 + r.nextInt(2))));
    String[] streets = new String[homes / 8 + 30];
    Arrays.setAll(streets, i -> capital(Things.syllables(r, 2 + r.nextInt(3))) + (r.nextBoolean() ? " Street" : " Road"));
    int person = 0;
    for (int home = 0; home < homes; home++) {
      String family = families[(int) (families.length * r.nextDouble() * r.nextDouble())];
      String[] at = place(streets, r);
      double many = r.nextDouble() + (kind == Kind.SELDOM ? -0.6 : 0);
      int size = many < 0.3 ? 1 : many < 0.65 ? 2 : many < 0.85 ? 3 : 4;
      List<String> names = new ArrayList<>();
      for (int p = 0; p < size; p++) {
        String given = given(r);
        if (kind == Kind.JUNIOR && p == 2 && r.nextDouble() < 0.4) {
          given = names.getFirst();
        } else {
          while (names.contains(given)) {
            given = given(r);
          }
        }
        names.add(given);
        String own = r.nextDouble() < 0.1 ? families[r.nextInt(families.length)] : family;
        String[] row = new String[HEADER.length];
        row[0] = capital(given);
        row[1] = own;
        System.arraycopy(at, 0, row, 2, 5);
        row[6] = r.nextDouble() < 0.12 ? null : at[4];
        int year = p < 2 ? 1935 + r.nextInt(60) : 1975 + r.nextInt(35);
        String born = String.format("%d-%02d-%02d", year, 1 + r.nextInt(12), 1 + r.nextInt(28));
        String mail = mail(given, own, r);
        row[7] = r.nextDouble() < 0.2 ? null : born;
        row[8] = r.nextDouble() < 0.3 ? null : mail;
        rows.add(row);
        truth.add(person);
        for (int copies = r.nextDouble() < 0.15 ? r.nextDouble() < 0.15 ? 2 : 1 : 0; copies > 0; copies--) {
          String[] again = row.clone();
          again[7] = r.nextDouble() < 0.25 ? null : r.nextDouble() < 0.06 ? Things.typo(born, r) : born;
          again[8] = r.nextDouble() < 0.35 ? null : r.nextDouble() < 0.12 ? mail(given, own, r) : mail;
          spoil(again, streets, r);
          rows.add(again);
          truth.add(person);
        }
        person++;
      }
    }
    return columns(kind, rows, truth, r);
  }

  private static void spoil(String[] row, String[] streets, RandomGenerator r) {
    double name = r.nextDouble();
    if (name < 0.12) {
      row[0] = Things.typo(row[0], r);
    } else if (name < 0.22) {
      for (String[] pair : SHORT) {
        row[0] = pair[0].equalsIgnoreCase(row[0]) ? capital(pair[1]) : row[0];
      }
    } else if (name < 0.26) {
      row[0] = row[0].charAt(0) + ".";
    } else if (name < 0.29) {
      String given = row[0];
      row[0] = row[1];
      row[1] = given;
    }
    row[1] = r.nextDouble() < 0.07 ? Things.typo(row[1], r) : row[1];
    row[2] = r.nextDouble() < 0.07 ? Things.typo(row[2], r) : r.nextDouble() < 0.3 ? row[2].replace("Street", "St.") : row[2];
    row[5] = r.nextDouble() < 0.05 ? Things.typo(row[5], r) : row[5];
    if (r.nextDouble() < 0.05) {
      String[] moved = place(streets, r);
      System.arraycopy(moved, 0, row, 2, r.nextBoolean() ? 4 : 5);
    } else if (r.nextDouble() < 0.08) {
      row[6] = phone(row[4], r);
    }
  }

  private static Things.Made columns(Kind kind, List<String[]> rows, List<Integer> truth, RandomGenerator r) {
    String[] header = HEADER;
    if (kind == Kind.NARROW) {
      header = new String[] {"name", "address", "phone"};
      rows.replaceAll(
          v -> new String[] {v[0] + " " + v[1], v[2] + " " + v[3] + ", " + v[4] + " " + v[5], v[6]});
    } else if (kind == Kind.NAME_ONLY || kind == Kind.JUNIOR) {
      header = Arrays.copyOf(HEADER, 7);
      rows.replaceAll(v -> Arrays.copyOf(v, 7));
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, r.nextInt(i + 1));
    }
    return new Things.Made(header, order.stream().map(rows::get).toList(), order.stream().mapToInt(truth::get).toArray(), -1);
  }

  private static String given(RandomGenerator r) {
    return GIVEN[(int) (GIVEN.length * Math.pow(r.nextDouble(), 1.4))];
  }

  private static String[] place(String[] streets, RandomGenerator r) {
    int area = r.nextInt(60);
    String zip = String.format("%05d", 10_000 + 731 * area + r.nextInt(3));
    String city = capital(Things.syllables(new Seed(area).stream("city"), 3));
    return new String[] {streets[r.nextInt(streets.length)], "" + (1 + r.nextInt(140)), zip, city, phone(zip, r)};
  }

  private static String phone(String zip, RandomGenerator r) {
    return "0" + zip.substring(0, 3) + " " + (1_000_000 + r.nextInt(8_999_999));
  }

  private static String mail(String given, String family, RandomGenerator r) {
    String domain = "gmail.com,web.de,gmx.net,yahoo.com,hotmail.com,outlook.com".split(",")[r.nextInt(6)];
    return (r.nextBoolean() ? given + "." + family : given.charAt(0) + family + r.nextInt(100)).toLowerCase() + "@" + domain;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
