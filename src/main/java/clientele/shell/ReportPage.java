package clientele.shell;

import clientele.actions.ActionProblems;
import clientele.analysis.Analysis;
import clientele.analysis.ReportAssembly;
import clientele.base.Language;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.base.WholeFile;
import clientele.job.Job;
import clientele.reports.Block;
import clientele.reports.HtmlReport;
import clientele.reports.Report;
import clientele.reports.Section;
import clientele.reports.chart.SvgCharts;
import clientele.ui.Answer;
import clientele.ui.AnswerHeader;
import clientele.ui.Icons;
import clientele.ui.ProblemBar;
import clientele.ui.SectionPane;
import clientele.ui.Typefaces;
import clientele.ui.View;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;
import javafx.stage.DirectoryChooser;

/** The report before it is handed over: its sections, how current each figure is, and the files to write. */
final class ReportPage {
  private static final double PAPER = 760;

  private final Desk desk;
  private final Words words;
  private final VBox page = new VBox();
  private final VBox panel = new VBox();
  private final AnswerHeader header;
  private final ProblemBar problems;
  private final VBox list = new VBox(2);
  private final VBox paper = new VBox(14);
  private final ScrollPane scroll = new ScrollPane();
  private final Map<String, CheckBox> wanted = new LinkedHashMap<>();
  private final CheckBox english = new CheckBox("English");
  private final CheckBox chinese = new CheckBox("中文");
  private final TextField folder = new TextField();
  private Optional<Report> report = Optional.empty();
  private String shown = "";

  private ReportPage(Desk desk) {
    this.desk = desk;
    this.words = desk.words();
    this.header = new AnswerHeader(desk);
    this.problems = new ProblemBar(words);
    page.getStyleClass().add("page");
    page.setId("report");
    paper.getStyleClass().add("paper");
    Label title = new Label();
    title.getStyleClass().add("section");
    title.textProperty().bind(words.of(t("report.sections")));
    VBox left = new VBox(6, title, list);
    left.setMinWidth(250);
    left.setPrefWidth(250);
    scroll.setContent(sheet());
    scroll.setId("report-preview");
    HBox.setHgrow(scroll, Priority.ALWAYS);
    HBox body = new HBox(24, left, scroll);
    VBox.setVgrow(body, Priority.ALWAYS);
    page.getChildren().addAll(header, problems, body);
    panel();
    desk.session().study().addListener((p, before, after) -> look()); // a step may leave every node as it was
    desk.session().nodes().addListener((p, before, after) -> look());
    words.language().addListener((p, before, after) -> update());
    look();
  }

  /** The page as wide as paper, made smaller where there is less room, so that nothing of it is cut. */
  private Group sheet() {
    Scale scale = new Scale(1, 1);
    paper.getTransforms().setAll(scale);
    Runnable fit = () -> {
      double wide = Math.max(PAPER, Math.ceil(paper.minWidth(-1)));
      double room = scroll.getViewportBounds().getWidth();
      paper.setPrefWidth(wide);
      double by = room <= 0 ? 1 : Math.min(1, room / wide);
      scale.setX(by);
      scale.setY(by);
    };
    scroll.viewportBoundsProperty().addListener((p, before, after) -> fit.run());
    paper.getChildren().addListener((ListChangeListener<Node>) c -> Platform.runLater(fit));
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return new Group(paper);
  }

  /** The place of the report. */
  static View of(Desk desk) {
    ReportPage made = new ReportPage(desk);
    return View.of(made.page, made.panel);
  }

  private void look() {
    desk.latest(
        this,
        new Job<>(t("report.reading"),
            job -> new ReportAssembly(desk.session().analyses()).assemble(desk.session().ledger(), desk.session().clock().instant())),
        made -> {
          report = Optional.of(made);
          update();
        },
        problems::show);
  }

  private void update() {
    report.ifPresent(made -> {
      Set<String> stale = desk.study().getValue().outline().stale();
      long figures = made.sections().stream().mapToLong(s -> sources(s).size()).sum();
      long old = made.sections().stream().flatMap(s -> sources(s).stream()).filter(stale::contains).count();
      header.answer().set(
          Answer.of(t("report.question"), Text.of(ReportPage.class, "report.figure", figures - old, figures),
                  old > 0 ? Text.of(ReportPage.class, "report.old", old) : t(figures == 0 ? "report.none" : "report.current"))
              .withUnit(t("report.unit"))
              .withInterval(Text.of(ReportPage.class, "report.size", made.sections().size(), made.steps().size())));
      sections(made, stale);
      if (made.sections().stream().noneMatch(s -> s.id().equals(shown))) {
        shown = made.sections().isEmpty() ? "" : made.sections().getFirst().id();
      }
      preview(made);
    });
  }

  private void sections(Report made, Set<String> stale) {
    list.getChildren().clear();
    for (Analysis analysis : desk.session().analyses().all()) {
      Optional<Section> section = made.sections().stream().filter(s -> s.id().equals(analysis.id())).findFirst();
      CheckBox box = wanted.computeIfAbsent(analysis.id(), id -> {
        CheckBox fresh = new CheckBox();
        fresh.setSelected(true);
        return fresh;
      });
      box.setDisable(section.isEmpty());
      box.setText("");
      box.setAccessibleText(words.say(analysis.title()));
      Label name = new Label(words.say(analysis.title()));
      name.getStyleClass().addAll("data", section.isEmpty() ? "muted" : "plain");
      Typefaces.mark(name, name.getText());
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      HBox row = new HBox(8, box, name, space);
      row.setId("report-section-" + analysis.id());
      row.getStyleClass().add("file-item");
      section.ifPresentOrElse(
          s -> {
            long old = sources(s).stream().filter(stale::contains).count();
            if (old > 0) {
              Label chip = new Label(words.say(ReportPage.class, "report.oldChip", old), Icons.of("mdoal-history"));
              chip.getStyleClass().addAll("chip", "care");
              row.getChildren().add(chip);
            }
            row.getChildren().add(caption(words.say(ReportPage.class, "report.figures", sources(s).size())));
            row.setOnMouseClicked(e -> choose(s.id(), made));
            row.setFocusTraversable(true);
            row.setOnKeyPressed(e -> {
              if (e.getCode() == KeyCode.ENTER) {
                choose(s.id(), made);
              }
            });
          },
          () -> row.getChildren().add(caption(words.say(ReportPage.class, "report.notRun"))));
      if (analysis.id().equals(shown)) {
        row.getStyleClass().add("now");
      }
      list.getChildren().add(row);
    }
  }

  private void choose(String id, Report made) {
    shown = id;
    sections(made, desk.study().getValue().outline().stale());
    preview(made);
  }

  private void preview(Report made) {
    scroll.setVvalue(0);
    paper.getChildren().clear();
    Label title = caption(made.title());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    paper.getChildren().add(new HBox(title, space, caption(clientele.base.Figures.date(
        made.made().atZone(desk.session().clock().getZone()).toLocalDate(), words.now()))));
    made.sections().stream().filter(s -> s.id().equals(shown)).findFirst().ifPresent(s -> {
      Label head = new Label(words.say(s.title()));
      head.getStyleClass().add("card-title");
      Typefaces.mark(head, head.getText());
      SectionPane content = new SectionPane(desk, true);
      content.show(s, true);
      paper.getChildren().addAll(head, content);
    });
    paper.getChildren().add(caption(words.say(ReportPage.class, "report.foot", made.seed())));
  }

  private void panel() {
    panel.getStyleClass().addAll("side-panel", "form");
    Label title = new Label();
    title.getStyleClass().add("panel-title");
    title.textProperty().bind(words.of(t("report.files")));
    english.setSelected(words.now() == Language.ENGLISH);
    chinese.setSelected(words.now() == Language.CHINESE);
    Typefaces.mark(chinese, chinese.getText());
    english.setId("report-en");
    chinese.setId("report-zh");
    folder.setText(Path.of(System.getProperty("user.home"), "Clientele").toString());
    folder.setId("report-folder");
    HBox.setHgrow(folder, Priority.ALWAYS);
    Button browse = new Button("", Icons.of("mdoal-folder_open"));
    browse.getStyleClass().add("button-icon");
    Icons.tip(browse, words.of(ViewContext.class, "form.browse"));
    browse.setOnAction(e -> Optional.ofNullable(new DirectoryChooser().showDialog(page.getScene().getWindow()))
        .map(File::getPath).ifPresent(folder::setText));
    HBox place = new HBox(6, folder, browse);
    place.setAlignment(Pos.CENTER_LEFT);
    Button write = new Button();
    write.getStyleClass().add("accent");
    write.setGraphic(Icons.of("mdomz-save_alt"));
    write.setId("report-write");
    write.textProperty().bind(words.of(t("report.write")));
    write.disableProperty().bind(english.selectedProperty().or(chinese.selectedProperty()).not());
    write.setOnAction(e -> write());
    header.actions().add(write);
    panel.getChildren().addAll(title, said("report.html", "data"), said("report.htmlHelp", "caption"),
        said("report.language", "field-label"), new HBox(16, english, chinese),
        said("report.folder", "field-label"), place, said("report.privacy", "caption"));
  }

  private void write() {
    problems.clear();
    List<Language> languages = new ArrayList<>();
    if (english.isSelected()) {
      languages.add(Language.ENGLISH);
    }
    if (chinese.isSelected()) {
      languages.add(Language.CHINESE);
    }
    Set<String> chosen = wanted.entrySet().stream().filter(e -> e.getValue().isSelected()).map(Map.Entry::getKey).collect(Collectors.toSet());
    Path target = Path.of(folder.getText());
    List<Path> files = new ArrayList<>();
    LocalDate day = LocalDate.ofInstant(desk.session().clock().instant(), desk.session().clock().getZone());
    desk.latest(
        panel,
        new Job<>(t("report.writing"), job -> {
          Report whole = new ReportAssembly(desk.session().analyses())
              .assemble(desk.session().ledger(), desk.session().clock().instant(), chosen);
          HtmlReport html = new HtmlReport(new SvgCharts(), desk.session().clock().getZone());
          for (Language language : languages) {
            job.checkCancelled();
            files.add(store(target, "report " + desk.session().settings().title() + " " + day + " " + language.tag(), html.write(whole, language)));
          }
          return files;
        }),
        made -> written(target, made),
        problems::show);
  }

  private void written(Path target, List<Path> files) {
    String names = String.join(words.now() == Language.CHINESE ? "、" : ", ", files.stream().map(f -> f.getFileName().toString()).toList());
    problems.add(
        Text.of(ReportPage.class, "report.done", names, target.toString()), ProblemBar.Weight.GOOD,
        Optional.of(new ProblemBar.Action(t("folder.open"), () -> FreeFile.show(desk, target, problems::show))));
  }

  /** Writes a page beside those that are there; none is written over. */
  private static Path store(Path folder, String stem, String text) {
    Path file = FreeFile.in(folder, stem, ".html");
    try {
      Files.createDirectories(folder);
      WholeFile.writeNew(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
      return file;
    } catch (IOException e) {
      throw new ProblemException(ActionProblems.NOT_WRITTEN.with(file.toString(), String.valueOf(e.getMessage())), e);
    }
  }

  private Label said(String key, String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(words.of(t(key)));
    return label;
  }

  private static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("caption");
    label.setMinWidth(Region.USE_PREF_SIZE);
    Typefaces.mark(label, text);
    return label;
  }

  private static List<String> sources(Section section) {
    List<String> sources = new ArrayList<>();
    for (Block block : section.blocks()) {
      switch (block) {
        case Block.Headline headline -> sources.add(headline.source());
        case Block.Grid grid -> sources.add(grid.source());
        case Block.Chart chart -> sources.add(chart.source());
        default -> { }
      }
    }
    return sources;
  }

  private static Text t(String key) {
    return Text.of(ReportPage.class, key);
  }
}
