package clientele.shell;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.personal.PersonalData;
import clientele.job.Job;
import clientele.ledger.rewrite.Erasure;
import clientele.ledger.rewrite.Rewriting;
import clientele.ui.LeanTable;
import clientele.ui.ViewContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The way to take a customer out of a study: it looks first, without changing anything, says what would go and what would stay, asks
 * whether keys that are written alike are the same customer's, and asks once more.
 */
final class ErasePane extends VBox {
  private static final double WIDTH = 760;

  private final ViewContext context;
  private final String customer;
  private final Doings doings;
  private final Hyperlink ask = new Hyperlink();

  /**
   * What can be done.
   *
   * @param preview runs a rewriting without writing anything; number of copies there are
   * @param erase takes a customer out, with other ways in which the key is written
   * @param failed hears what stands against it
   */
  record Doings(ToIntFunction<Rewriting> preview, BiConsumer<String, Set<String>> erase, Consumer<Problem> failed) {}

  /** What an erasure would do. */
  private record Found(Erasure.Erased erased, int copies) {}

  ErasePane(ViewContext context, String customer, Doings doings) {
    super(8);
    this.context = context;
    this.customer = customer;
    this.doings = doings;
    ask.setText(say("customer.erase"));
    ask.setId("customer-erase");
    ask.setOnAction(e -> look());
    getChildren().add(ask);
  }

  private void look() {
    context.latest(this, new Job<>(Text.of(ErasePane.class, "erasing.looking"), job -> {
      AtomicReference<Erasure.Erased> erased = new AtomicReference<>();
      int copies = doings.preview().applyAsInt(new Erasure(customer, new Erasure.Forms(Set.of(), true), PersonalData::tellsOfPeople, erased::set));
      return new Found(erased.get(), copies);
    }), this::show, doings.failed());
  }

  private void show(Found found) {
    List<Node> lines = new ArrayList<>();
    lines.add(line(Text.of(ErasePane.class, "customer.eraseWhat", customer)));
    ErasureWords.before(found.erased(), found.copies()).forEach(text -> lines.add(line(text)));
    List<CheckBox> forms = new ArrayList<>();
    found.erased().left().forEach((form, columns) -> {
      CheckBox box = new CheckBox(context.words().say(Text.of(ErasePane.class, "erasing.form", Erasure.Erased.words(Map.of(form, columns)))));
      box.setUserData(form);
      box.setId("customer-erase-form");
      box.setWrapText(true);
      forms.add(box);
    });
    if (!forms.isEmpty()) {
      lines.add(line(Text.of(ErasePane.class, "erasing.forms")));
      lines.addAll(forms);
    }
    Button sure = new Button(say("customer.eraseSure"));
    sure.setId("customer-erase-sure");
    sure.getStyleClass().add("danger");
    sure.setOnAction(done -> doings.erase().accept(customer, forms.stream().filter(CheckBox::isSelected)
        .map(b -> (String) b.getUserData()).collect(Collectors.toCollection(TreeSet::new))));
    Button keep = new Button(say("box.cancel"));
    keep.setOnAction(done -> getChildren().setAll(ask));
    lines.add(new HBox(8, sure, keep));
    getChildren().setAll(lines);
    keep.requestFocus();
  }

  private Label line(Text text) {
    Label label = LeanTable.text(context.words().say(text));
    label.setWrapText(true);
    label.setMaxWidth(WIDTH);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private String say(String key) {
    return context.words().say(ErasePane.class, key);
  }
}
