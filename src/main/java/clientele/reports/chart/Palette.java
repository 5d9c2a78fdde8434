package clientele.reports.chart;

import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * The colours of a chart by role.
 *
 * @param page behind the chart; halos around labels have it
 * @param ink text, axes at zero and strong markers
 * @param muted second text, references, ticks
 * @param subtle ends of whiskers and other marks at rest
 * @param hair grid lines
 * @param panel shaded areas
 * @param accent what is chosen
 * @param categories eight colours, told apart under every kind of colour sight; 1 is "this", 2 the rival, 8 the rest
 * @param sequential from little to much
 * @param dark whether the page is dark
 */
public record Palette(
    Color page, Color ink, Color muted, Color subtle, Color hair, Color panel, Color accent, List<Color> categories,
    List<Color> sequential, boolean dark) {

  private static final String RAMP = "#eef1fd #cfd7f7 #a9b6ee #7f90e0 #5a6dd0 #3e4fb0 #28357f #161e4f";

  /** On white. */
  public static Palette light() {
    return new Palette(
        hex("#ffffff"), hex("#24292f"), hex("#57606a"), hex("#6e7781"), hex("#e4e8ec"), hex("#f6f8fa"), hex("#3e5bd0"),
        all("#3e58cc #c88416 #07564f #6e1680 #4c4400 #1d98d0 #c8483f #83878f"), all(RAMP), false);
  }

  /** On the dark page. */
  public static Palette night() {
    return new Palette(
        hex("#0d1117"), hex("#d5dbe2"), hex("#98a2ad"), hex("#6e7681"), hex("#23292f"), hex("#161b22"), hex("#8d88f9"),
        all("#8d88f9 #e09d24 #2b9675 #b06aa8 #f4ea6e #6acefa #da4d40 #e5e8f3"), all(RAMP).reversed(), true);
  }

  /** On paper: as on white. */
  public static Palette print() {
    return light();
  }

  /** The colour of a category, 1 to 8; anything beyond is the rest. */
  public Color category(int place) {
    return categories.get(place >= 1 && place <= 8 ? place - 1 : 7);
  }

  /** A category colour dark enough for text. */
  public Color textOf(int place) {
    Color colour = category(place);
    return dark || place == 8 ? colour : mix(colour, Color.BLACK, 0.2);
  }

  /** A colour of the sequential ramp, share from 0 to 1. */
  public Color ramp(double share) {
    double at = Math.clamp(share, 0, 1) * (sequential.size() - 1);
    int low = (int) Math.min(at, sequential.size() - 2);
    return mix(sequential.get(low), sequential.get(low + 1), at - low);
  }

  /** The colour at an opacity from 0 to 1. */
  public static Color faded(Color colour, double opacity) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(opacity * 255));
  }

  /** Ink that can be read on a fill. */
  public static Color inkOn(Color fill) {
    double light = 0.2126 * linear(fill.getRed()) + 0.7152 * linear(fill.getGreen()) + 0.0722 * linear(fill.getBlue());
    return light > 0.25 ? hex("#24292f") : Color.WHITE;
  }

  /** The colour as CSS writes it. */
  public static String css(Color colour) {
    return String.format(Locale.ROOT, "#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue());
  }

  static Color mix(Color a, Color b, double share) {
    return new Color(
        (int) Math.round(a.getRed() + (b.getRed() - a.getRed()) * share),
        (int) Math.round(a.getGreen() + (b.getGreen() - a.getGreen()) * share),
        (int) Math.round(a.getBlue() + (b.getBlue() - a.getBlue()) * share));
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static Color hex(String code) {
    return Color.decode(code);
  }

  private static List<Color> all(String codes) {
    return List.of(codes.split(" ")).stream().map(Palette::hex).toList();
  }
}
