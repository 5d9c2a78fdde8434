package clientele.ui.form;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.ToggleSwitch;
import clientele.base.Figures;
import clientele.base.Secret;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog.Parameter;
import clientele.ledger.Param;
import clientele.ledger.ParameterWords;
import clientele.study.Cells;
import clientele.study.DatasetVersion;
import clientele.study.Outline;
import clientele.study.Table;
import clientele.ui.Icons;
import clientele.ui.ViewContext;
import clientele.ui.Watch;
import java.io.File;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.HorizontalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;

/** The control of one parameter, bound both ways to the string that is typed for it. */
final class FieldControl {
  private final ViewContext context;
  private final FormModel<? extends Operation> model;
  private final Parameter parameter;
  private final StringProperty value;
  private final Region node;

  FieldControl(ViewContext context, FormModel<? extends Operation> model, Parameter parameter) {
    this.context = context;
    this.model = model;
    this.parameter = parameter;
    this.value = model.value(parameter.name());
    this.node = make();
    node.setMaxWidth(Double.MAX_VALUE);
    Region typed = focused();
    typed.setId("param-" + parameter.flag());
    typed.accessibleTextProperty().bind(context.words().of(name()));
  }

  /** Where is typed. */
  Region focused() {
    return node instanceof ListField list ? list.field() : node;
  }

  Region node() {
    return node;
  }

  /** What may be given, for the right of the label: {@code 30–365 days}. */
  static String range(Parameter parameter) {
    Param param = parameter.param();
    if (Double.isInfinite(param.min()) || Double.isInfinite(param.max()) || param.max() >= 1e5) {
      return "";
    }
    int decimals = parameter.type() == double.class && param.max() - param.min() <= 2 ? 2 : 0;
    return Figures.fixed(param.min(), decimals) + "–" + Figures.fixed(param.max(), decimals);
  }

  private Region make() {
    if (parameter.type() == boolean.class) {
      return toggle();
    }
    if (parameter.type() == LocalDate.class) {
      return date();
    }
    if (parameter.type() == Secret.class) {
      return secret();
    }
    List<String> words = choices();
    boolean several = parameter.type() == List.class;
    if (!words.isEmpty()) {
      return several ? new ListField(context.words(), () -> words, this::shown, value) : choice(words);
    }
    return switch (parameter.param().offers()) {
      case TABLE -> table();
      case COLUMN -> several ? new ListField(context.words(), this::columns, c -> c, value) : offered(this::columns);
      case FILE -> file();
      case FORMULA -> new FormulaEditor(context, this::rows, value);
      case NOTHING -> field();
    };
  }

  private Region secret() {
    PasswordField field = new PasswordField();
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private Region toggle() {
    ToggleSwitch toggle = new ToggleSwitch();
    toggle.textProperty().bind(context.words().of(name()));
    toggle.setLabelPosition(HorizontalDirection.RIGHT);
    toggle.setSelected(Boolean.parseBoolean(value.get()));
    toggle.selectedProperty().addListener((p, before, after) -> value.set(after.toString()));
    value.addListener((p, before, after) -> toggle.setSelected(Boolean.parseBoolean(after)));
    return toggle;
  }

  private Region date() {
    DatePicker picker = new DatePicker();
    picker.setConverter(new StringConverter<>() {
      @Override
      public String toString(LocalDate day) {
        return day == null ? "" : day.toString();
      }

      @Override
      public LocalDate fromString(String typed) {
        return parse(typed).orElse(null);
      }
    });
    parse(value.get()).ifPresent(picker::setValue);
    picker.getEditor().textProperty().bindBidirectional(value);
    return picker;
  }

  private Region choice(List<String> words) {
    ComboBox<String> combo = new ComboBox<>(FXCollections.observableArrayList(words));
    boolean open = words.contains("N");
    combo.getItems().remove("N");
    combo.setEditable(open);
    combo.setConverter(new StringConverter<>() {
      @Override
      public String toString(String word) {
        return word == null ? "" : shown(word);
      }

      @Override
      public String fromString(String typed) {
        return meant(combo.getItems(), typed);
      }
    });
    if (open) {
      Watch.from(combo, context.words().language(), () -> combo.getEditor().setText(shown(value.get())));
    } else {
      Watch.from(combo, context.words().language(), () -> {
        String chosen = combo.getValue();
        combo.setItems(FXCollections.observableArrayList(combo.getItems()));
        combo.setValue(chosen);
      });
    }
    combo.setValue(value.get());
    combo.valueProperty().addListener((p, before, after) -> value.set(after == null ? "" : after));
    value.addListener((p, before, after) -> combo.setValue(after));
    if (open) {
      combo.getEditor().textProperty().addListener((p, before, after) -> value.set(meant(combo.getItems(), after)));
    }
    return combo;
  }

  /** The tables there are; if one is needed and only one was imported, it is chosen already. */
  private Region table() {
    List<String> imported = outline().tables().values().stream()
        .filter(t -> t.role().isImported()).map(t -> t.table()).toList();
    if (parameter.param().required() && imported.size() == 1 && (value.get() == null || value.get().isBlank())) {
      value.set(imported.getFirst());
    }
    return offered(this::tables);
  }

  /** The word that is meant by what stands in a field: one of those offered by its words, else what is typed. */
  private String meant(List<String> words, String typed) {
    String plain = typed == null ? "" : typed.strip();
    return words.stream().filter(w -> shown(w).equalsIgnoreCase(plain)).findFirst().orElse(plain);
  }

  private Region offered(java.util.function.Supplier<List<String>> source) {
    ObservableList<String> items = FXCollections.observableArrayList(source.get());
    ComboBox<String> combo = items.size() > 12 ? new SearchableComboBox<>(items) : new ComboBox<>(items);
    combo.setValue(value.get());
    combo.setOnShowing(e -> items.setAll(source.get()));
    combo.valueProperty().addListener((p, before, after) -> value.set(after == null ? "" : after));
    value.addListener((p, before, after) -> combo.setValue(after));
    return combo;
  }

  private Region file() {
    CustomTextField field = new CustomTextField();
    field.textProperty().bindBidirectional(value);
    Button browse = new Button("", Icons.of("mdoal-folder_open"));
    browse.getStyleClass().addAll("flat", "button-icon", "small");
    Icons.tip(browse, context.words().of(ViewContext.class, "form.browse"));
    browse.setOnAction(e ->
        Optional.ofNullable(new FileChooser().showOpenDialog(field.getScene().getWindow()))
            .map(File::getPath)
            .ifPresent(value::set));
    field.setRight(browse);
    return field;
  }

  private Region field() {
    CustomTextField field = new CustomTextField();
    field.textProperty().bindBidirectional(value);
    if (!parameter.param().unit().isEmpty()) {
      Label unit = new Label();
      unit.textProperty().bind(context.words().language().map(l -> unit()));
      unit.getStyleClass().add("unit");
      field.setRight(unit);
    }
    if (parameter.param().verbatim()) {
      Label spaces = new Label();
      spaces.getStyleClass().add("unit");
      spaces.textProperty().bind(value.map(typed -> typed.equals(typed.strip()) ? "" : "“" + Cells.visible(typed) + "”"));
      field.setRight(spaces);
    }
    if (parameter.type() == int.class || parameter.type() == double.class) {
      field.getStyleClass().add("num");
      field.setOnKeyPressed(e -> {
        double step = parameter.param().step() > 0 ? parameter.param().step() : parameter.type() == int.class ? 1 : 0.1;
        switch (e.getCode()) {
          case KeyCode.UP -> nudge(step);
          case KeyCode.DOWN -> nudge(-step);
          case KeyCode.PAGE_UP -> nudge(10 * step);
          case KeyCode.PAGE_DOWN -> nudge(-10 * step);
          default -> { }
        }
      });
    }
    return field;
  }

  private void nudge(double by) {
    try {
      double next = Math.clamp(Double.parseDouble(value.get().strip()) + by, parameter.param().min(), parameter.param().max());
      value.set(parameter.type() == int.class ? Long.toString(Math.round(next))
          : java.math.BigDecimal.valueOf(next).round(new java.math.MathContext(10)).stripTrailingZeros().toPlainString());
    } catch (NumberFormatException e) {
      value.set(parameter.param().value());
    }
  }

  private List<String> choices() {
    if (parameter.type().isEnum()) {
      return Arrays.stream(parameter.type().getEnumConstants())
          .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .toList();
    }
    return new ArrayList<>(Arrays.asList(parameter.param().choices()));
  }

  private List<String> tables() {
    return outline().tables().keySet().stream().sorted().toList();
  }

  /** The rows of the table that is chosen. */
  private Optional<Table> rows() {
    return chosenTable().map(t -> context.study().getValue().table(t.table()));
  }

  private Optional<DatasetVersion> chosenTable() {
    return model.parameters().stream()
        .filter(p -> p.param().offers() == Param.Offers.TABLE)
        .findFirst()
        .flatMap(p -> outline().table(model.value(p.name()).get()));
  }

  private List<String> columns() {
    return chosenTable()
        .map(t -> t.plainColumns().stream().map(c -> c.name()).toList())
        .orElse(outline().tables().values().stream().flatMap(t -> t.plainColumns().stream()).map(c -> c.name())
            .distinct().sorted().toList());
  }

  private Outline outline() {
    return context.study().getValue().outline();
  }

  private Text name() {
    return ParameterWords.name(model.type(), parameter.name());
  }

  private String shown(String word) {
    return ParameterWords.choice(model.type(), parameter.name(), word).map(context.words()::say).orElse(word);
  }

  private String unit() {
    return context.words().say(ParameterWords.unit(model.type(), parameter.param().unit(), outline().settings().currency()));
  }

  private static Optional<LocalDate> parse(String typed) {
    try {
      return typed == null || typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
