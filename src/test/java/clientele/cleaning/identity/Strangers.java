package clientele.cleaning.identity;

import clientele.base.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Invented customers of whom hardly one is there twice, with what looks alike all the same: namesakes, couples, offices. */
final class Strangers {
  private static final String[] GIVEN = {
    "Anna", "Peter", "Maria", "John", "Lisa", "Tom", "Tim", "Karen", "Elke", "Hans", "Julia", "Frank", "Sofia", "Lukas", "Emma",
    "Paul", "Nina", "Max", "Laura", "Felix"
  };
  private static final String[] FAMILY = {
    "Schmidt", "Miller", "Weber", "Garcia", "Brown", "Fischer", "Novak", "Rossi", "Silva", "Kim", "Lehmann", "Wagner", "Becker",
    "Hoffmann", "Koch", "Richter", "Klein", "Wolf", "Neumann", "Schwarz", "Zimmer", "Braun"
  };
  private static final String[] STREETS = {"Oak", "Elm", "Main", "Hill", "Park", "Lake", "River", "Mill", "Church", "Station"};
  private static final String[] TOWNS = {"Leeds|LS1", "York|YO1", "Hull|HU3", "Bath|BA2", "Derby|DE5"};
  private static final String[] MAILS = {"gmail.com", "web.de", "mail.com"};

  private final RandomGenerator random;
  private final List<String[]> rows = new ArrayList<>();
  private final List<Integer> truth = new ArrayList<>();

  private Strangers(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Makes a table of name, e-mail, phone, street, city, zip and birth.
   *
   * @param persons number of people who have a home of their own
   * @param doubles share of them who are there twice, written differently
   * @param groups whether there are couples, fathers and sons of one name, and offices with one mailbox
   * @param plain whether names are of the usual ones, so that many have the same; otherwise nearly all differ
   */
  static Things.Made make(int persons, double doubles, boolean groups, boolean plain, Seed seed) {
    Strangers made = new Strangers(seed.stream("strangers"));
    for (int i = 0; i < persons; i++) {
      String[] person = made.person(plain);
      made.add(person, true);
      if (made.random.nextDouble() < doubles) {
        made.add(made.again(person), false);
      } else if (groups && made.random.nextInt(5) == 0) {
        made.add(made.spouse(person, plain), true);
      } else if (groups && made.random.nextInt(16) == 0) {
        made.add(made.son(person), true);
      }
    }
    for (int office = 0; groups && office < 6; office++) {
      String[] desk = made.person(plain);
      for (int i = 0; i < 5; i++) {
        String[] colleague = made.person(plain);
        System.arraycopy(desk, 2, colleague, 2, 4);
        colleague[1] = "info@firm" + office + ".com";
        made.add(colleague, true);
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int r = 0; r < made.rows.size(); r++) {
      order.add(r);
    }
    Collections.shuffle(order, java.util.Random.from(made.random));
    return new Things.Made(
        new String[] {"name", "email", "phone", "street", "city", "zip", "birth"},
        order.stream().map(made.rows::get).toList(), order.stream().mapToInt(made.truth::get).toArray(), -1);
  }

  private void add(String[] row, boolean another) {
    truth.add(truth.isEmpty() ? 0 : truth.getLast() + (another ? 1 : 0));
    rows.add(row);
  }

  private String[] person(boolean plain) {
    String given = plain ? one(GIVEN) : invented();
    String family = plain ? one(FAMILY) : invented() + invented().toLowerCase(java.util.Locale.ROOT);
    String[] town = one(TOWNS).split("\\|");
    String zip = town[1] + " " + (1 + random.nextInt(9)) + (char) ('A' + random.nextInt(7)) + (char) ('A' + random.nextInt(7));
    return new String[] {
      given + " " + family, mail(given + "." + family), "07" + (100_000_000 + random.nextInt(899_999_999)),
      1 + random.nextInt(120) + " " + one(STREETS) + " Street", town[0], zip, day(1940 + random.nextInt(63))
    };
  }

  /** The same person, written again. */
  private String[] again(String[] person) {
    String[] copy = person.clone();
    String[] name = person[0].split(" ");
    copy[0] = random.nextBoolean() ? name[1] + ", " + name[0] : copy[0];
    copy[1] = random.nextBoolean() ? null : copy[1];
    copy[2] = random.nextInt(3) == 0 ? "+44" + copy[2].substring(1) : copy[2];
    copy[3] = random.nextInt(3) == 0 ? copy[3].replace("Street", "St") : copy[3];
    copy[6] = random.nextInt(3) == 0 ? null : copy[6];
    return copy;
  }

  private String[] spouse(String[] person, boolean plain) {
    String[] other = person(plain);
    String given = other[0].split(" ")[0];
    String family = person[0].split(" ")[1];
    while (person[0].startsWith(given + " ")) {
      given = plain ? one(GIVEN) : invented();
    }
    System.arraycopy(person, 2, other, 2, 4);
    other[0] = given + " " + family;
    other[1] = mail(given + "." + family);
    return other;
  }

  private String[] son(String[] father) {
    String[] son = father.clone();
    son[1] = mail(father[0].split(" ")[0] + "x");
    son[2] = "07" + (100_000_000 + random.nextInt(899_999_999));
    son[6] = day(Integer.parseInt(father[6].substring(0, 4)) + 28);
    return son;
  }

  private String mail(String words) {
    return words.toLowerCase(java.util.Locale.ROOT) + (1 + random.nextInt(99)) + "@" + one(MAILS);
  }

  private String day(int year) {
    return String.format("%d-%02d-%02d", year, 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private String invented() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      word.append("bdfgklmnprstv".charAt(random.nextInt(13))).append("aeiou".charAt(random.nextInt(5)));
    }
    word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
    return word.toString();
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
