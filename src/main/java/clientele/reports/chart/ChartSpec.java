package clientele.reports.chart;

import clientele.base.Interval;
import clientele.base.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A chart as data. Every chart has a title in words with its unit, and a note on what bands or ticks mean. */
public sealed interface ChartSpec {
  /** What is shown and its unit, e.g. "Expected gain, € thousand". */
  Text title();

  /** What a band or tick means, and n; shown muted at the right of the title. */
  Optional<Text> note();

  /** How a line is drawn: this is solid and thick, a rival dashed, a reference dotted and muted. */
  enum Style {
    THIS,
    RIVAL,
    REFERENCE
  }

  /**
   * A line with an optional band.
   *
   * @param low lower ends of the band, same length as {@code y}, or empty
   */
  record Line(Text name, Style style, double[] x, double[] y, double[] low, double[] high) {}

  /** A named position on the x axis. */
  record Marker(double x, Text label, boolean strong) {}

  /** How numbers on an axis are written: decimals, and a unit behind or before. */
  record Axis(Text label, int decimals, boolean fromZero, boolean dates) {}

  /** Lines over a numeric or date x axis (dates as days since 1970-01-01). */
  record Lines(Text title, Optional<Text> note, Axis x, Axis y, List<Line> lines, List<Marker> markers)
      implements ChartSpec {}

  /**
   * One row per thing with its estimate.
   *
   * @param reference vertical tick of the baseline in every row, if any
   */
  record Dots(Text title, Optional<Text> note, Axis axis, List<Dot> dots, Optional<Double> reference, Optional<Text> referenceName)
      implements ChartSpec {}

  /**
   * An estimate in a row.
   *
   * @param category place in the palette, 1 to 8
   * @param rival drawn as a square
   */
  record Dot(Text name, double value, Optional<Interval> interval, int category, boolean rival, Optional<Double> reference) {}

  /** Counts or shares by class; values start at zero. */
  record Bars(Text title, Optional<Text> note, Axis axis, List<Bar> bars) implements ChartSpec {}

  /** One bar. */
  record Bar(Text name, double value, Optional<Interval> interval, int category) {}

  /** Points of named groups; axis names say what more means. */
  record Points(Text title, Optional<Text> note, Axis x, Axis y, List<Group> groups) implements ChartSpec {}

  /** A group of points. */
  record Group(Text name, int category, double[] x, double[] y) {}

  /** Predicted against observed, with the line of perfect agreement. */
  record Calibration(Text title, Optional<Text> note, Axis x, Axis y, double[] predicted, double[] observed, List<Interval> intervals)
      implements ChartSpec {}

  /** A matrix of values in sequential colours. */
  record Heat(Text title, Optional<Text> note, List<Text> columns, List<Text> rows, double[][] values, int decimals)
      implements ChartSpec {}

  /**
   * How things are joined to ever larger groups, from the nearest to the farthest.
   *
   * @param height how far what is joined lies apart
   * @param leaves from left to right
   * @param forks in rising order
   * @param cut height at which it is cut, with what that gives; what lies below in one group has its colour
   */
  record Tree(Text title, Optional<Text> note, Axis height, List<Leaf> leaves, List<Fork> forks, Optional<Cut> cut)
      implements ChartSpec {}

  /** A branch of so many; {@code category} is its place in the palette, 0 without a group of its own. */
  record Leaf(double count, int category) {}

  /** Two parts that are joined: leaves, or from the number of leaves on forks before. */
  record Fork(int first, int second, double height) {}

  /** Where a tree is cut. */
  record Cut(double height, Text label) {}

  /** Windows in time, one lane per use. */
  record Timeline(Text title, Optional<Text> note, List<Lane> lanes, LocalDate dataEnd) implements ChartSpec {}

  /** A lane of a timeline. */
  record Lane(Text name, List<Window> windows, Optional<Text> remark, boolean strong) {}

  /** What a window is for. */
  enum Use {
    KNOWN,
    GAP,
    OUTCOME,
    FUTURE
  }

  /** A stretch of days, both ends included. */
  record Window(Use use, LocalDate from, LocalDate to, Optional<Text> label) {}
}
