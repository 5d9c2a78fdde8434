package clientele.cleaning.identity;

import clientele.base.Seed;
import java.util.ArrayList;
import java.util.List;

/** Makes bibliographies in the manner of public trial sets: two libraries, a web index, citations out of papers. */
final class Papers {
  private static final String[] TOPIC =
      ("query optimization data mining spatial temporal indexing parallel distributed transaction management xml streams efficient adaptive views materialized "
              + "relational object oriented web semantic integration schema mapping clustering similarity search join processing approximate nearest neighbor association rules "
              + "warehouse caching recovery concurrency control high dimensional learning network probabilistic decision trees inference genetic reinforcement model selection bayesian")
          .split(" ");
  private static final String[] ROUTINE =
      {"Editor's Notes", "Guest Editorial", "Book Reviews", "Chair's Message", "Reminiscences on Influential Papers", "Letter from the Editor"};
  private static final String[][] VENUES = {
    {"VLDB", "Very Large Data Bases", "Proc. Int. Conf. on Very Large Data Bases"},
    {"SIGMOD Conference", "International Conference on Management of Data", "ACM SIGMOD Conference"},
    {"SIGMOD Record", "ACM SIGMOD Record", "SIGMOD Rec."},
    {"ACM Trans. Database Syst.", "ACM Transactions on Database Systems (TODS)", "TODS"},
    {"VLDB J.", "The VLDB Journal - The International Journal on Very Large Data Bases", "VLDB Journal"}};
  private static final String[] GIVEN =
      ("john mary wei anna peter susan michael rakesh jennifer david hector jeffrey surajit laura philip divesh raghu gerhard alon zachary "
              + "timos elena hans erik yannis maria robert william james thomas linda barbara").split(" ");

  private final Mess m;
  private final String[] families;

  private Papers(Seed seed, String name, int people) {
    m = new Mess(seed.stream(name));
    families = m.words(people, 2, 2);
  }

  private record Paper(String title, String[][] people, int venue, int year) {}

  /** Two libraries, each a paper once but for few; journal versions, and columns of the same title every year. */
  static Things.Made libraries(Seed seed) {
    return new Papers(seed, "libraries", 900).makeLibraries();
  }

  /** A library, and a web index with several rows of a paper, cut off and with half of it missing. */
  static Things.Made webIndex(Seed seed) {
    return new Papers(seed, "web index", 1500).makeWebIndex();
  }

  /** Citations out of papers: groups of up to 200, versions of a paper, most columns mostly missing. */
  static Things.Made citations(Seed seed) {
    return new Papers(seed, "citations", 120).makeCitations();
  }

  private String title() {
    String[] words = new String[3 + m.r.nextInt(7)];
    for (int w = 0; w < words.length; w++) {
      words[w] = m.in(0.12) ? m.word(3) : m.often(TOPIC, 1.5);
    }
    words[words.length / 2] = m.of("for", "in", "with", "of", "using", "over", "and");
    return Mess.capital(String.join(" ", words));
  }

  private String[][] people(int most) {
    String[][] people = new String[1 + m.r.nextInt(most)][];
    for (int p = 0; p < people.length; p++) {
      people[p] = new String[] {Mess.capital(m.of(GIVEN)), Mess.capital(m.often(families, 2)), m.in(0.3) ? "" + (char) ('A' + m.r.nextInt(26)) : ""};
    }
    return people;
  }

  private String names(String[][] people, int style, double drop) {
    List<String> all = new ArrayList<>();
    for (String[] p : people) {
      String family = m.typo(p[1], 0.02);
      String middle = p[2].isEmpty() || m.in(drop) ? "" : p[2] + (style == 3 ? "" : ".") + " ";
      all.add(
          switch (style) {
            case 0 -> p[0] + " " + middle + family;
            case 1 -> p[0].charAt(0) + ". " + middle + family;
            case 2 -> family + ", " + p[0].charAt(0) + ". " + middle;
            case 3 -> p[0].charAt(0) + (middle.isBlank() ? "" : middle.strip()) + " " + family;
            default -> family + ", " + p[0];
          });
    }
    return String.join(style == 2 ? " and " : ", ", all).strip();
  }

  private List<Paper> papers(int n, double versions) {
    List<Paper> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String[][] people = people(4);
      if (m.in(0.04)) {
        all.add(new Paper(m.of(ROUTINE), people(2), m.of("2", "3").equals("2") ? 2 : 4, 1994 + m.r.nextInt(10)));
        continue;
      }
      Paper paper = new Paper(title(), people, m.r.nextInt(5), 1994 + m.r.nextInt(10));
      all.add(paper);
      if (m.in(versions)) {
        boolean same = m.in(0.6);
        all.add(new Paper(same ? paper.title : paper.title + " " + m.of(TOPIC), people, (paper.venue + 1 + m.r.nextInt(4)) % 5, paper.year + m.r.nextInt(3)));
      }
    }
    return all;
  }

  private Things.Made makeLibraries() {
    List<String[]> left = new ArrayList<>();
    List<String[]> right = new ArrayList<>();
    List<Integer> tl = new ArrayList<>();
    List<Integer> tr = new ArrayList<>();
    List<Paper> papers = papers(1200, 0.05);
    for (int i = 0; i < papers.size(); i++) {
      Paper p = papers.get(i);
      if (m.in(0.93)) {
        left.add(new String[] {p.title, names(p.people, 0, 0.1), VENUES[p.venue][0], "" + p.year});
        tl.add(i);
      }
      if (m.in(0.85)) {
        right.add(new String[] {m.typo(p.title, 0.06), m.lost(names(p.people, 0, 0.4), 0.01), VENUES[p.venue][1], "" + p.year});
        tr.add(i);
      }
    }
    return Mess.both("title,authors,venue,year", left, tl, right, tr);
  }

  private Things.Made makeWebIndex() {
    List<String[]> left = new ArrayList<>();
    List<String[]> right = new ArrayList<>();
    List<Integer> tl = new ArrayList<>();
    List<Integer> tr = new ArrayList<>();
    List<Paper> papers = papers(3500, 0.05);
    for (int i = 0; i < papers.size(); i++) {
      Paper p = papers.get(i);
      boolean listed = i < 1200;
      if (listed) {
        left.add(new String[] {p.title, names(p.people, 0, 0), VENUES[p.venue][0], "" + p.year});
        tl.add(i);
      }
      int copies = listed ? m.in(0.35) ? 0 : 1 + (int) (-1.3 * Math.log(1 - m.r.nextDouble())) : 1;
      for (; copies > 0; copies--) {
        String title = m.in(0.15) ? m.typo(p.title) : p.title;
        title = m.in(0.06) ? title.substring(0, title.length() * 2 / 3) : m.in(0.05) ? title + " - " + m.of("abstract", "extended", m.word(2)) : title;
        String authors = names(p.people, 3, 0.3);
        authors = p.people.length > 2 && m.in(0.2) ? names(new String[][] {p.people[0], p.people[1]}, 3, 0.3) + ", …" : authors;
        String venue = m.in(0.5) ? VENUES[p.venue][2] : m.of(VENUES[p.venue][2] + ",", "Proceedings of the " + VENUES[p.venue][0], "LECTURE NOTES IN COMPUTER SCIENCE", VENUES[p.venue][1], "Technical Report");
        right.add(new String[] {title, m.lost(authors, 0.02), m.lost(venue, 0.25), m.lost("" + (p.year + (m.in(0.08) ? 1 : 0)), 0.45)});
        tr.add(i);
      }
    }
    return Mess.both("title,authors,venue,year", left, tl, right, tr);
  }

  private Things.Made makeCitations() {
    List<String[]> rows = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    List<Paper> papers = papers(75, 0.45);
    String[] places = "Morgan Kaufmann;MIT Press;Springer-Verlag;ACM Press".split(";");
    String[] towns = "San Mateo, CA;Cambridge, MA;New York;Berlin".split(";");
    for (int i = 0; i < papers.size(); i++) {
      Paper p = papers.get(i);
      int page = 1 + m.r.nextInt(500);
      int volume = 1 + m.r.nextInt(40);
      String house = m.of(places);
      String town = m.of(towns);
      String month = m.of("January", "May", "June", "July", "December");
      String editor = names(people(2), 1, 0);
      boolean report = m.in(0.15);
      int copies = 1 + (int) Math.min(200, 6 * Math.pow(1 / (0.02 + m.r.nextDouble()), 0.9));
      for (int c = 0; c < copies; c++) {
        String title = m.in(0.15) ? m.typo(p.title) : m.in(0.05) ? p.title.toLowerCase() + "." : p.title + (m.in(0.3) ? "." : ",");
        int style = m.r.nextInt(4);
        String venue = report ? null : m.in(0.1) ? null : m.of("In ", "", "in ") + m.of(m.of("Proceedings of the ", "Proc. ") + VENUES[p.venue][1], VENUES[p.venue][2], VENUES[p.venue][0] + " " + p.year) + ",";
        rows.add(new String[] {m.lost(names(p.people, style, 0.3) + (m.in(0.5) ? "." : ""), 0.01), p.venue > 1 ? m.lost("" + volume, 0.35) : null, m.lost(title, 0.03),
          report ? m.lost("Univ. of " + Mess.capital(families[i % families.length]), 0.3) : null, venue, m.lost(town, 0.65), m.lost(house, 0.65), m.lost(m.of("(" + p.year + ")", p.year + ".", "" + p.year), 0.15),
          report ? null : m.lost(m.of("pages ", "pp. ", "") + page + m.of("-", "--") + (page + 11) + m.of("", ","), 0.35), m.lost("In " + editor + ", editors", 0.85), m.lost(m.of("to appear", "technical report TR-" + volume), 0.93), m.lost(month, 0.85)});
        truth.add(i);
      }
    }
    return m.shuffled("author,volume,title,institution,venue,address,publisher,year,pages,editor,note,month", rows, truth);
  }
}
