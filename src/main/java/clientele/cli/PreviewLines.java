package clientele.cli;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.ledger.StepPreview;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.TableDifference;
import clientele.study.TableDifference.Sample;
import java.util.ArrayList;
import java.util.List;

/** What a step would change, as lines: counts, values before and after, rows as {@code show} prints them. */
final class PreviewLines {
  private final Language language;
  private final List<String> lines = new ArrayList<>();

  private PreviewLines(Language language) {
    this.language = language;
  }

  static List<String> of(StepPreview preview, Language language) {
    PreviewLines lines = new PreviewLines(language);
    if (preview.isNone()) {
      lines.add(StepPreview.NONE);
    }
    preview.tables().forEach(lines::table);
    preview.removed().forEach(t -> lines.add(StepPreview.gone(t)));
    return lines.lines;
  }

  private void table(TableDifference table) {
    StepPreview.said(table).forEach(this::add);
    StepPreview.lost(table).ifPresent(this::add);
    table.values().forEach(v -> lines.add(
        "  " + v.column().name() + ": " + quoted(v.column(), v.before()) + " → " + quoted(v.column(), v.after()) + "\t" + v.cells()));
    rows("+", table.made());
    rows("-", table.out());
  }

  private void rows(String sign, Sample sample) {
    if (!sample.rows().isEmpty()) {
      lines.add(sign + "\t" + String.join("\t", sample.columns().stream().map(Column::name).toList()));
      sample.rows().forEach(r -> {
        List<String> cells = new ArrayList<>(List.of(sign + r.number()));
        for (int c = 0; c < r.cells().size(); c++) {
          cells.add(shown(sample.columns().get(c), r.cells().get(c)));
        }
        lines.add(String.join("\t", cells));
      });
    }
  }

  private String quoted(Column column, String word) {
    return word.isEmpty() ? "–" : column.kind().isCoded() ? "\"" + shown(column, word) + "\"" : word;
  }

  private String shown(Column column, String word) {
    return column.kind() == Kind.PHRASE && !word.isEmpty() ? Messages.render(Text.decode(word), language) : Cells.visible(word);
  }

  private void add(Text text) {
    lines.add(Messages.render(text, language));
  }
}
