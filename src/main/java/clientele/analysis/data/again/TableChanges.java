package clientele.analysis.data.again;

import clientele.base.Figures;
import clientele.base.Text;
import clientele.study.Meaning;
import java.util.List;

/**
 * How a table differs from an earlier state of itself.
 *
 * @param table its name
 * @param rowsBefore rows it had
 * @param rowsNow rows it has
 * @param grown whether the earlier rows are still there, in their order, and new ones stand below them: then columns
 *     compare the earlier rows with the new ones, otherwise with all rows
 * @param keys what became of the keys
 * @param shifts columns whose figures are others now, what is largest first
 */
public record TableChanges(
    String table, long rowsBefore, long rowsNow, boolean grown, List<Keys> keys, List<Shift> shifts) {
  /**
   * What became of the keys of a column.
   *
   * @param before different keys there were
   * @param now different keys there are
   * @param fresh keys that are new
   * @param gone keys that are no longer there
   * @param changed keys whose row holds something else now; −1 where a key has several rows
   * @param where columns that changed most often, first the most frequent
   */
  public record Keys(
      String column, Meaning meaning, long before, long now, long fresh, long gone, long changed, List<String> where) {
    /** Whether more than a tenth of the keys are gone, or of the rows hold something else. */
    public boolean isNotable() {
      return before > 0 && (gone * 10 > before || changed * 10 > before);
    }
  }

  /** What of a column is compared. */
  public enum Figure {
    /** Share of the rows that hold a value. */
    SHARE,
    /** Share of the rows without any value. */
    MISSING,
    MEDIAN,
    /** The number below which nine of ten values lie, where the median stayed. */
    NINTH
  }

  /**
   * A figure of a column that is another now.
   *
   * @param value whose share it is; empty for other figures
   * @param before share from 0 to 1, or number
   * @param now as before
   * @param size how far the two lie apart, 1 for ten points or a tenth of the rows
   * @param notable large, and too large for chance
   */
  public record Shift(
      String column, Figure figure, String value, double before, double now, double size, boolean notable) {
    /** What is compared, in words. */
    public Text what() {
      return Text.of(TableChanges.class, "shift." + figure, column, value);
    }

    /** The figure before. */
    public String said(double number) {
      return figure == Figure.SHARE || figure == Figure.MISSING
          ? Figures.percent(number, 1)
          : number == Math.rint(number) ? Figures.count((long) number) : Figures.fixed(number, 2);
    }

    /** The difference: in points for shares, in per cent for numbers. */
    public Text difference() {
      boolean share = figure == Figure.SHARE || figure == Figure.MISSING;
      if (share) {
        return Text.of(TableChanges.class, "shift.points", Figures.signed((now - before) * 100, 1));
      }
      return before == 0
          ? Text.literal(Figures.signed(now - before, 2))
          : Text.literal(Figures.signed((now - before) / Math.abs(before) * 100, 0) + " %");
    }
  }

  public TableChanges {
    keys = List.copyOf(keys);
    shifts = List.copyOf(shifts);
  }

  /** Number of figures and keys worth looking at. */
  public long notable() {
    return shifts.stream().filter(Shift::notable).count() + keys.stream().filter(Keys::isNotable).count();
  }
}
