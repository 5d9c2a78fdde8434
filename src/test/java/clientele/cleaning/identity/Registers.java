package clientele.cleaning.identity;

import clientele.base.Seed;
import java.util.ArrayList;
import java.util.List;

/** Makes registers of persons in the manner of public trial sets: spoiled records, and a list of voters. */
final class Registers {
  private static final String[] GIVEN =
      ("emily jack joshua lachlan sophie thomas isabella joel caitlin william olivia james chloe benjamin jessica samuel georgia daniel ella matthew lauren nicholas hannah luke "
              + "sarah ethan charlotte jacob mia liam ruby mitchell jasmine dylan grace ryan lily harrison amelia cooper zoe riley alexandra max madison noah holly oscar brianna kyle "
              + "hayley blake jayden mikayla finn tahlia connor bella patrick imogen angus").split(" ");

  private final Mess m;

  private Registers(Seed seed, String name) {
    m = new Mess(seed.stream(name));
  }

  /** Persons with up to five spoiled copies; without a number of the person. */
  static Things.Made spoiled(Seed seed) {
    return new Registers(seed, "spoiled").makeSpoiled();
  }

  /** Voters: homes, fathers and sons, people who move or marry, with year of birth. */
  static Things.Made voters(Seed seed) {
    return new Registers(seed, "voters").makeVoters();
  }

  private Things.Made makeSpoiled() {
    List<String[]> rows = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    String[] families = m.words(700, 2, 2);
    String[] streets = m.words(500, 2, 2);
    String[] suburbs = m.words(180, 2, 2);
    for (int person = 0; person < 1500; person++) {
      int suburb = (int) (180 * Math.pow(m.r.nextDouble(), 1.5));
      String state = "nsw vic qld wa sa tas act nt".split(" ")[suburb % 8];
      String[] own = {m.lost(m.often(GIVEN, 1.5), 0.02), m.lost(m.often(families, 2), 0.01), "" + (1 + m.r.nextInt(200)),
        m.of(streets) + " " + m.of("street", "place", "crescent", "road", "close", "avenue"), m.lost(m.of("villa", "unit", "flat", "rosedale") + " " + m.word(2), 0.55), suburbs[suburb],
        "" + (2000 + suburb * 17), state, m.lost(String.format("%d%02d%02d", 1900 + m.r.nextInt(100), 1 + m.r.nextInt(12), 1 + m.r.nextInt(28)), 0.08), m.lost("" + (20 + m.r.nextInt(20)), 0.1), m.lost("0" + (2 + m.r.nextInt(7)) + " " + m.digits(8), 0.1)};
      rows.add(own);
      truth.add(person);
      for (int copy = m.in(0.5) ? 1 + m.r.nextInt(m.in(0.3) ? 5 : 2) : 0; copy > 0; copy--) {
        String[] row = own.clone();
        for (int times = 1 + m.r.nextInt(6); times > 0; times--) {
          spoil(row);
        }
        rows.add(row);
        truth.add(person);
      }
    }
    return m.shuffled("given_name,surname,street_number,address_1,address_2,suburb,postcode,state,date_of_birth,age,phone_number", rows, truth);
  }

  private void spoil(String[] row) {
    int f = m.r.nextInt(row.length);
    double what = m.r.nextDouble();
    if (what < 0.06) {
      String given = row[0];
      row[0] = row[1];
      row[1] = given;
    } else if (what < 0.1) {
      String line = row[3];
      row[3] = row[4];
      row[4] = line;
    } else if (what < 0.28) {
      row[f] = null;
    } else if (what < 0.34 && f < 2 && row[f] != null) {
      row[f] = row[f].substring(0, 1);
    } else if (what < 0.4) {
      row[f] = f == 0 ? m.of(GIVEN) : f == 2 ? "" + (1 + m.r.nextInt(200)) : row[f];
    } else if (row[f] != null && row[f].length() > 2) {
      row[f] = f == 6 || f >= 8 ? digit(row[f]) : m.typo(row[f]);
    }
  }

  private String digit(String text) {
    int at = m.r.nextInt(text.length() - 1);
    return m.in(0.4)
        ? text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2)
        : text.substring(0, at) + m.r.nextInt(10) + text.substring(at + 1);
  }

  private Things.Made makeVoters() {
    List<String[]> rows = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    String[] families = m.words(600, 2, 2);
    String[] streets = m.words(250, 2, 2);
    String[] towns = m.words(30, 2, 2);
    int person = 0;
    for (int home = 0; home < 1000; home++) {
      String family = m.often(families, 2.2);
      String[] at = home(streets, towns);
      String phone = m.digits(3) + " " + m.digits(7);
      int size = 1 + m.r.nextInt(4);
      String father = null;
      for (int p = 0; p < size; p++, person++) {
        boolean junior = p == 2 && father != null && m.in(0.15);
        String given = junior ? father : m.often(GIVEN, 1.4);
        father = p == 0 ? given : father;
        int born = p < 2 ? 1930 + m.r.nextInt(45) : 1965 + m.r.nextInt(35);
        String[] own = {given, m.lost(m.in(0.5) ? m.of(GIVEN) : m.of(GIVEN).substring(0, 1), 0.15), p > 0 && m.in(0.1) ? m.often(families, 2) : family, junior && m.in(0.6) ? "jr" : null,
          at[0], at[1], at[2], m.lost(phone, 0.4), "" + born, p == 0 || m.in(0.4) ? "m" : "f", m.of("dem", "rep", "una")};
        rows.add(own);
        truth.add(person);
        for (int copy = m.in(0.3) ? m.in(0.2) ? 2 : 1 : 0; copy > 0; copy--) {
          String[] row = own.clone();
          row[0] = m.typo(row[0], 0.1);
          row[0] = m.in(0.04) ? row[0].substring(0, 1) : row[0];
          row[1] = row[1] == null ? null : m.in(0.3) ? row[1].substring(0, 1) : m.lost(row[1], 0.15);
          row[2] = row[9].equals("f") && m.in(0.08) ? m.often(families, 2) : m.typo(row[2], 0.08);
          if (m.in(0.03)) {
            String swap = row[0];
            row[0] = row[2];
            row[2] = swap;
          }
          row[3] = m.in(0.3) ? null : row[3];
          if (m.in(0.12)) {
            System.arraycopy(home(streets, towns), 0, row, 4, 3);
            row[7] = m.lost(m.digits(3) + " " + m.digits(7), 0.4);
          } else {
            row[4] = m.typo(row[4], 0.08);
            row[5] = m.typo(row[5], 0.04);
          }
          row[7] = m.lost(row[7], 0.2);
          row[8] = m.in(0.03) ? "" + (born + m.r.nextInt(3) - 1) : m.lost(row[8], 0.02);
          row[10] = m.in(0.1) ? m.of("dem", "rep", "una") : row[10];
          rows.add(row);
          truth.add(person);
        }
      }
    }
    return m.shuffled("first_name,middle_name,last_name,name_suffix,street_address,city,zip_code,phone_num,birth_year,gender,party", rows, truth);
  }

  private String[] home(String[] streets, String[] towns) {
    int town = m.r.nextInt(towns.length);
    return new String[] {(1 + m.r.nextInt(2000)) + " " + m.of(streets) + " " + m.of("st", "rd", "dr", "ln", "ave"), towns[town], "" + (27000 + town * 13 + m.r.nextInt(3))};
  }
}
