package clientele.intake.heading;

import clientele.intake.cell.DateScan;
import clientele.intake.cell.NumberScan;
import clientele.intake.column.ColumnEvidence;
import clientele.intake.column.ColumnShapes;
import clientele.intake.column.ColumnTyping;
import clientele.intake.column.ColumnWords;
import clientele.study.Meaning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds from the first records where a table begins: lines above it that belong to no table, the rows that hold names,
 * and how many fields a record has.
 */
public final class HeaderDetector {
  private static final int LATEST_HEADER = 30;
  private static final int MOST_HEADER_ROWS = 4;

  /** Reached by words over numbers. */
  private static final double SURE_NAMES = 0.9;

  /** Reached by words over days and numbers beside which numbers stand as names. */
  private static final double NUMBERED_NAMES = 0.75;

  private final ColumnWords words;
  private final NumberScan number = new NumberScan();
  private final DateScan date = new DateScan();

  HeaderDetector(ColumnWords words) {
    this.words = words;
  }

  /**
   * Where a table begins.
   *
   * @param preamble records above it
   * @param headerRows records that hold names
   * @param names unique, one per column
   * @param width fields of a record
   * @param confidence in the number of header rows, 0 to 1
   * @param written the names as they stand in the file, where it repeats the row of names; empty otherwise
   */
  public record Found(
      int preamble, int headerRows, List<String> names, int width, double confidence, List<String> written) {
    public Found(int preamble, int headerRows, List<String> names, int width, double confidence) {
      this(preamble, headerRows, names, width, confidence, List.of());
    }

    /** The same with more records above it. */
    public Found below(int records) {
      return new Found(preamble + records, headerRows, names, width, confidence, written);
    }
  }

  /** Looks at the first records of a file; the number of header rows may be given. */
  Found detect(List<List<String>> given, Optional<Integer> wanted) {
    int width = usualWidth(given);
    List<List<String>> records = withoutCommentSigns(given, width);
    int top = preamble(records, width);
    if (top >= records.size()) {
      top = 0;
    }
    List<List<String>> body = records.subList(Math.min(top + 1, records.size()), records.size());
    List<String> first = records.isEmpty() ? List.of() : records.get(top);
    double sure = width == 1 && isSentence(first) ? 0.05 : headerLikelihood(first, body);
    int again = 0;
    while (again < body.size() && body.get(again).equals(first)) {
      again++;
    }
    if (again > 0) {
      double repeated = headerLikelihood(first, body.subList(again, body.size()));
      sure = repeated >= SURE_NAMES ? repeated : sure;
    }
    int rows = wanted.orElse(sure >= 0.5 ? 1 : 0);
    while (wanted.isEmpty() && rows > 0 && rows < MOST_HEADER_ROWS && anotherHeader(first, body, rows)) {
      rows++;
    }
    boolean groups = wanted.isEmpty() && rows == 1;
    if (wanted.isEmpty() && rows > 0 && HeaderGroups.standsOver(first, body, this::isValue)) {
      rows = Math.max(rows, 2);
      groups = true;
    } else if (groups && HeaderGroups.goesOnBelow(first, body, this::isValue)) {
      rows = 2;
    } else if (groups && top > 0 && HeaderGroups.tellsApart(records.get(top - 1), first)) {
      top--;
      rows = 2;
    } else {
      groups = false;
    }
    int names = Math.min(rows, records.size() - top);
    List<String> heads = new ArrayList<>(names == 0 ? List.of() : records.get(top));
    if (groups) {
      heads = HeaderGroups.spread(heads, records.get(top + 1));
    }
    boolean repeats = names > 1;
    boolean unitsAbove = names == 2 && !groups && Units.areAll(records.get(top)) && !Units.areAll(records.get(top + 1));
    if (unitsAbove) {
      heads = new ArrayList<>(records.get(top + 1));
    }
    for (int i = 1; i < names; i++) {
      repeats &= records.get(top + i).equals(first);
      join(heads, records.get(unitsAbove ? top : top + i));
    }
    if (names > 0) {
      width = fitWidth(heads, width, records.subList(Math.min(top + names, records.size()), records.size()));
    }
    double confidence = wanted.isPresent() ? 1 : Math.max(sure, 1 - sure);
    int times = names;
    List<String> written =
        repeats ? heads.stream().map(h -> String.join(" ", Collections.nCopies(times, h))).toList() : List.of();
    return new Found(top, rows, unique(heads, Math.max(width, 1)), Math.max(width, 1), confidence, written);
  }

  /**
   * The records without the sign that makes comments of the last ones above the rows, where measuring programs write the
   * names: {@code % time, voltage}.
   */
  private List<List<String>> withoutCommentSigns(List<List<String>> records, int width) {
    int above = 0;
    while (above < records.size() && !records.get(above).isEmpty() && isComment(records.get(above).getFirst())) {
      above++;
    }
    if (above == 0 || above >= records.size() || width < 2 || records.get(above).stream().noneMatch(this::isValue)) {
      return records;
    }
    List<List<String>> bare = new ArrayList<>(records);
    int blank = above;
    for (int i = above - 1; i >= 0; i--) {
      List<String> cells = new ArrayList<>(records.get(i));
      String first = cells.getFirst().strip().replaceFirst("^(%+|#+|//|;+|\\*+|!+)\\s*", "");
      if (first.isEmpty() && cells.size() > width) {
        cells.removeFirst();
      } else {
        cells.set(0, first);
      }
      boolean names = cells.size() == width && cells.stream().noneMatch(this::isValue) && filled(cells) > 1;
      if (!names || blank != i + 1) {
        bare.set(i, List.of(String.join(" ", records.get(i))));
      } else {
        bare.set(i, cells);
        blank = i;
      }
    }
    return bare;
  }

  private static boolean isComment(String cell) {
    String bare = cell.strip();
    return bare.startsWith("%") || bare.startsWith("#") || bare.startsWith("//") || bare.startsWith("!") || bare.startsWith("*");
  }

  /** The number of fields that most records have; the first ones count most, another table may follow. */
  public static int usualWidth(List<List<String>> records) {
    Map<Integer, Double> widths = new HashMap<>();
    double place = 20;
    for (List<String> record : records) {
      widths.merge(record.size(), 1 / place++, Double::sum);
    }
    int best = 1;
    double most = 0;
    for (var entry : widths.entrySet()) {
      double weight = entry.getValue() * (entry.getKey() > 1 ? 2 : 1);
      if (weight > most || weight == most && entry.getKey() > best) {
        most = weight;
        best = entry.getKey();
      }
    }
    return best;
  }

  private int preamble(List<List<String>> records, int width) {
    if (width < 2) {
      return 0;
    }
    for (int i = 0; i < Math.min(records.size(), LATEST_HEADER); i++) {
      List<String> record = records.get(i);
      int filled = filled(record);
      boolean enough = record.size() >= width || record.size() == width - 1 && filled == width - 1 && width > 2;
      boolean sparse = width > 2 && filled * 2 <= Math.min(width, record.size());
      boolean above =
          sparse && (fullerBelow(records, i, width) || isBare(record) && namesBelow(records, i, width))
              || width == 2 && isBare(record) && hasGap(records, i) && namesBelow(records, i, width);
      if (enough && (!above || HeaderGroups.standsOver(record, records.subList(i + 1, records.size()), this::isValue))) {
        return i;
      }
    }
    return 0;
  }

  /** Whether most records below are much fuller; notes padded to their width, right below or at the end, do not count. */
  private static boolean fullerBelow(List<List<String>> records, int at, int width) {
    int from = pastBare(records, at + 1);
    int to = Math.min(records.size(), from + 11);
    while (to == records.size() && to > from && isBare(records.get(to - 1))) {
      to--;
    }
    int fuller = 0;
    for (int i = from; i < to; i++) {
      fuller += filled(records.get(i)) * 10 >= width * 7 ? 1 : 0;
    }
    return fuller > 1 && fuller * 2 >= to - from;
  }

  /** Whether the next record with more than a note in it is a full row of words, above rows that hold more than one cell. */
  private boolean namesBelow(List<List<String>> records, int at, int width) {
    int next = pastBare(records, at + 1);
    if (next + 1 >= records.size() || filled(records.get(next)) * 10 < width * 7) {
      return false;
    }
    List<List<String>> rows = records.subList(next + 1, Math.min(records.size(), next + 12));
    long bare = rows.stream().filter(HeaderDetector::isBare).count();
    return records.get(next).stream().noneMatch(this::isValue) && bare * 3 <= rows.size();
  }

  /** Whether a record without anything stands among the notes from here on. */
  private static boolean hasGap(List<List<String>> records, int from) {
    return records.subList(from, pastBare(records, from)).stream().anyMatch(r -> r.size() > 1 && filled(r) == 0);
  }

  private static int pastBare(List<List<String>> records, int from) {
    int next = from;
    while (next < records.size() && isBare(records.get(next))) {
      next++;
    }
    return next;
  }

  /** Whether nothing but the first cell is filled, as in notes that a spreadsheet padded to the width of its table. */
  private static boolean isBare(List<String> record) {
    return record.stream().skip(1).allMatch(String::isBlank);
  }

  private static int filled(List<String> record) {
    int filled = 0;
    for (String cell : record) {
      filled += cell.isBlank() ? 0 : 1;
    }
    return filled;
  }

  /** Whether the only cell of a record is a sentence or a line of prose rather than a name. */
  private static boolean isSentence(List<String> record) {
    String cell = record.isEmpty() ? "" : record.getFirst().strip();
    boolean han = cell.chars().filter(c -> c >= 0x3040 && c < 0xfb00).count() * 2 > cell.length();
    return cell.length() > (han ? 12 : 50) || cell.matches("(?s).*[.!?。！？…;；,，]") && !cell.matches("[^\\s]{1,12}[.]")
        || cell.split("\\s+").length > 7;
  }

  /** How likely {@code first} holds names: it has words where the others have numbers, or words that name columns. */
  private double headerLikelihood(List<String> first, List<List<String>> body) {
    int filled = filled(first);
    if (filled == 0) {
      return 0.1;
    }
    int values = 0;
    int known = 0;
    Set<String> distinct = new HashSet<>();
    for (String cell : first) {
      if (!cell.isBlank()) {
        values += isValue(cell) && !isYear(cell) ? 1 : 0;
        known += words.guesses(cell).stream().anyMatch(g -> g.confidence() > 0.9) ? 1 : 0;
        distinct.add(cell.strip());
      }
    }
    if (values > 0 && values * 3 > filled) {
      return namesAmongNumbers(first, body, known) ? NUMBERED_NAMES : 0.03;
    }
    double likely = values > 0 ? 0.4 : 0.65;
    int valueColumns = 0;
    int repeated = 0;
    for (int c = 0; c < first.size(); c++) {
      String name = first.get(c).strip();
      int valued = 0;
      int present = 0;
      boolean again = false;
      for (List<String> record : body) {
        if (c < record.size() && !record.get(c).isBlank()) {
          present++;
          valued += isValue(record.get(c)) ? 1 : 0;
          again |= record.get(c).strip().equals(name);
        }
      }
      valueColumns += present > 0 && valued * 5 >= present * 4 && (!isValue(name) || isYear(name)) ? 1 : 0;
      repeated += again && !name.isEmpty() ? 1 : 0;
    }
    likely += valueColumns > 0 ? 0.3 : 0;
    likely += known > 0 ? 0.25 : 0;
    likely -= repeated > 0 ? 0.5 * repeated / filled + 0.1 : 0;
    likely -= distinct.size() < filled ? 0.2 : 0;
    return Math.clamp(likely, 0.02, 1);
  }

  /**
   * Whether a row of which many cells are numbers holds names nevertheless, as {@code date,count,3.1,3.10}: its words stand
   * over days or numbers, or mean something, occur nowhere below, and its numbers differ from each other.
   */
  private boolean namesAmongNumbers(List<String> first, List<List<String>> body, int known) {
    Set<String> numbers = new HashSet<>();
    int words = 0;
    int over = 0;
    for (int c = 0; c < first.size(); c++) {
      String name = first.get(c).strip();
      if (name.isEmpty()) {
        continue;
      }
      byte[] b = name.getBytes(StandardCharsets.UTF_8);
      if (isValue(name)) {
        if (!numbers.add(name) || date.read(b, 0, b.length) && !number.read(b, 0, b.length)) {
          return false;
        }
        continue;
      }
      words++;
      int valued = 0;
      int present = 0;
      for (List<String> record : body) {
        if (c < record.size() && !record.get(c).isBlank()) {
          present++;
          valued += isValue(record.get(c)) ? 1 : 0;
          if (record.get(c).strip().equalsIgnoreCase(name)) {
            return false;
          }
        }
      }
      boolean none = ColumnEvidence.standsForNone(name);
      over += present > 1 && valued == present && !none && name.matches("[\\p{L}][\\p{L}\\p{N} ._()/%#-]*") ? 1 : 0;
    }
    return words > 0 && body.size() > 1 && (over == words || known > 0 && known + over >= words);
  }

  /** Whether the record below {@code rows} rows of names is another one. */
  private boolean anotherHeader(List<String> first, List<List<String>> above, int rows) {
    List<List<String>> body = above.subList(Math.min(rows - 1, above.size()), above.size());
    if (!body.isEmpty() && body.getFirst().equals(first) && filled(first) > 1) {
      return true;
    }
    if (body.size() < 4 || filled(body.getFirst()) < 2 || body.getFirst().size() < first.size()) {
      return false;
    }
    List<String> candidate = body.getFirst();
    int valueColumns = 0;
    int wordsThere = 0;
    for (int c = 0; c < candidate.size(); c++) {
      String cell = candidate.get(c).strip();
      int valued = 0;
      int present = 0;
      boolean again = false;
      for (List<String> record : body.subList(1, body.size())) {
        if (c < record.size() && !record.get(c).isBlank()) {
          present++;
          valued += isValue(record.get(c)) ? 1 : 0;
          again |= record.get(c).strip().equals(cell);
        }
      }
      boolean value = isValue(cell) && !isYear(cell);
      if (value) {
        return false;
      }
      if (present > 2 && valued * 10 >= present * 9) {
        valueColumns++;
        wordsThere += cell.isEmpty() || isValue(cell) || again || ColumnEvidence.standsForNone(cell) ? 0 : 1;
      }
    }
    return valueColumns >= 2 && wordsThere * 10 >= valueColumns * 6 && wordsThere >= 2;
  }

  private boolean isValue(String cell) {
    byte[] b = cell.getBytes(StandardCharsets.UTF_8);
    return number.read(b, 0, b.length) || date.read(b, 0, b.length);
  }

  private static boolean isYear(String cell) {
    return cell.strip().matches("(19|20)\\d\\d");
  }

  /**
   * Which column has no name where one is missing: the first, as row names have none, unless names that mean numbers or
   * days stand over such columns only if it is another, as when a delimiter is missing between two names.
   */
  private int nameless(List<String> heads, int width, List<List<String>> body) {
    int best = 0;
    int most = Integer.MIN_VALUE;
    for (int gap = 0; gap < width; gap++) {
      int agree = 0;
      for (int c = 0; c < width; c++) {
        if (c != gap) {
          agree += agreement(heads.get(c < gap ? c : c - 1), c, body);
        }
      }
      if (agree > most) {
        most = agree;
        best = gap;
      }
    }
    return best;
  }

  /** 1 if a name that means numbers or days stands over such values, -1 if over others, 0 if it says nothing. */
  private int agreement(String name, int column, List<List<String>> body) {
    boolean days = says(name, ColumnTyping.DATES);
    if (says(name, ColumnTyping.CODES) && !days) {
      return codes(column, body);
    }
    if (!days && !says(name, ColumnTyping.NUMBERS)) {
      return 0;
    }
    int values = 0;
    int present = 0;
    for (List<String> record : body) {
      if (column < record.size() && !record.get(column).isBlank()) {
        present++;
        byte[] b = record.get(column).getBytes(StandardCharsets.UTF_8);
        values += (days ? date.read(b, 0, b.length) : number.read(b, 0, b.length)) ? 1 : 0;
      }
    }
    return present > 0 && values * 5 >= present * 3 ? 1 : -1;
  }

  /** 1 if nearly all values of a column hold letters and digits, as codes do; 0 otherwise. */
  private static int codes(int column, List<List<String>> body) {
    int present = 0;
    int codes = 0;
    for (List<String> record : body) {
      if (column < record.size() && !record.get(column).isBlank()) {
        present++;
        byte[] b = record.get(column).getBytes(StandardCharsets.UTF_8);
        codes += ColumnShapes.kind(b, 0, b.length) == ColumnShapes.Kind.CODE ? 1 : 0;
      }
    }
    return present > 0 && codes * 5 >= present * 4 ? 1 : 0;
  }

  private boolean says(String name, Set<Meaning> wanted) {
    return words.guesses(name).stream().anyMatch(g -> g.confidence() >= 0.7 && wanted.contains(g.meaning()));
  }

  /** Makes header and records agree in width: row names without a head, delimiters at the end of each record. */
  private int fitWidth(List<String> heads, int width, List<List<String>> body) {
    if (heads.size() == width || body.isEmpty()) {
      return heads.size();
    }
    if (heads.size() == width - 1) {
      boolean blankEnd = body.stream().filter(r -> r.size() == width).allMatch(r -> r.getLast().isBlank());
      if (!blankEnd) {
        heads.add(nameless(heads, width, body), "");
        return width;
      }
      return heads.size();
    }
    int used = heads.size();
    while (used > width && heads.get(used - 1).isBlank()) {
      used--;
    }
    if (used == width) {
      while (heads.size() > width) {
        heads.removeLast();
      }
    }
    return heads.size();
  }

  private static void join(List<String> heads, List<String> more) {
    for (int c = 0; c < more.size(); c++) {
      String word = more.get(c).strip();
      if (c >= heads.size()) {
        heads.add(word);
      } else if (!word.isEmpty() && !heads.get(c).strip().equals(word)) {
        heads.set(c, (heads.get(c).strip() + " " + word).strip());
      }
    }
  }

  private static List<String> unique(List<String> heads, int width) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int c = 0; c < width; c++) {
      String name = c < heads.size() ? heads.get(c).replaceAll("\\s+", " ").replace("\ufeff", "").strip() : "";
      if (name.isEmpty()) {
        name = ColumnWords.NAMELESS + (c + 1);
      }
      String free = name;
      for (int n = 2; !taken.add(free); n++) {
        free = name + "_" + n;
      }
      names.add(free);
    }
    return names;
  }
}
