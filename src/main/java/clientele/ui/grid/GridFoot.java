package clientele.ui.grid;

import clientele.base.Figures;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The foot of a grid: how many rows of all are shown, how many are selected, sum and mean of a column of these. */
final class GridFoot extends HBox {
  private final Words words;
  private final Label count = new Label();
  private final Label selection = new Label();
  private final Label totals = new Label();

  GridFoot(Words words, Runnable copying) {
    this.words = words;
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Hyperlink copy = new Hyperlink();
    copy.textProperty().bind(words.of(DataGrid.class, "grid.copy"));
    copy.setOnAction(e -> copying.run());
    getChildren().addAll(count, selection, space, totals, copy);
    getStyleClass().add("table-foot");
  }

  /**
   * Shows the counts.
   *
   * @param summed the column of numbers whose sum is told, with its name in words
   */
  void show(int shown, Optional<TablePages> pages, List<Integer> chosen, Optional<Column> summed, String name) {
    long all = pages.map(p -> p.table().rows()).orElse(0L);
    count.setText(words.say(DataGrid.class, shown == all ? "grid.all" : "grid.some", (long) shown, all));
    selection.setText(chosen.isEmpty() ? "" : words.say(DataGrid.class, "grid.selected", chosen.size()));
    totals.setText(chosen.isEmpty() || summed.isEmpty() ? "" : sums(pages.orElseThrow(), chosen, summed.get(), name));
  }

  private String sums(TablePages pages, List<Integer> chosen, Column column, String name) {
    double sum = 0;
    int n = 0;
    for (Integer row : chosen) {
      OptionalDouble value = row == null ? OptionalDouble.empty() : pages.number(column, row);
      if (value.isPresent()) {
        sum += value.getAsDouble();
        n++;
      }
    }
    int decimals = column.kind() == Kind.INTEGER ? 0 : 2;
    return n == 0 ? "" : words.say(DataGrid.class, "grid.sums", name, Figures.fixed(sum, decimals), Figures.fixed(sum / n, 2));
  }
}
