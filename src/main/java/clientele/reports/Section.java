package clientele.reports;

import clientele.base.Text;
import java.util.ArrayList;
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

  /** The same section where its data changed afterwards: it says so wherever it is named, and before its first figure. */
  public Section outdated() {
    List<Block> marked = new ArrayList<>();
    marked.add(new Block.Paragraph(Text.of(Section.class, "report.outdated.note")));
    marked.addAll(blocks);
    return new Section(id, outdated(title), marked);
  }

  /** The title of something whose data changed afterwards. */
  public static Text outdated(Text title) {
    return Text.of(Section.class, "report.outdated", title);
  }
}
