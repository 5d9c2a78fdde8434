package clientele.intake.heading;

import java.util.List;
import java.util.Set;

/** The units that measuring programs write above or below the names of columns. */
final class Units {
  private static final Set<String> KNOWN =
      Set.copyOf(List.of(
          "-", "--", "s", "sec", "ms", "us", "µs", "ns", "min", "h", "hr", "d", "a", "m", "cm", "mm", "µm", "um", "nm", "km", "in",
          "ft", "g", "mg", "µg", "kg", "t", "l", "ml", "µl", "m2", "m3", "m²", "m³", "v", "mv", "kv", "a", "ma", "ka", "w", "mw",
          "kw", "kwh", "wh", "va", "var", "hz", "khz", "mhz", "ghz", "c", "°c", "degc", "deg c", "k", "f", "°f", "degf", "%", "%rh",
          "pa", "hpa", "kpa", "mpa", "bar", "mbar", "psi", "m/s", "km/h", "m/s2", "m/s²", "mm/h", "l/s", "l/min", "l/h", "m3/h",
          "ppm", "ppb", "rpm", "1/min", "1/s", "deg", "°", "rad", "n", "kn", "nm", "j", "kj", "cal", "kcal", "mol", "mmol", "mol/l",
          "mg/l", "µg/m3", "µg/m³", "g/cm3", "db", "dba", "dbm", "lx", "lux", "cd", "w/m2", "w/m²", "ohm", "kohm", "ω", "f", "h", "t",
          "eur", "usd", "gbp", "counts", "cps", "a.u.", "au", "n/a", "date", "hh:mm", "hh:mm:ss", "yyyy-mm-dd"));

  private Units() {}

  /** Whether all cells that hold something are units, at least two of them and half of all. */
  static boolean areAll(List<String> record) {
    int units = 0;
    int filled = 0;
    for (String cell : record) {
      String bare = cell.strip();
      if (!bare.isEmpty()) {
        filled++;
        boolean bracketed = bare.matches("[\\[(<{][^\\])>}]*[\\])>}]");
        units += bracketed || KNOWN.contains(bare.toLowerCase(java.util.Locale.ROOT)) ? 1 : 0;
      }
    }
    return units > 1 && units == filled && filled * 2 >= record.size();
  }
}
