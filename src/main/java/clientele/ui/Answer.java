package clientele.ui;

import clientele.base.Text;
import clientele.reports.Block;
import java.util.Optional;

/**
 * The answer of a page, in the order it is read.
 *
 * @param question the page's question, small
 * @param figure the figure, as large as it gets
 * @param unit what it counts, if the figure does not say
 * @param interval the range in words; empty for exact counts
 * @param sentence one or two lines: what to do, or how sure we are; {@code **stars**} make a part strong
 * @param grade against the baseline, if there is one
 * @param source table or artifact the figure was read from, for "Why this number"
 */
public record Answer(
    Text question, Text figure, Optional<Text> unit, Optional<Text> interval, Text sentence, Optional<Grade> grade,
    Optional<String> source) {

  /** An answer without figure yet: the question and what to do. */
  public static Answer of(Text question, Text figure, Text sentence) {
    return new Answer(
        question, figure, Optional.empty(), Optional.empty(), sentence, Optional.empty(), Optional.empty());
  }

  /** The answer of a report section under the question of a page. */
  public static Answer of(Text question, Block.Headline headline) {
    return new Answer(
        question, headline.figure(), Optional.empty(), headline.interval(), headline.sentence(), Optional.empty(),
        Optional.of(headline.source()));
  }

  /** The same answer with a unit after the figure. */
  public Answer withUnit(Text words) {
    return new Answer(question, figure, Optional.of(words), interval, sentence, grade, source);
  }

  /** The same answer with its interval in words. */
  public Answer withInterval(Text words) {
    return new Answer(question, figure, unit, Optional.of(words), sentence, grade, source);
  }

  /** The same answer with a grade. */
  public Answer withGrade(Grade given) {
    return new Answer(question, figure, unit, interval, sentence, Optional.of(given), source);
  }

  /** The same answer with the place its figure comes from. */
  public Answer from(String name) {
    return new Answer(question, figure, unit, interval, sentence, grade, Optional.of(name));
  }
}
