package clientele.study;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a study holds at one point of its history: its tables, its artifacts as JSON that is read when asked for, and which of
 * them were made from something that has changed since.
 *
 * @param tables by name
 * @param artifacts JSON by name
 * @param fingerprints of both, by name
 * @param stale names made from older inputs than the study now holds
 */
public record StudyState(
    Map<String, DatasetVersion> tables,
    Map<String, StoredText> artifacts,
    Map<String, String> fingerprints,
    Set<String> stale,
    StudySettings settings) {

  /** A study in which nothing was done yet. */
  public static StudyState empty(StudySettings settings) {
    return new StudyState(Map.of(), Map.of(), Map.of(), Set.of(), settings);
  }

  /** The outline of this state. */
  public Outline outline() {
    return new Outline(tables, artifacts.keySet(), stale, settings);
  }

  /** One fingerprint over everything that is there: equal states have equal fingerprints. */
  public String fingerprint() {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(fingerprints).forEach((name, print) -> all.append(name).append('=').append(print).append('\n'));
    return Digests.sha256(all.toString());
  }
}
