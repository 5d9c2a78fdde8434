package clientele.reports.chart;

import clientele.base.Figures;
import clientele.base.Language;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The range of an axis and its few ticks at round values.
 *
 * @param low first value shown
 * @param high last value shown
 * @param ticks where something is written
 */
record Scale(double low, double high, List<Tick> ticks) {
  private static final double APART = 6;

  /** A place on the axis and what is written there. */
  record Tick(double value, String label) {}

  /** An axis that holds these values, with round ends and three to five steps. */
  static Scale of(double least, double most, boolean fromZero, int steps) {
    double low = fromZero ? Math.min(0, least) : least;
    double high = fromZero ? Math.max(0, most) : most;
    if (!(high > low)) {
      double pad = low == 0 ? 1 : Math.abs(low) * 0.1;
      low = fromZero ? Math.min(0, low) : low - pad;
      high = high + pad;
    }
    double step = step((high - low) / steps);
    double from = Math.floor(low / step + 1e-9) * step;
    double to = Math.ceil(high / step - 1e-9) * step;
    return ticked(from, to, step, from, to);
  }

  /** An axis that ends exactly at these values, with ticks at round places between. */
  static Scale tight(double low, double high, int steps) {
    if (!(high > low)) {
      return of(low, high, false, steps);
    }
    double step = step((high - low) / steps);
    return ticked(Math.ceil(low / step - 1e-9) * step, high + step * 1e-9, step, low, high);
  }

  /** A time axis in days since 1970-01-01, with ticks at the start of months, quarters or years. */
  static Scale days(double low, double high, Language language, int most) {
    LocalDate from = LocalDate.ofEpochDay((long) Math.floor(low));
    LocalDate to = LocalDate.ofEpochDay((long) Math.ceil(high));
    long months = Math.max(1, ChronoUnit.MONTHS.between(from, to));
    if (months < 3) {
      return shortDays(from, to, low, high, language, most);
    }
    int every = 1;
    for (int candidate : new int[] {1, 2, 3, 6, 12, 24, 36, 60, 120}) {
      every = candidate;
      if (months / candidate <= most) {
        break;
      }
    }
    List<Tick> ticks = new ArrayList<>();
    LocalDate at = from.withDayOfMonth(1);
    while (at.isBefore(from) || every <= 12 ? (at.getMonthValue() - 1) % every != 0 || at.isBefore(from)
        : at.getMonthValue() != 1 || at.getYear() % (every / 12) != 0 || at.isBefore(from)) {
      at = at.plusMonths(1);
    }
    boolean first = true;
    for (; !at.isAfter(to); at = at.plusMonths(every)) {
      boolean year = first || at.getMonth() == Month.JANUARY;
      ticks.add(new Tick(at.toEpochDay(), monthName(at, year, every >= 12, language)));
      first = false;
    }
    return new Scale(low, high, List.copyOf(ticks));
  }

  /** The same axis a little longer at its high end, so that marks on the last tick are seen whole. */
  Scale withHeadroom() {
    return new Scale(low, high + (high - low) * 0.02, ticks);
  }

  /** The same axis with as few ticks as a stretch of pixels has room for their labels: every one, every other, every third. */
  Scale labelled(double pixels, ToDoubleFunction<String> width) {
    for (int every = 1; every < ticks.size(); every++) {
      List<Tick> kept = new ArrayList<>();
      for (int i = 0; i < ticks.size(); i += every) {
        kept.add(ticks.get(i));
      }
      boolean apart = true;
      for (int i = 1; i < kept.size(); i++) {
        double between = at(kept.get(i).value(), 0, pixels) - at(kept.get(i - 1).value(), 0, pixels);
        apart &= between >= (width.applyAsDouble(kept.get(i).label()) + width.applyAsDouble(kept.get(i - 1).label())) / 2 + APART;
      }
      if (apart) {
        return new Scale(low, high, List.copyOf(kept));
      }
    }
    return new Scale(low, high, ticks.stream().limit(1).toList());
  }

  /** Where a value lies on a stretch of pixels. */
  double at(double value, double start, double end) {
    return start + (value - low) / (high - low) * (end - start);
  }

  private static Scale shortDays(
      LocalDate from, LocalDate to, double low, double high, Language language, int most) {
    long every = Math.max(1, Math.ceilDiv(ChronoUnit.DAYS.between(from, to), most));
    List<Tick> ticks = new ArrayList<>();
    for (LocalDate at = from; !at.isAfter(to); at = at.plusDays(every)) {
      String full = Figures.date(at, language);
      ticks.add(new Tick(at.toEpochDay(), language == Language.CHINESE ? full.substring(5) : full.replaceAll(" \\d+$", "")));
    }
    return new Scale(low, high, List.copyOf(ticks));
  }

  private static String monthName(LocalDate month, boolean year, boolean yearOnly, Language language) {
    if (yearOnly) {
      return Integer.toString(month.getYear());
    }
    if (language == Language.CHINESE) {
      return (year ? month.getYear() + "年" : "") + month.getMonthValue() + "月";
    }
    String name = month.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    return year ? name + " " + month.getYear() : name;
  }

  private static Scale ticked(double from, double to, double step, double low, double high) {
    int decimals = (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 6);
    if (Math.abs(step * Math.pow(10, decimals) - Math.rint(step * Math.pow(10, decimals))) > 1e-6) {
      decimals++;
    }
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; from + i * step <= to + step * 1e-6 && i < 50; i++) {
      double value = from + i * step;
      ticks.add(new Tick(value, Figures.fixed(value, decimals)));
    }
    return new Scale(low, high, List.copyOf(ticks));
  }

  private static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double lead = rough / power;
    double round = lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 2.5001 ? 2.5 : lead <= 5.0001 ? 5 : 10;
    return round * power;
  }
}
