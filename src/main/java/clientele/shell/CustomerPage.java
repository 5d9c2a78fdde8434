package clientele.shell;

import clientele.actions.ColumnWords;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.job.Job;
import clientele.ledger.rewrite.Rewriting;
import clientele.reports.chart.ChartSpec;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.ui.Answer;
import clientele.ui.LeanTable;
import clientele.ui.Mask;
import clientele.ui.ResultPage;
import clientele.ui.Target;
import clientele.ui.View;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import clientele.ui.chart.ChartPane;
import clientele.ui.grid.TablePages;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is known of one customer, whatever tables there are: who it is, what was bought when, facts beside what is usual. */
final class CustomerPage {
  private static final int COLUMNS = 6;

  private final ViewContext context;
  private final Words words;
  private final VBox content = new VBox(18);
  private final ResultPage page;
  private final ToIntFunction<Rewriting> preview;
  private final BiConsumer<String, Set<String>> erase;
  private Optional<String> id = Optional.empty();

  private CustomerPage(ViewContext context, ToIntFunction<Rewriting> preview, BiConsumer<String, Set<String>> erase) {
    this.context = context;
    this.preview = preview;
    this.erase = erase;
    this.words = context.words();
    this.page = new ResultPage(context, "customer", content);
    context.study().addListener((p, before, after) -> look());
    context.masked().addListener((p, before, after) -> look());
    words.language().addListener((p, before, after) -> look());
    none();
  }

  /**
   * The place of one customer.
   *
   * @param preview runs what would write the study anew without writing; number of its copies
   * @param erase takes a customer out of the study for good, with other ways in which the key is written
   */
  static View of(ViewContext context, ToIntFunction<Rewriting> preview, BiConsumer<String, Set<String>> erase) {
    CustomerPage made = new CustomerPage(context, preview, erase);
    return View.of(made.page).showing(target -> {
      if (target instanceof Target.Customer customer) {
        made.id = Optional.of(customer.id());
        made.look();
      }
    });
  }

  private void none() {
    page.nothing("mdomz-person", t("customer.none"), t("customer.noneHelp"), Optional.empty(), List.of());
  }

  private void look() {
    id.ifPresent(wanted -> context.latest(
        this, new Job<>(Text.of(CustomerPage.class, "customer.reading"), job -> CustomerRecords.of(context.study().getValue(), wanted, job)),
        this::show, page.problems()::show));
  }

  private void show(CustomerRecords found) {
    if (!found.isKnown()) {
      page.nothing("mdomz-person", Text.of(CustomerPage.class, "customer.unknown", found.id()), t("customer.noneHelp"), Optional.empty(), List.of());
      return;
    }
    page.result(answer(found), false, () -> { });
    content.getChildren().clear();
    if (found.days().size() > 1) {
      content.getChildren().add(timeline(found));
    }
    HBox known = new HBox(48);
    if (!found.facts().isEmpty()) {
      known.getChildren().add(facts(found));
    }
    found.parts().stream().filter(p -> p.table().version().role() == Role.CUSTOMERS).findFirst()
        .ifPresent(part -> known.getChildren().add(who(part)));
    known.getChildren().forEach(part -> HBox.setHgrow(part, Priority.ALWAYS));
    content.getChildren().add(known);
    found.parts().stream().filter(p -> p.table().version().role() != Role.CUSTOMERS)
        .forEach(part -> content.getChildren().add(rows(found, part)));
    content.getChildren().add(new ErasePane(context, found.id(), new ErasePane.Doings(preview, erase, page.problems()::show)));
  }

  private Answer answer(CustomerRecords found) {
    Text question = Text.of(CustomerPage.class, "customer.question", found.id());
    String currency = context.study().getValue().outline().settings().currency();
    if (found.days().isEmpty()) {
      return Answer.of(question, Text.literal(found.id()), t("customer.noOrders"));
    }
    LocalDate first = found.days().firstKey();
    LocalDate last = found.days().lastKey();
    long silent = found.lastDay().map(day -> ChronoUnit.DAYS.between(last, day)).orElse(0L);
    return Answer.of(
            question, Text.literal(Figures.count(found.orders())),
            found.spend().isPresent()
                ? Text.of(CustomerPage.class, "customer.sentence", Figures.money(found.spend().getAsDouble(), currency, 0), first, last, silent)
                : Text.of(CustomerPage.class, "customer.sentenceOfDays", first, last, silent))
        .withUnit(Text.of(CustomerPage.class, "customer.orders", found.orders()))
        .from(context.study().getValue().main(Role.TRANSACTIONS).orElseThrow().name());
  }

  private Node timeline(CustomerRecords found) {
    double[] x = found.days().keySet().stream().mapToDouble(LocalDate::toEpochDay).toArray();
    double[] y = found.days().values().stream().mapToDouble(d -> d).toArray();
    String sign = Figures.currencySign(context.study().getValue().outline().settings().currency()).strip();
    List<ChartSpec.Marker> end = found.lastDay()
        .map(day -> List.of(new ChartSpec.Marker(day.toEpochDay(), t("customer.dataEnd"), false))).orElse(List.of());
    ChartSpec spec = new ChartSpec.Lines(
        sign.isEmpty() ? t("customer.timeline") : Text.of(CustomerPage.class, "customer.timelineIn", sign),
        Optional.of(Text.of(CustomerPage.class, "customer.days", found.days().size())),
        new ChartSpec.Axis(Text.literal(""), 0, false, true), new ChartSpec.Axis(Text.literal(""), 0, true, false),
        lines(found, x, y), end);
    ChartPane chart = new ChartPane(context).show(spec, context.study().getValue().main(Role.TRANSACTIONS).orElseThrow().name());
    chart.setPrefHeight(230);
    chart.setMinHeight(230);
    chart.setId("customer-timeline");
    return chart;
  }

  /** What was bought, as a stem on each day, since nothing was between; and the silence up to the last day of the data. */
  static List<ChartSpec.Line> lines(CustomerRecords found, double[] x, double[] y) {
    List<ChartSpec.Line> lines = new ArrayList<>();
    lines.add(new ChartSpec.Line(Text.literal(""), ChartSpec.Style.THIS, stems(x, x), stems(y, new double[y.length]), new double[0], new double[0]));
    found.lastDay().filter(day -> day.toEpochDay() > x[x.length - 1]).ifPresent(day -> lines.add(new ChartSpec.Line(
        Text.literal(""), ChartSpec.Style.REFERENCE, new double[] {x[x.length - 1], day.toEpochDay()}, new double[] {0, 0},
        new double[0], new double[0])));
    return lines;
  }

  /** Each value between two of its foot. */
  private static double[] stems(double[] values, double[] foot) {
    double[] stems = new double[3 * values.length];
    for (int i = 0; i < values.length; i++) {
      stems[3 * i] = foot[i];
      stems[3 * i + 1] = values[i];
      stems[3 * i + 2] = foot[i];
    }
    return stems;
  }

  private Node facts(CustomerRecords found) {
    LeanTable table = new LeanTable();
    table.begin(List.of(
        LeanTable.Head.wide(say("customer.fact")), LeanTable.Head.figures(say("customer.here")),
        LeanTable.Head.figures(say("customer.usual")), LeanTable.Head.figures(say("customer.below"))));
    for (CustomerRecords.Fact fact : found.facts()) {
      table.row(false, Optional.empty(), LeanTable.text(words.say(name(fact))), LeanTable.figure(number(fact.value()), "strong"),
          LeanTable.figure(number(fact.median()), "muted"), LeanTable.figure(Figures.percent(fact.below(), 0)));
    }
    table.setMaxWidth(760);
    return part(say("customer.facts"), table);
  }

  /** Who the customer is: a line per column of the table of customers. */
  private Node who(CustomerRecords.Part part) {
    LeanTable table = new LeanTable();
    TablePages pages = new TablePages(part.table());
    table.begin(List.of(LeanTable.Head.words(""), LeanTable.Head.wide("")));
    for (Column column : part.table().columns()) {
      String value = value(pages, column, part.rows()[0]);
      if (!value.isEmpty()) {
        table.row(false, Optional.empty(), LeanTable.text(column.name(), "muted"), LeanTable.text(value));
      }
    }
    table.setMaxWidth(760);
    return part(say("customer.who"), table);
  }

  private Node rows(CustomerRecords found, CustomerRecords.Part part) {
    TablePages pages = new TablePages(part.table());
    String currency = context.study().getValue().outline().settings().currency();
    List<Column> columns = new ArrayList<>(part.table().columns().stream()
        .filter(c -> !c.means(Meaning.CUSTOMER_ID)).limit(COLUMNS).toList());
    part.table().column(Meaning.TEXT).filter(c -> !columns.contains(c)).ifPresent(columns::add);
    List<LeanTable.Head> heads = new ArrayList<>();
    for (Column column : columns) {
      String name = words.say(ColumnWords.of(part.table().version(), column, currency));
      boolean last = column.equals(columns.getLast());
      heads.add(new LeanTable.Head(name, column.kind().isNumeric(), last && !column.kind().isNumeric()));
    }
    LeanTable table = new LeanTable();
    table.begin(heads);
    for (int row : part.rows()) {
      table.row(false, Optional.empty(), columns.stream()
          .map(c -> (Node) (c.kind().isNumeric() ? LeanTable.figure(value(pages, c, row)) : wrapped(value(pages, c, row))))
          .toArray(Node[]::new));
    }
    VBox box = part(words.say(Text.of(CustomerPage.class, "customer.part", title(part), part.all())), table);
    if (part.all() > part.rows().length && part.table().column(Meaning.CUSTOMER_ID).isPresent()) {
      Hyperlink all = new Hyperlink(words.say(CustomerPage.class, "customer.all", part.all()));
      all.setOnAction(e -> context.open(new Target.Rows(
          part.table().name(), Map.of(part.table().column(Meaning.CUSTOMER_ID).orElseThrow().name(), "= " + found.id()))));
      box.getChildren().add(new HBox(all));
    }
    return box;
  }

  /** What a table is called: that of an analysis by what its step is called, one of the client's by its own name. */
  private Text title(CustomerRecords.Part part) {
    String name = part.table().name();
    return Set.of(Role.RESULT).contains(part.table().version().role())
        ? context.maker(name)
            .flatMap(e -> context.operations().type(e.operation()).map(t -> Text.of(CustomerPage.class, "customer.by", name.replace('_', ' '), Text.of(t, "op." + e.operation() + ".title"))))
            .orElse(Text.literal(name))
        : Text.literal(name);
  }

  private String value(TablePages pages, Column column, int row) {
    String value = pages.words(column, row, words.now());
    return context.masked().get() && Mask.hides(column) ? Mask.name(value) : value;
  }

  private static Label wrapped(String value) {
    Label label = LeanTable.text(value);
    label.setWrapText(value.length() > 40);
    label.setMaxWidth(460);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  private static VBox part(String title, LeanTable table) {
    return new VBox(4, LeanTable.text(title, "section"), table);
  }

  private Text name(CustomerRecords.Fact fact) {
    DatasetVersion features = context.study().getValue().outline().main(Role.FEATURES).orElseThrow();
    return features.plainColumns().stream()
        .filter(c -> c.name().equals(fact.name()))
        .findFirst()
        .map(c -> ColumnWords.of(features, c, context.study().getValue().outline().settings().currency()))
        .orElse(Text.literal(fact.name()));
  }

  private static String number(double value) {
    return Figures.fixed(value, Figures.readableDecimals(value));
  }

  private String say(String key) {
    return words.say(CustomerPage.class, key);
  }

  private static Text t(String key) {
    return Text.of(CustomerPage.class, key);
  }
}
