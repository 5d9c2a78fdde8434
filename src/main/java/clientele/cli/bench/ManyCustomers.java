package clientele.cli.bench;

import clientele.base.Seed;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes customers of whom one in ten is there twice, written with typing errors, other short forms and gaps. */
final class ManyCustomers {
  static final String[] COLUMNS = {"given_name", "surname", "street", "zip", "city", "phone", "email", "birth_date"};
  private static final String START = "bcdfghjklmnprstvwz";
  private static final String VOWELS = "aeiou";

  private ManyCustomers() {}

  /** Cells column by column, and the number of the person in each row. */
  record Made(String[][] cells, int[] person) {}

  static Made make(int rows, Seed seed) {
    RandomGenerator random = seed.stream("customers");
    String[] given = words(random, 800, 2);
    String[] family = words(random, 12_000, 3);
    String[] streets = words(random, 4_000, 3);
    String[] cities = words(random, 900, 3);
    String[][] cells = new String[COLUMNS.length][rows];
    int[] person = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (row > 20 && random.nextInt(10) == 0) {
        int of = random.nextInt(row);
        person[row] = person[of];
        for (int c = 0; c < COLUMNS.length; c++) {
          String value = cells[c][of];
          cells[c][row] = value == null || random.nextInt(12) == 0 ? null : random.nextInt(5) == 0 ? wrong(value, random) : value;
        }
      } else {
        person[row] = count++;
        int zip = (int) (random.nextDouble() * random.nextDouble() * 6_000);
        String first = pick(given, random);
        String last = pick(family, random);
        cells[0][row] = first;
        cells[1][row] = last;
        cells[2][row] = pick(streets, random) + (random.nextBoolean() ? " street " : " road ") + (1 + random.nextInt(200));
        cells[3][row] = String.valueOf(10_000 + zip);
        cells[4][row] = cities[zip % cities.length];
        cells[5][row] = random.nextInt(4) == 0 ? null : "0" + (100 + random.nextInt(900)) + " " + (1_000_000 + random.nextInt(9_000_000));
        cells[6][row] = random.nextInt(3) == 0 ? null : first + "." + last + random.nextInt(90) + "@mail" + random.nextInt(9) + ".com";
        cells[7][row] = String.format(Locale.ROOT, "%d-%02d-%02d", 1940 + random.nextInt(65), 1 + random.nextInt(12), 1 + random.nextInt(28));
      }
    }
    return new Made(cells, person);
  }

  private static String[] words(RandomGenerator random, int n, int syllables) {
    String[] words = new String[n];
    for (int i = 0; i < n; i++) {
      StringBuilder word = new StringBuilder();
      for (int s = 0; s < syllables; s++) {
        word.append(START.charAt(random.nextInt(START.length()))).append(VOWELS.charAt(random.nextInt(5)));
        if (random.nextInt(3) == 0) {
          word.append("lnrst".charAt(random.nextInt(5)));
        }
      }
      words[i] = word.toString();
    }
    return words;
  }

  private static String pick(String[] words, RandomGenerator random) {
    return words[(int) (words.length * random.nextDouble() * random.nextDouble())];
  }

  private static String wrong(String value, RandomGenerator random) {
    if (value.length() < 3) {
      return value;
    }
    int at = 1 + random.nextInt(value.length() - 2);
    char other = Character.isDigit(value.charAt(at)) ? (char) ('0' + random.nextInt(10)) : (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(3)) {
      case 0 -> value.substring(0, at) + value.substring(at + 1);
      case 1 -> value.substring(0, at) + other + value.substring(at + 1);
      default -> value.substring(0, at) + value.charAt(at + 1) + value.charAt(at) + value.substring(at + 2);
    };
  }
}
