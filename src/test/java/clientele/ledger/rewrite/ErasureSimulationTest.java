package clientele.ledger.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Made studies in which keys, names, addresses, phones and codes lie within each other, from which customers are erased. What has
 * to be left is known from how the studies were made: every cell of others, and every text with the stamp where the person stood.
 */
class ErasureSimulationTest {
  private static final List<String> NAMES = List.of(
      "Ann Lee", "Ann Lee-Smith", "Mary Ann Lee", "Ann Leeson", "Joann Lee", "Ann Marie Lee", "Jürgen Müller", "Jürgen Müller-Lüdenscheidt",
      "Hans Jürgen Müller", "Jürgen Müllermann", "王芳", "王芳芳", "小王芳", "王芳草", "Zoe Quark", "Zoe Quarkson", "Zoe Anna Quark", "Max Muster",
      "Max Muster jun", "Ida O'Neil", "José García", "José García Lorca", "Jack Daniels", "Jack Daniels Ltd Smith", "Vincent van Gogh", "Anna van Gogh");
  private static final List<String> SAID = List.of(
      "please call %s back soon", "it was %s, not me, who paid", "asked for (%s) twice", "thanks to %s!", "\"%s\" said the label", "the parcel went to %s; torn", "%s helped us");

  @TempDir Path folder;

  private record Person(String key, String name, String email, String phone, String order) {
    List<String> all() {
      return List.of(key, name, email, phone, order);
    }
  }

  /** A text with what it says of whom, so that it is known what has to be left of it. */
  private record Said(Person by, String pattern, Person of, String written) {
    String before() {
      return pattern.formatted(written);
    }

    String after(Set<Person> gone) {
      return gone.contains(of) ? pattern.formatted("▮") : before();
    }
  }

  @Test
  void othersKeepEveryCellAndNothingOfTheErasedIsLeft() throws IOException {
    int studies = Integer.getInteger("studies", 30);
    int cells = 0;
    int changed = 0;
    int texts = 0;
    int naming = 0;
    int wrong = 0;
    int traces = 0;
    int people = 0;
    List<String> examples = new ArrayList<>();
    for (int s = 0; s < studies; s++) {
      Made made = new Made(new Random(20261130L + s), Files.createDirectories(folder.resolve("s" + s)));
      Map<String, List<List<String>>> before = made.read();
      Set<Person> gone = new LinkedHashSet<>();
      Set<String> told = new LinkedHashSet<>();
      List<Person> order = new ArrayList<>(made.people);
      Collections.shuffle(order, made.random);
      for (Person person : order.subList(0, 1 + made.random.nextInt(4))) {
        Erasure.Erased erased = made.study.erase(person.key());
        told.addAll(erased.elsewhere());
        gone.add(person);
      }
      people += gone.size();
      Set<String> keys = new LinkedHashSet<>(gone.stream().map(Person::key).toList());
      for (Map.Entry<String, List<List<String>>> table : before.entrySet()) {
        int who = made.columnOf(table.getKey(), "customer_id");
        int text = made.columnOf(table.getKey(), "text");
        List<List<String>> stay = table.getValue().stream().filter(r -> who < 0 || !keys.contains(r.get(who))).toList();
        List<List<String>> after = made.study.rows(table.getKey());
        assertEquals(stay.size(), after.size(), "rows of " + table.getKey() + " in study " + s + " without " + keys);
        for (int r = 0; r < stay.size(); r++) {
          for (int c = 0; c < stay.get(r).size(); c++) {
            if (c == text) {
              continue;
            }
            cells++;
            if (!stay.get(r).get(c).equals(after.get(r).get(c))) {
              changed++;
              examples.add("study " + s + " " + keys + ": " + stay.get(r) + " became " + after.get(r));
            }
          }
        }
      }
      List<String> left = made.study.column("reviews", "text");
      List<Said> said = made.said.stream().filter(t -> !gone.contains(t.by())).toList();
      for (int t = 0; t < said.size(); t++) {
        texts++;
        naming += gone.contains(said.get(t).of()) ? 1 : 0;
        if (!said.get(t).after(gone).equals(left.get(t))) {
          wrong++;
          examples.add("study " + s + " " + gone + ": " + said.get(t).after(gone) + " expected, is " + left.get(t));
        }
      }
      for (String found : made.traces(gone, !told.isEmpty())) {
        traces++;
        examples.add("study " + s + " trace: " + found);
      }
    }
    String figures = ("%d studies, %d customers erased: %d of %d cells of others changed outside free text, "
        + "%d of %d texts of others (%d name the erased) otherwise than they have to be, %d traces")
        .formatted(studies, people, changed, cells, wrong, texts, naming, traces);
    Files.writeString(Path.of("target", "erasure-simulation.txt"), figures + "\n");
    System.out.println(figures);
    assertEquals(0, changed + wrong + traces, figures + "\n" + String.join("\n", examples.subList(0, Math.min(15, examples.size()))));
    assertTrue(cells > 100 * studies && texts > 10 * studies && naming > 2 * studies, figures);
  }

  /** A study of a seed. */
  private static final class Made {
    private final Random random;
    private final ErasedStudy study;
    private final List<Person> people = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();

    private Made(Random random, Path folder) {
      this.random = random;
      people();
      StringBuilder customers = new StringBuilder("customer_id,name,email,phone,city,referred_by\n");
      StringBuilder orders = new StringBuilder("order_id,customer_id,date,amount,product_id,sales_rep\n");
      StringBuilder products = new StringBuilder("product_id,product_name,brand,price\n");
      StringBuilder reviews = new StringBuilder("feedback_id,customer_id,date,text\n");
      boolean refers = random.nextInt(4) == 0;
      for (Person person : people) {
        customers.append("%s,%s,%s,%s,Town%d,%s\n".formatted(person.key(), person.name(), person.email(), person.phone(), random.nextInt(5), refers ? any().key() : ""));
        orders.append("%s,%s,2024-03-%02d,%d.50,%s-RED,%s\n".formatted(person.order(), person.key(), 1 + random.nextInt(28), 3 + random.nextInt(90), any().key(), any().name() + " (Sued)"));
        products.append("%s-RED,%s Whiskey,%s Brand,9.50\n".formatted(person.key(), any().name(), any().name()));
        for (int t = 0; t < 3; t++) {
          Person of = any();
          Said text = new Said(person, SAID.get(random.nextInt(SAID.size())), of, written(of));
          said.add(text);
          reviews.append("F%d,%s,2024-04-%02d,\"%s\"\n".formatted(90_000 + said.size(), person.key(), 1 + random.nextInt(28), text.before().replace("\"", "\"\"")));
        }
      }
      study = new ErasedStudy(folder).table("customers", customers.toString()).table("orders", orders.toString())
          .table("products", products.toString()).table("reviews", reviews.toString());
      List<Map.Entry<String, Map<String, List<String>>>> steps = new ArrayList<>(List.of(
          Map.entry("data.find-errors", Map.of("table", List.of("customers"))), Map.entry("data.find-errors", Map.of("table", List.of("orders"))),
          Map.entry("data.find-duplicates", Map.of("table", List.of("customers"))), Map.entry("features.build", Map.of()),
          Map.entry("data.cluster-values", Map.of("table", List.of("customers"), "column", List.of("name"))),
          Map.entry("data.edit-cell", Map.of("table", List.of("customers"), "row", List.of("3"), "column", List.of("city"), "value", List.of("Ulm")))));
      Collections.shuffle(steps, random);
      steps.subList(0, random.nextInt(4)).forEach(step -> study.step(step.getKey(), step.getValue()));
    }

    private void people() {
      List<String> names = new ArrayList<>(NAMES);
      Collections.shuffle(names, random);
      int base = 1000 + random.nextInt(9000);
      long tail = 100_000_000L + random.nextInt(1_000_000);
      List<String> keys = new ArrayList<>(switch (random.nextInt(5)) {
        case 0 -> List.of("C%d", "C%d-2", "XC%d", "C%d1", "C%dA", "C%d.1", "C%d/2", "C%d_b", "C%d-2-1", "1C%d", "A.C%d", "C%d+1");
        case 1 -> List.of("001%d" + tail, "002%d" + tail, "003%d" + tail, "%d" + tail, "4001%d" + tail, "001%d" + tail + "5", "00%d1" + tail);
        case 2 -> List.of("F-%d0", "F-%d0-1", "F-%d01", "F-%d", "F-%d-0", "G-F-%d0", "F-%d0-1-1", "F-%d00");
        case 3 -> List.of("7", "77", "177", "707", "1007", "%d7", "7%d", "70%d");
        default -> List.of("u%d@shop.example", "u%d@shop.example.au", "a.u%d@shop.example", "u%d1@shop.example", "b-u%d@shop.example", "u%d_2@shop.example");
      });
      Collections.shuffle(keys, random);
      for (int p = 0; p < keys.size(); p++) {
        String key = keys.get(p).formatted(base);
        String mail = List.of("m%d@post.example", "x.m%d@post.example", "m%d@post.example.de", "m%d-a@post.example", "1m%d@post.example", "m%d1@post.example").get(p % 6).formatted(base + p / 6);
        String phone = List.of("+49 151 70%d1", "+49 151 70%d12", "0152 70%d1", "212 555-%d", "555-%d", "+43 151 70%d2", "0151 70%d30").get(p % 7).formatted(base + p / 7 * 11) + (p % 7 == 0 ? "7" : "");
        people.add(new Person(key, names.get(p), mail, phone, List.of("SO-%s", "SO-%s-2", "TSO-%s", "SO-%s9").get(p % 4).formatted(base + p / 4)));
      }
    }

    private Person any() {
      return people.get(random.nextInt(people.size()));
    }

    /** How others write of somebody: the key if it tells who it is, the name in several ways, the address, the phone, the order. */
    private String written(Person person) {
      String[] parts = person.name().split(" ");
      boolean two = parts.length == 2;
      return switch (random.nextInt(8)) {
        case 0 -> PersonRows.isTelling(person.key()) ? person.key() : person.name();
        case 1 -> person.email();
        case 2 -> person.phone();
        case 3 -> two ? parts[1] + ", " + parts[0] : person.name();
        case 4 -> person.name().replace(" ", "  ");
        case 5 -> Normalizer.normalize(person.name(), Normalizer.Form.NFD);
        case 6 -> person.name().toUpperCase(Locale.ROOT);
        default -> PersonRows.isTelling(person.order()) ? person.order() : person.name();
      };
    }

    private Map<String, List<List<String>>> read() {
      Map<String, List<List<String>>> all = new TreeMap<>();
      List.of("customers", "orders", "products", "reviews").forEach(t -> all.put(t, study.rows(t)));
      return all;
    }

    private int columnOf(String table, String column) {
      List<String> names = study.columns(table).stream().map(clientele.study.Column::name).toList();
      return names.indexOf(column);
    }

    /** Where something of the erased stands in the whole study, when everything that is of others is left out. */
    private List<String> traces(Set<Person> gone, boolean keyTold) {
      List<String> others = new ArrayList<>();
      people.stream().filter(p -> !gone.contains(p)).forEach(p -> {
        others.addAll(p.all());
        others.add(family(p));
      });
      people.forEach(p -> others.addAll(List.of(p.key() + "-RED", p.name() + " Whiskey", p.name() + " Brand", p.name() + " (Sued)")));
      others.sort(Comparator.comparingInt(String::length).reversed());
      List<String> theirs = new ArrayList<>();
      gone.forEach(p -> {
        theirs.addAll(List.of(p.name(), family(p), p.email(), p.phone()));
        if (PersonRows.isTelling(p.key())) {
          theirs.add(p.key());
        }
        if (PersonRows.isTelling(p.order())) {
          theirs.add(p.order());
        }
      });
      List<String> found = new ArrayList<>();
      for (String text : study.everything()) {
        String rest = plain(text);
        if (keyTold && gone.stream().anyMatch(p -> p.key().equals(text))) {
          continue; // another customer's row says it, and that was told
        }
        for (String other : others) {
          rest = rest.replace(plain(other), " ~ ");
        }
        for (String word : theirs) {
          if (rest.contains(plain(word))) {
            found.add(word + " in " + text);
          }
        }
      }
      return found;
    }

    private static String family(Person person) {
      String[] parts = person.name().split(" ");
      return parts.length == 2 ? parts[1] + ", " + parts[0] : person.name();
    }

    private static String plain(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
  }
}
