package clientele.reports;

import clientele.base.Text;
import java.util.List;

/**
 * The part of a report that one analysis writes.
 *
 * @param id of the analysis
 * @param title as a finding if there is one, otherwise the thing ("Segments")
 * @param blocks in reading order
 */
public record Section(String id, Text title, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }
}
