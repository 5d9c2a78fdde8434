package clientele.ui;

import clientele.base.Text;
import clientele.job.JobHandle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The strip at the foot of the window: the job that runs with its progress and Cancel; a click opens the list. */
public final class JobStrip extends HBox {
  private static final Duration SOON = Duration.ofSeconds(4);
  private static final Duration STEADY = Duration.ofSeconds(2);

  private final Words words;
  private final Clock clock;
  private final Supplier<List<JobHandle<?>>> jobs;
  private final HBox running = new HBox(8);
  private final HBox facts = new HBox(16);
  private final Timeline tick = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), e -> update()));
  private Moved moved = new Moved(0, 0, Instant.EPOCH);

  /** When a job last came on, as far as was seen here. */
  private record Moved(long job, double progress, Instant at) {}

  /** A strip over the jobs that {@code jobs} lists, newest first. */
  public JobStrip(Words words, Clock clock, Supplier<List<JobHandle<?>>> jobs) {
    this.words = words;
    this.clock = clock;
    this.jobs = jobs;
    getStyleClass().add("status-bar");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    running.setAlignment(Pos.CENTER_LEFT);
    facts.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(running, space, facts);
    setFocusTraversable(true);
    tick.setCycleCount(Animation.INDEFINITE);
    running.setOnMouseClicked(e -> openList());
    words.language().addListener((property, before, after) -> update());
    update();
  }

  /** Facts of the study at the right: data date, customers, seed, saved. */
  public HBox facts() {
    return facts;
  }

  /** Shows the jobs as they are now. */
  public void update() {
    Optional<JobHandle<?>> now =
        jobs.get().stream().filter(j -> !j.state().isEnd()).reduce((newer, older) -> older);
    running.getChildren().clear();
    if (now.isEmpty()) {
      tick.stop();
      running.getChildren().addAll(Icons.of("mdoal-check_circle", "good"), label("job.none"));
      return;
    }
    tick.play();
    JobHandle<?> job = now.get();
    if (moved.job() != job.number() || moved.progress() != job.progress()) {
      moved = new Moved(job.number(), job.progress(), clock.instant());
    }
    Label name = new Label(job.message().map(words::say).orElse(words.say(job.title())));
    name.getStyleClass().add("job-name");
    ProgressBar bar = new ProgressBar(job.progress());
    bar.setPrefWidth(120);
    Label share = new Label(Math.round(job.progress() * 100) + " %");
    share.getStyleClass().add("job-name");
    Hyperlink cancel = new Hyperlink(words.say(JobStrip.class, "job.cancel"));
    cancel.setOnAction(e -> job.cancel());
    running.getChildren().addAll(Icons.of("mdoal-autorenew", "act"), name, bar, share);
    left(job).ifPresent(text -> running.getChildren().add(new Label(text)));
    running.getChildren().add(cancel);
  }

  /** The list of jobs: running, waiting, done, cancelled and failed. */
  public VBox list() {
    VBox box = new VBox();
    box.getStyleClass().add("popover-body");
    box.setPrefWidth(420);
    List<JobHandle<?>> all = jobs.get();
    if (all.isEmpty()) {
      box.getChildren().add(label("job.noneYet"));
    }
    all.stream().limit(12).forEach(job -> box.getChildren().add(row(job)));
    return box;
  }

  private void openList() {
    atlantafx.base.controls.Popover popover = new atlantafx.base.controls.Popover(list());
    popover.setArrowLocation(atlantafx.base.controls.Popover.ArrowLocation.BOTTOM_LEFT);
    popover.setHeaderAlwaysVisible(false);
    popover.show(running);
  }

  private HBox row(JobHandle<?> job) {
    Label name = new Label(words.say(job.title()));
    name.getStyleClass().add("data");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(10, icon(job), name, space);
    row.getStyleClass().add("row-line");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(30);
    if (job.state().isEnd()) {
      String reason = job.failure().filter(f -> job.state() == JobHandle.State.FAILED)
          .map(f -> words.what(ViewContext.problem(f)))
          .orElse(words.say(JobStrip.class, "job." + job.state()));
      Label end = new Label(reason);
      end.getStyleClass().add("caption");
      end.setWrapText(true);
      end.setMaxWidth(230);
      row.getChildren().add(end);
    } else {
      ProgressBar bar = new ProgressBar(job.progress());
      bar.setPrefWidth(84);
      Hyperlink cancel = new Hyperlink(words.say(JobStrip.class, "job.cancel"));
      cancel.setOnAction(e -> job.cancel());
      row.getChildren().addAll(bar, new Label(Math.round(job.progress() * 100) + " %"), cancel);
    }
    return row;
  }

  private static org.kordamp.ikonli.javafx.FontIcon icon(JobHandle<?> job) {
    return switch (job.state()) {
      case WAITING -> Icons.of("mdoal-history_toggle_off");
      case RUNNING -> Icons.of("mdoal-autorenew", "act");
      case DONE -> Icons.of("mdoal-check_circle", "good");
      case CANCELLED -> Icons.of("mdoal-block");
      case FAILED -> Icons.of("mdoal-error_outline", "bad");
    };
  }

  /** How long it will take, while it comes on steadily; how long it took so far, where that would be a guess. */
  private Optional<String> left(JobHandle<?> job) {
    Instant now = clock.instant();
    Duration run = Duration.between(job.started(), now);
    if (job.state() != JobHandle.State.RUNNING || run.compareTo(SOON) < 0) {
      return Optional.empty();
    }
    if (job.progress() < 0.1 || Duration.between(moved.at(), now).compareTo(STEADY) > 0) {
      return Optional.of(words.say(JobStrip.class, "job.soFar", run.toSeconds()));
    }
    long seconds = Math.round(run.toMillis() / 1000.0 * (1 - job.progress()) / job.progress());
    return Optional.of(words.say(JobStrip.class, "job.left", seconds));
  }

  private Label label(String key) {
    return new Label(words.say(Text.of(JobStrip.class, key)));
  }
}
