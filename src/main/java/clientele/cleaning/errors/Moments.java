package clientele.cleaning.errors;

import clientele.cleaning.values.DateRepair;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of day, some with a date or a day of the week beside them, some with a.m. and p.m. and some by 24 hours. A time alone
 * is written for a time with its date; a date is never made up.
 */
final class Moments implements TwoForms.Family {
  private static final Pattern CLOCK =
      Pattern.compile("(?<![\\d:])(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?![\\d:])(\\s*[ap]\\.?\\s?m\\.?|\\s*[ap](?![\\w.]))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY_BESIDE =
      Pattern.compile(
          "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s*)?"
              + "(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s*\\d{1,2}|\\d{1,2}\\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?|\\d{1,2}[/.-]\\d{1,2}\\.?)?"
              + "(?:\\(?\\+\\s?\\d(?:\\s?days?)?\\)?)?",
          Pattern.CASE_INSENSITIVE);
  private static final int HALF_DAY = 12;

  private String usual = "";
  private String half = "";
  private boolean padded;

  private record Clock(int hour, int minute, String second, String half, String beside) {}

  @Override
  public Optional<String> form(String value) {
    return read(value).map(Moments::form);
  }

  private static String form(Clock clock) {
    String sort = clock.beside().isEmpty() ? "" : DateRepair.read(clock.beside()).isPresent() ? "date " : "day ";
    return sort + (clock.second() == null ? "9:99" : "9:99:99") + half(clock.half());
  }

  @Override
  public void settle(List<String> values, int[] rows, String form) {
    usual = form;
    long most = 0;
    long zeros = 0;
    long bare = 0;
    for (int v = 0; v < rows.length; v++) {
      String value = values.get(v);
      Optional<Clock> clock = read(value).filter(c -> form(c).equals(usual));
      if (clock.isPresent()) {
        half = rows[v] > most && clock.get().half() != null ? clock.get().half() : half;
        most = Math.max(most, rows[v]);
        Matcher m = CLOCK.matcher(value);
        if (m.find() && clock.get().hour() < 10) {
          zeros += m.group(1).length() == 2 ? rows[v] : 0;
          bare += m.group(1).length() == 1 ? rows[v] : 0;
        }
      }
    }
    padded = zeros > bare;
  }

  @Override
  public Optional<String> write(String value) {
    Optional<Clock> found = read(value);
    boolean seconds = usual.contains("9:99:99");
    if (found.isEmpty() || usual.startsWith("da") || seconds && found.get().second() == null) {
      return Optional.empty();
    }
    Clock clock = found.get();
    int hour = clock.hour();
    if (clock.half() != null) {
      hour = hour % HALF_DAY + (clock.half().toLowerCase(Locale.ROOT).contains("p") ? HALF_DAY : 0);
    }
    String end = "";
    if (!half.isEmpty()) {
      if (clock.half() == null && clock.hour() <= HALF_DAY && clock.hour() > 0 && value.strip().charAt(0) != '0') {
        return Optional.empty(); // 7:21 without a half of the day may be the morning or the evening
      }
      boolean after = hour >= HALF_DAY;
      boolean capital = half.chars().anyMatch(Character::isUpperCase);
      end = half.replaceFirst("(?i)[ap]", after ? capital ? "P" : "p" : capital ? "A" : "a");
      hour = hour % HALF_DAY == 0 ? HALF_DAY : hour % HALF_DAY;
    }
    String digits = padded && hour < 10 ? "0" + hour : String.valueOf(hour);
    return Optional.of(digits + String.format(Locale.ROOT, ":%02d", clock.minute()) + (seconds ? ":" + clock.second() : "") + end);
  }

  @Override
  public boolean keepsAll(String value) {
    return read(value).filter(c -> c.beside().isEmpty() && (c.second() == null || usual.contains("9:99:99"))).isPresent();
  }

  /** How a half of the day is written, with a for either. */
  private static String half(String half) {
    return half == null ? "" : half.replaceFirst("[pP]", half.contains("P") ? "A" : "a");
  }

  private static Optional<Clock> read(String value) {
    Matcher m = CLOCK.matcher(value);
    if (!m.find()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(m.group(1));
    int minute = Integer.parseInt(m.group(2));
    if (hour > 24 || minute > 59 || m.group(4) != null && (hour > HALF_DAY || hour == 0)) {
      return Optional.empty();
    }
    String beside = (value.substring(0, m.start()) + value.substring(m.end())).replaceAll("^[\\s,;T@-]+|[\\s,;T@-]+$", "");
    if (m.find() || !DAY_BESIDE.matcher(beside).matches() && DateRepair.read(beside).isEmpty()) {
      return Optional.empty();
    }
    m.find(0);
    return Optional.of(new Clock(hour, minute, m.group(3), m.group(4), beside));
  }
}
