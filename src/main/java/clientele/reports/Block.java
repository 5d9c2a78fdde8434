package clientele.reports;

import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Language;
import clientele.base.Text;
import clientele.reports.chart.ChartSpec;
import java.util.List;
import java.util.Optional;

/**
 * A piece of a report section. Whatever shows a figure names its {@code source}: the table or artifact it was read
 * from, whose step in the history stands in the appendix.
 */
public sealed interface Block {

  /**
   * The answer of a section.
   *
   * @param figure as it is written, with its unit
   * @param interval the range in words, e.g. "95 % interval 41 to 45 %"; empty for exact counts
   * @param sentence what it means, one or two lines; begins with the caveat if there is one
   * @param caveat why the figure is doubtful, where the sentence is not shown, as beside rows that leave; empty if it is not
   */
  record Headline(Text figure, Optional<Text> interval, Text sentence, Optional<Text> caveat, String source) implements Block {
    /** An answer that nothing stands against. */
    public Headline(Text figure, Optional<Text> interval, Text sentence, String source) {
      this(figure, interval, sentence, Optional.empty(), source);
    }

    /** The same answer with what makes it doubtful in front of its sentence. */
    public Headline doubted(Text why) {
      return new Headline(figure, interval, Text.of(Block.class, "caveat", why, sentence), Optional.of(why), source);
    }
  }

  /** Running text. */
  record Paragraph(Text words) implements Block {}

  /**
   * A table.
   *
   * @param title above it
   * @param heads column heads, with units
   * @param numeric whether each column is aligned right
   * @param rows cells; {@link Cell} values
   */
  record Grid(Text title, List<Text> heads, List<Boolean> numeric, List<List<Cell>> rows, String source)
      implements Block {}

  /** A chart. */
  record Chart(ChartSpec spec, String source) implements Block {}

  /** What a customer wrote, with what it is an example of. */
  record Quote(String words, Text about, String source) implements Block {}

  /** A warning or limit the reader must know. */
  record Note(Text words) implements Block {}

  /** A cell of a grid: words, or a number with the digits to show and its interval if it is an estimate. */
  sealed interface Cell {
    /** Words. */
    record Words(Text text) implements Cell {}

    /** A number. */
    record Number(double value, int decimals, boolean signed, Optional<Interval> interval) implements Cell {
      /** The value as it is written. */
      public String written() {
        return signed ? Figures.signed(value, decimals) : Figures.fixed(value, decimals);
      }

      /** The interval as it is written. */
      public Optional<String> range(Language language) {
        return interval.map(
            i -> signed ? Figures.signedInterval(i, decimals, language) : Figures.interval(i, decimals));
      }
    }

    /** Words that are the same in every language. */
    static Cell literal(String words) {
      return new Words(Text.literal(words));
    }

    /** Words. */
    static Cell of(Text words) {
      return new Words(words);
    }

    /** An exact number. */
    static Cell of(double value, int decimals) {
      return new Number(value, decimals, false, Optional.empty());
    }

    /** An estimate. */
    static Cell of(double value, int decimals, Interval interval) {
      return new Number(value, decimals, false, Optional.of(interval));
    }

    /** An estimate of a difference, written with its sign. */
    static Cell difference(double value, int decimals, Interval interval) {
      return new Number(value, decimals, true, Optional.of(interval));
    }
  }
}
