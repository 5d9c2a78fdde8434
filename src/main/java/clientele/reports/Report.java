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
 * @param sections in reading order
 * @param steps everything that was done to get there, oldest first
 * @param makers the step that made each source named in the sections
 * @param environment versions of what computed it
 * @param seed of the study
 */
public record Report(
    String title,
    Instant made,
    List<Section> sections,
    List<Step> steps,
    Map<String, Long> makers,
    Map<String, String> environment,
    long seed) {

  /**
   * A step in the appendix.
   *
   * @param inputs fingerprint of what it read, by name
   * @param parameters as JSON
   */
  public record Step(
      long number, String operation, Text title, Text summary, String parameters, Map<String, String> inputs,
      long rowsIn, long rowsOut, long rowsRejected, Instant started, List<Text> warnings, Optional<String> override) {}
}
