package clientele.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Spoils invented tables in one place at a time, in the ways files from the field are spoilt (the kinds are those that
 * Vitagliano et al. 2023, "Pollock: a data loading benchmark", counted in open data), together with what a careful
 * reader makes of them.
 */
final class DialectPollution {
  /** A spoilt file and its right reading. */
  record Spoilt(String kind, String name, String text, List<List<String>> meant) {}

  /** A cell with the signs around it. */
  private record Cell(String text, boolean quoted) {}

  private final String name;
  private final List<List<Cell>> rows;

  private DialectPollution(String name, List<List<Cell>> rows) {
    this.name = name;
    this.rows = rows;
  }

  /** Invented tables of several shapes. */
  static List<DialectPollution> tables(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return List.of(shop(random), members(random), tickets(random), chinese(random), stock(random));
  }

  private static DialectPollution shop(RandomGenerator random) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(plain("Day", "Clock", "Units", "ItemCode", "Cost", "Kind", "!Story", "!Link", "Remark"));
    String[] kinds = {"Garden Hose", "Kettle", "Bowl, Large", "Men's Scarf", "Lamp 12\"", "Bread Knife", "Tent, Two Persons"};
    String[] stories = {
      "Holds water, tea or soup and won't leak.", "Made by hand in small series; a joy for every kitchen.",
      "The 9\" blade cuts bread, cake and cheese. Wash by hand.", "Soft wool that keeps you warm on long, cold evenings.",
      "A light that reads with you. It's dimmable."
    };
    for (int i = 0; i < 60; i++) {
      String code = (char) ('A' + random.nextInt(20)) + "" + (char) ('A' + random.nextInt(20)) + "-" + (1000 + random.nextInt(9000));
      rows.add(
          plain(
              "%02d/%02d/2021".formatted(1 + random.nextInt(28), 1 + i / 6),
              "%02d:%02d".formatted(i % 24, 15 * (i % 4)),
              Integer.toString(random.nextInt(30)),
              code,
              "$" + (1 + random.nextInt(99)) + "." + random.nextInt(10) + random.nextInt(10),
              kinds[random.nextInt(kinds.length)],
              "!" + stories[random.nextInt(stories.length)],
              "!https://shop.example.org/item/" + code.replace('-', '_') + ".html",
              ""));
    }
    return new DialectPollution("shop", rows);
  }

  private static DialectPollution members(RandomGenerator random) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(plain("member_no", "name", "mail", "town", "joined", "score", "active"));
    String[] first = {"Anna", "Ben", "Carla", "Deniz", "Emil", "Fatima", "Goran"};
    String[] last = {"Weiss", "O'Neill", "Sánchez", "Yilmaz", "Brandt", "Kowalski"};
    String[] towns = {"Bremen", "Bad Homburg", "Cork", "Sevilla", "Izmir", "Łódź"};
    for (int i = 0; i < 40; i++) {
      String f = first[random.nextInt(first.length)];
      String l = last[random.nextInt(last.length)];
      rows.add(
          plain(
              "%06d".formatted(412 + 37 * i), f + " " + l, f.toLowerCase() + i + "@mail.example",
              towns[random.nextInt(towns.length)], "20%02d-%02d-%02d".formatted(10 + i % 14, 1 + i % 12, 1 + i % 28),
              i % 7 == 0 ? "" : (random.nextInt(1000) / 10.0) + "", i % 3 == 0 ? "no" : "yes"));
    }
    return new DialectPollution("members", rows);
  }

  private static DialectPollution tickets(RandomGenerator random) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(plain("ticket", "opened", "urgent", "words", "minutes"));
    String[] words = {
      "Parcel came late, box was open", "Cannot log in since Monday", "Please change my address, thank you",
      "The app closes by itself", "Refund still missing, third mail"
    };
    for (int i = 0; i < 30; i++) {
      rows.add(
          plain(
              "T" + (5000 + i), "2023-0%d-%02d 1%d:%02d".formatted(1 + i % 9, 1 + i % 28, i % 10, i % 60),
              i % 4 == 0 ? "high" : "low", words[random.nextInt(words.length)], Integer.toString(5 + random.nextInt(300))));
    }
    return new DialectPollution("tickets", rows);
  }

  private static DialectPollution chinese(RandomGenerator random) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(plain("订单编号", "下单日期", "商品", "数量", "金额", "备注"));
    String[] goods = {"茶杯", "雨伞", "台灯", "毛巾", "书包"};
    for (int i = 0; i < 35; i++) {
      rows.add(
          plain(
              "D2024%05d".formatted(31 * i), "2024/%d/%d".formatted(1 + i % 12, 1 + i % 28),
              goods[random.nextInt(goods.length)], Integer.toString(1 + random.nextInt(9)),
              (10 + random.nextInt(500)) + ".50", i % 3 == 0 ? "送货上门, 周末" : ""));
    }
    return new DialectPollution("chinese", rows);
  }

  private static DialectPollution stock(RandomGenerator random) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(plain("sku", "warehouse", "on hand", "reserved", "weight"));
    for (int i = 0; i < 25; i++) {
      rows.add(
          plain(
              "P%d-%c".formatted(100 + i, 'A' + i % 5), i % 2 == 0 ? "north" : "south", Integer.toString(random.nextInt(5000)),
              Integer.toString(random.nextInt(50)), random.nextInt(40) + "." + random.nextInt(10)));
    }
    return new DialectPollution("stock", rows);
  }

  /** A row; a cell that begins with {@code !} is always quoted. */
  private static List<Cell> plain(String... cells) {
    return Arrays.stream(cells)
        .map(c -> c.startsWith("!") ? new Cell(c.substring(1), true) : new Cell(c, c.contains(",") || c.contains("\"")))
        .toList();
  }

  /** Number of rows with the header. */
  int size() {
    return rows.size();
  }

  /** Every kind of pollution; those of single rows in the rows {@code at}, which count from the header. */
  List<Spoilt> all(int... at) {
    List<Spoilt> all = new ArrayList<>();
    List<List<String>> meant = meant(rows);
    List<List<String>> body = meant.subList(1, meant.size());
    List<List<Cell>> bodyRows = rows.subList(1, rows.size());
    String plain = write(rows, ",", '"', "\"", "\r\n");
    whole(all, "source", plain, meant);
    whole(all, "no last line end", plain.substring(0, plain.length() - 2), meant);
    whole(all, "blank last line", plain + "\r\n", meant);
    whole(all, "no header", write(bodyRows, ",", '"', "\"", "\r\n"), body);
    whole(all, "header only", write(rows.subList(0, 1), ",", '"', "\"", "\r\n"), meant.subList(0, 1));
    whole(all, "one row", write(rows.subList(0, 2), ",", '"', "\"", "\r\n"), meant.subList(0, 2));
    String commas = ",".repeat(rows.getFirst().size() - 1);
    whole(all, "preamble", "Export of the week" + commas + "\r\n" + commas + "\r\n" + plain, meant);
    whole(all, "preamble lines", "Export of the week\r\nmade by Kim\r\n\r\n" + plain, meant);
    whole(all, "comment lines", "# made by Kim, for you\r\n# second, line, here\r\n" + plain, meant);
    whole(all, "footnote", plain + "\r\nSource: own counts\r\nThese are figures of the year\r\n", meant);
    whole(all, "every cell quoted", write(quoted(rows), ",", '"', "\"", "\r\n"), meant);
    String names = write(rows.subList(0, 1), ",", '"', "\"", "\r\n");
    whole(all, "two header rows", names + plain, repeated(meant, 2));
    whole(all, "three header rows", names + names + plain, repeated(meant, 3));
    whole(all, "table twice", plain + plain, meant);
    whole(all, "smaller table below", plain + write(cut(rows, -1), ",", '"', "\"", "\r\n"), meant);
    whole(all, "larger table below", plain + write(cut(rows, 1), ",", '"', "\"", "\r\n"), meant);
    whole(all, "LF", write(rows, ",", '"', "\"", "\n"), meant);
    whole(all, "CR", write(rows, ",", '"', "\"", "\r"), meant);
    whole(all, "semicolon", write(rows, ";", '"', "\"", "\r\n"), meant);
    whole(all, "tab", write(rows, "\t", '"', "\"", "\r\n"), meant);
    whole(all, "comma and space", write(rows, ", ", '"', "\"", "\r\n"), meant);
    whole(all, "pipe", write(rows, "|", '"', "\"", "\r\n"), meant);
    whole(all, "two pipes", write(rows, "||", '"', "\"", "\r\n"), meant);
    whole(all, "caret", write(rows, "^", '"', "\"", "\r\n"), meant);
    whole(all, "space", write(spaced(rows), " ", '"', "\"", "\r\n"), meant);
    whole(all, "bare space", write(rows, " ", '"', "\"", "\r\n"), meant);
    whole(all, "single quote", write(rows, ",", '\'', "'", "\r\n"), meant);
    whole(all, "single quote, apostrophes bare", write(rows, ",", '\'', "", "\r\n"), meant);
    whole(all, "backslash", write(rows, ",", '"', "\\", "\r\n"), meant);
    whole(all, "no escape", write(rows, ",", '"', "", "\r\n"), meant);
    for (int row : at) {
      perRow(all, row < 0 ? rows.size() + row : row, meant);
    }
    return all;
  }

  private void perRow(List<Spoilt> all, int row, List<List<String>> meant) {
    int width = rows.getFirst().size();
    for (int c = 0; c < width; c++) {
      int column = c;
      String place = " row " + row + " column " + c;
      if (c > 0) {
        row(all, "delimiter missing", place, row, parts -> parts.set(2 * column - 1, ""), meant);
      }
      row(all, "delimiter too many", place, row, parts -> parts.set(2 * column, "," + parts.get(2 * column)), meant);
      List<List<String>> quoted = copy(meant);
      quoted.get(row).set(c, "\"" + quoted.get(row).get(c));
      row(
          all,
          "quote too many",
          place,
          row,
          parts -> {
            String cell = parts.get(2 * column);
            parts.set(2 * column, cell.startsWith("\"") ? "\"" + cell : "\"" + cell);
          },
          quoted);
    }
    row(all, "row with spaces", " row " + row, row, parts -> delimit(parts, " "), meant);
    row(all, "row with semicolons", " row " + row, row, parts -> delimit(parts, ";"), meant);
    row(all, "row with tabs", " row " + row, row, parts -> delimit(parts, "\t"), meant);
    row(all, "row with other line end", " row " + row, row, parts -> parts.set(parts.size() - 1, "\r"), meant);
    row(all, "blank line", " row " + row, row, parts -> parts.set(0, "\r\n" + parts.getFirst()), meant);
    row(all, "delimiter at the end", " row " + row, row, parts -> parts.set(parts.size() - 1, ",\r\n"), meant);
  }

  private static void delimit(List<String> parts, String sign) {
    for (int i = 1; i < parts.size() - 1; i += 2) {
      parts.set(i, sign);
    }
  }

  private void whole(List<Spoilt> all, String kind, String text, List<List<String>> meant) {
    all.add(new Spoilt(kind, name + ": " + kind, text, meant));
  }

  private void row(
      List<Spoilt> all, String kind, String place, int row, Consumer<List<String>> spoil, List<List<String>> meant) {
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      List<String> parts = parts(rows.get(r), ",", '"', "\"", "\r\n");
      if (r == row) {
        spoil.accept(parts);
      }
      parts.forEach(text::append);
    }
    all.add(new Spoilt(kind + (row == 0 ? " in the header" : ""), name + ": " + kind + place, text.toString(), meant));
  }

  private static String write(List<List<Cell>> rows, String delimiter, char quote, String escape, String end) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> parts(row, delimiter, quote, escape, end).forEach(text::append));
    return text.toString();
  }

  /** Cells and what stands behind each of them. */
  private static List<String> parts(List<Cell> row, String delimiter, char quote, String escape, String end) {
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < row.size(); c++) {
      Cell cell = row.get(c);
      String q = String.valueOf(quote);
      parts.add(cell.quoted ? q + cell.text.replace(q, escape + q) + q : cell.text);
      parts.add(c + 1 < row.size() ? delimiter : end);
    }
    return parts;
  }

  private static List<List<Cell>> cut(List<List<Cell>> rows, int by) {
    List<List<Cell>> other = new ArrayList<>();
    for (List<Cell> row : rows) {
      List<Cell> cells = new ArrayList<>(row);
      if (by < 0) {
        cells.removeLast();
      } else {
        cells.add(new Cell(other.isEmpty() ? "more" : "9", false));
      }
      other.add(cells);
    }
    return other;
  }

  private static List<List<Cell>> spaced(List<List<Cell>> rows) {
    return rows.stream()
        .map(r -> r.stream().map(c -> new Cell(c.text, c.quoted || c.text.contains(" ") || c.text.isEmpty())).toList())
        .toList();
  }

  private static List<List<Cell>> quoted(List<List<Cell>> rows) {
    return rows.stream().map(r -> r.stream().map(c -> new Cell(c.text, true)).toList()).toList();
  }

  /** The rows with their names as they stand where the row of names is repeated. */
  private static List<List<String>> repeated(List<List<String>> rows, int times) {
    List<List<String>> other = copy(rows);
    other.set(0, rows.getFirst().stream().map(n -> String.join(" ", java.util.Collections.nCopies(times, n))).toList());
    return other;
  }

  private static List<List<String>> meant(List<List<Cell>> rows) {
    return rows.stream().map(r -> r.stream().map(Cell::text).toList()).toList();
  }

  private static List<List<String>> copy(List<List<String>> rows) {
    List<List<String>> copy = new ArrayList<>();
    rows.forEach(r -> copy.add(new ArrayList<>(r)));
    return copy;
  }
}
