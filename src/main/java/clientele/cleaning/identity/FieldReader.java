package clientele.cleaning.identity;

import clientele.cleaning.personal.PersonalData;
import clientele.cleaning.values.PlainText;
import clientele.cleaning.values.ShortForms;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads columns into {@link Field}s: decides how values are compared, and folds each distinct value once. */
final class FieldReader {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern PHONE = Pattern.compile("[+(]?[\\d][\\d ()/.\\-+]{5,20}(x\\d+)?");
  private static final Pattern PHONE_NAME =
      Pattern.compile(".*(phone|tel|mobile|cell|fax|电话|手机|联系方式).*");
  private static final Pattern DAY = Pattern.compile("(\\d{1,4})[-/.](\\d{1,2})[-/.](\\d{1,4})");
  private static final int SAMPLE = 20_000;

  private FieldReader() {}

  /**
   * A column as a field.
   *
   * @param column description of the column in the first table
   * @param cells its cells, null where missing
   */
  static Field read(Column column, String[] cells) {
    FieldKind kind = kind(column, cells);
    Map<String, Integer> index = new HashMap<>();
    Map<String, Integer> raw = new HashMap<>();
    int[] codes = new int[cells.length];
    List<String> folded = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      codes[i] = -1;
      if (cells[i] == null) {
        continue;
      }
      Integer known = raw.get(cells[i]);
      if (known == null) {
        String plain = NoEvidence.is(kind, cells[i]) ? "" : fold(kind, cells[i]);
        known = -1;
        if (!plain.isEmpty()) {
          Integer same = index.putIfAbsent(plain, folded.size());
          known = same == null ? folded.size() : same;
          if (same == null) {
            folded.add(plain);
          }
        }
        raw.put(cells[i], known);
      }
      codes[i] = known;
    }
    int[] rows = new int[folded.size()];
    for (int code : codes) {
      if (code >= 0) {
        rows[code]++;
      }
    }
    WordTable words = new WordTable();
    return new Field(column.name().strip(), kind, codes, values(kind, folded, rows, words), rows, words,
        kind == FieldKind.NUMBER ? spread(folded) : 0, kind == FieldKind.DATE && PersonalData.ofBirth(column),
        kind == FieldKind.TEXT && PersonalData.namesWho(column));
  }

  private static double spread(List<String> folded) {
    double[] sorted =
        folded.stream().filter(v -> v.matches("-?\\d+(\\.\\d+)?")).mapToDouble(Double::parseDouble).sorted().toArray();
    return sorted.length < 2 ? 0 : sorted[sorted.length - 1 - sorted.length / 20] - sorted[sorted.length / 20];
  }

  private static List<Field.Value> values(FieldKind kind, List<String> folded, int[] rows, WordTable words) {
    List<int[]> ids = new ArrayList<>(folded.size());
    double total = 0;
    for (int v = 0; v < folded.size(); v++) {
      List<String> list = kind == FieldKind.TEXT ? PlainText.words(folded.get(v)) : List.of(folded.get(v));
      int[] own = new int[list.size()];
      for (int w = 0; w < own.length; w++) {
        own[w] = words.add(list.get(w));
      }
      int[] distinct = Arrays.stream(own).distinct().toArray();
      for (int w : distinct) {
        words.count(w, rows[v]);
      }
      total += rows[v];
      ids.add(own);
    }
    words.total(total);
    List<Field.Value> values = new ArrayList<>(folded.size());
    for (int v = 0; v < folded.size(); v++) {
      int[] own = ids.get(v);
      float[] weights = new float[own.length];
      double sum = 0;
      for (int w = 0; w < own.length; w++) {
        weights[w] = (float) words.information(own[w]);
        sum += weights[w] * weights[w];
      }
      float norm = (float) Math.sqrt(sum);
      for (int w = 0; w < own.length; w++) {
        weights[w] /= norm;
      }
      String text = folded.get(v);
      boolean han = kind == FieldKind.TEXT && PlainText.hasHan(text);
      int[] grams = kind == FieldKind.TEXT ? grams(text) : new int[0];
      values.add(
          new Field.Value(text, own, weights, norm, grams, han ? PlainText.pinyin(text).replace(" ", "") : null));
    }
    return values;
  }

  /** Trigrams of a value without its spaces, with marks at both ends; pairs for Chinese. */
  static int[] grams(String folded) {
    String text = "^" + folded.replace(" ", "") + "$";
    int size = PlainText.hasHan(folded) ? 2 : 3;
    int n = Math.max(1, text.length() - size + 1);
    int[] grams = new int[n];
    for (int i = 0; i < n; i++) {
      grams[i] = text.substring(i, Math.min(text.length(), i + size)).hashCode();
    }
    Arrays.sort(grams);
    return grams;
  }

  private static String fold(FieldKind kind, String cell) {
    return switch (kind) {
      case EMAIL -> email(cell);
      case PHONE -> phone(cell);
      case DATE -> day(cell);
      case NUMBER -> number(cell);
      case CODE -> PlainText.fold(cell).replace(" ", "");
      case TEXT -> text(cell);
    };
  }

  private static String text(String cell) {
    String folded = PlainText.fold(cell);
    if (folded.isEmpty()) {
      return folded;
    }
    StringBuilder out = new StringBuilder(folded.length());
    for (String word : folded.split(" ")) {
      if (!out.isEmpty()) {
        out.append(' ');
      }
      out.append(ShortForms.shipped().of(word));
    }
    return out.toString();
  }

  private static String email(String cell) {
    String lower = cell.strip().toLowerCase(Locale.ROOT);
    int at = lower.indexOf('@');
    int plus = lower.indexOf('+');
    return plus > 0 && plus < at ? lower.substring(0, plus) + lower.substring(at) : lower;
  }

  /** The digits of a phone number as dialled at home: without the country, without zeros in front. */
  private static String phone(String cell) {
    String lower = PlainText.fold(cell);
    int extension = lower.indexOf('x');
    String digits = (extension > 6 ? lower.substring(0, extension) : lower).replaceAll("\\D", "");
    boolean country = cell.strip().startsWith("+") || digits.startsWith("00");
    digits = digits.replaceFirst("^0+", "");
    if (digits.length() == 13 && digits.startsWith("86")) {
      return digits.substring(2);
    }
    if (digits.length() == 11 && digits.startsWith("1") && country) {
      return digits.substring(1);
    }
    return country && digits.length() > 10 ? digits.substring(digits.length() - 10).replaceFirst("^0+", "") : digits;
  }

  /** Year, month, day as eight digits where they can be told, otherwise the digits. */
  private static String day(String cell) {
    var m = DAY.matcher(cell.strip());
    if (m.lookingAt()) {
      String a = m.group(1);
      String c = m.group(3);
      String year = a.length() == 4 ? a : c.length() == 4 ? c : c;
      String month = two(m.group(2));
      String day = two(a.length() == 4 ? c : a);
      if (month.compareTo("12") > 0) {
        return year + day + month;
      }
      return year + month + day;
    }
    String digits = cell.replaceAll("\\D", "");
    return digits.length() > 8 ? digits.substring(0, 8) : digits;
  }

  private static String two(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  private static String number(String cell) {
    String plain = cell.strip();
    return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
  }

  private static FieldKind kind(Column column, String[] cells) {
    if (column.kind().isTemporal()) {
      return FieldKind.DATE;
    }
    Shapes seen = shapes(cells);
    if (seen.present == 0) {
      return FieldKind.TEXT;
    }
    String name = column.name().toLowerCase(Locale.ROOT);
    if (seen.share(seen.dates) >= 0.8) {
      return FieldKind.DATE;
    }
    boolean phoneName = PHONE_NAME.matcher(name).matches() || column.means(Meaning.PHONE);
    if (seen.share(seen.phones) >= (phoneName ? 0.5 : 0.9) && (phoneName || column.kind().isCoded() && seen.share(seen.marks) > 0.5)) {
      return FieldKind.PHONE;
    }
    if (column.kind() == Kind.DECIMAL || column.kind() == Kind.REAL) {
      return FieldKind.NUMBER;
    }
    if (column.kind() == Kind.INTEGER) {
      return seen.share(seen.longDigits) >= 0.9 ? FieldKind.CODE : FieldKind.NUMBER;
    }
    if (seen.share(seen.emails) >= 0.6) {
      return FieldKind.EMAIL;
    }
    if (seen.share(seen.numbers) >= 0.95) {
      return seen.share(seen.longDigits) >= 0.9 ? FieldKind.CODE : FieldKind.NUMBER;
    }
    return seen.share(seen.codes) >= 0.8 ? FieldKind.CODE : FieldKind.TEXT;
  }

  private static Shapes shapes(String[] cells) {
    Shapes seen = new Shapes();
    int step = Math.max(1, cells.length / SAMPLE);
    for (int i = 0; i < cells.length; i += step) {
      if (cells[i] != null && !cells[i].isBlank()) {
        seen.take(cells[i].strip());
      }
    }
    return seen;
  }

  private static final class Shapes {
    private int present;
    private int emails;
    private int phones;
    private int marks;
    private int dates;
    private int numbers;
    private int longDigits;
    private int codes;

    private void take(String cell) {
      present++;
      emails += EMAIL.matcher(cell).matches() ? 1 : 0;
      boolean day = isDay(cell);
      dates += day ? 1 : 0;
      if (!day && PHONE.matcher(cell).matches()) {
        int digits = cell.replaceAll("\\D", "").length();
        phones += digits >= 7 && digits <= 15 ? 1 : 0;
        marks += cell.matches(".*[ ()/.+-].*") ? 1 : 0;
      }
      boolean digitsOnly = cell.matches("\\d+");
      numbers += digitsOnly || cell.matches("-?\\d+([.]\\d+)?") ? 1 : 0;
      longDigits += digitsOnly && (cell.length() >= 5 || cell.startsWith("0")) ? 1 : 0;
      codes += cell.indexOf(' ') < 0 && cell.length() <= 40 && cell.chars().anyMatch(Character::isDigit)
              && !PlainText.hasHan(cell) ? 1 : 0;
    }

    private double share(int count) {
      return present == 0 ? 0 : (double) count / present;
    }

    private static boolean isDay(String cell) {
      if (cell.matches("\\d{8}")) {
        int year = Integer.parseInt(cell.substring(0, 4));
        int month = Integer.parseInt(cell.substring(4, 6));
        int day = Integer.parseInt(cell.substring(6));
        return year >= 1850 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
      }
      return DAY.matcher(cell).matches();
    }
  }
}
