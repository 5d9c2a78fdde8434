package clientele.reports;

import clientele.base.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole report, the same for every format and language.
 *
 * @param title of the study
 * @param made when it was written
 * @param decisions what is prepared and a person's to decide; the summary begins with them
 * @param sections in reading order
 * @param steps everything that was done to get there, oldest first
 * @param makers the step that made each source named in the sections
 * @param environment versions of what computed it
 * @param seed of the study
 */
public record Report(
    String title,
    Instant made,
    List<Decision> decisions,
    List<Section> sections,
    List<Step> steps,
    Map<String, Long> makers,
    Map<String, String> environment,
    long seed) {

  /** A parameter of a step and its value, as people read them. */
  public record Told(Text name, Text value) {}

  /** The answer of a decision that waits for a person, and the section it belongs to. */
  public record Decision(String section, Text title, Block.Headline answer) {}

  /**
   * A step in the appendix.
   *
   * @param inputs fingerprint of what it read, by name
   * @param parameters what the step was told, in words
   */
  public record Step(
      long number, String operation, Text title, Text summary, List<Told> parameters, Map<String, String> inputs,
      long rowsIn, long rowsOut, long rowsRejected, Instant started, List<Text> warnings, Optional<String> override) {}
}
