package clientele.ui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.ui.Kept;
import clientele.ui.Pictures;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Two tables that act as one, apart from the grid around them. */
class TwinTablesTest {
  private static TableColumn<Integer, String> column(String name) {
    return new TableColumn<>(name);
  }

  /** The toolkit asks for the head of a column again and again until it is laid out, for ever if it never is. */
  @Test
  void columnsReplacedBeforeTheyWereLaidOutAreNotScrolledTo() {
    Pictures.startToolkit();
    Kept kept = new Kept();
    AtomicReference<Stage> shown = new AtomicReference<>();
    AtomicReference<TwinTables> tables = new AtomicReference<>();
    Pictures.run(() -> {
      TwinTables twins = new TwinTables(new TableView<>(FXCollections.observableArrayList(0, 1, 2)), () -> { });
      twins.columns(List.of(), List.of(column("before")));
      Stage stage = new Stage();
      stage.setScene(new Scene(twins, 400, 300));
      stage.show();
      shown.set(stage);
      tables.set(twins);
    });
    Pictures.settle();
    for (int i = 0; i < 3; i++) {
      Pictures.run(() -> {
        TableColumn<Integer, String> passing = column("passing");
        kept.note(passing);
        tables.get().columns(List.of(), List.of(passing));
        tables.get().toStart();
        tables.get().columns(List.of(), List.of(column("after")));
        tables.get().toStart();
      });
    }
    assertEquals(0, kept.alive());
    Pictures.close(shown.get());
  }
}
