package clientele.analysis.feedback.ui;

import clientele.analysis.feedback.CorrectTag;
import clientele.analysis.feedback.FeedbackFound;
import clientele.analysis.feedback.FeedbackSection;
import clientele.analysis.feedback.TagFeedback;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.study.StudyView;
import clientele.ui.ViewContext;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the page of feedback shows: what was found, the aspect that is looked at, and the messages that pass. */
final class FeedbackViewModel {
  private final ViewContext context;
  private final ReadOnlyObjectWrapper<Optional<FeedbackFound>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<String>> aspect = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> sentiment = new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<int[]> passing = new ReadOnlyObjectWrapper<>(new int[0]);
  private Optional<MessageBook> book = Optional.empty();

  FeedbackViewModel(ViewContext context) {
    this.context = context;
    aspect.addListener((p, before, after) -> filter());
    sentiment.addListener((p, before, after) -> filter());
    search.addListener((p, before, after) -> filter());
    context.study().addListener((p, before, after) -> look());
    look();
  }

  /** What the feedback says, if it was tagged. */
  ReadOnlyObjectProperty<Optional<FeedbackFound>> found() {
    return found.getReadOnlyProperty();
  }

  /** The aspect that is looked at; empty for all. */
  ObjectProperty<Optional<String>> aspect() {
    return aspect;
  }

  /** The feeling that is looked at; empty for all. */
  ObjectProperty<Optional<String>> sentiment() {
    return sentiment;
  }

  /** Words that a message must hold. */
  StringProperty search() {
    return search;
  }

  /** Places of the messages that pass, newest first. */
  ReadOnlyObjectProperty<int[]> passing() {
    return passing.getReadOnlyProperty();
  }

  /** The message at a place. */
  MessageBook.Entry entry(int place) {
    return book.orElseThrow().entry(place);
  }

  /** The aspect whose course is drawn: the chosen one, or the one to speak of first. */
  Optional<FeedbackFound.Aspect> drawn() {
    return found.get().flatMap(f -> aspect.get()
        .flatMap(id -> f.aspects().stream().filter(a -> a.id().equals(id)).findFirst())
        .or(() -> FeedbackSection.worst(f)));
  }

  /** Whether something the tags were made from has changed. */
  boolean stale() {
    return context.study().getValue().outline().stale().contains(TagFeedback.TABLE);
  }

  /** Why tagging cannot be run, if it cannot. */
  Optional<Problem> against() {
    return new TagFeedback("").validate(context.study().getValue().outline()).stream().findFirst();
  }

  /** Tags every text again. */
  void run() {
    context.perform(new TagFeedback(""), Optional.empty(), handle -> {});
  }

  /** Says what the message at a place really is, as a step that can be undone. */
  void correct(int place, String feeling) {
    context.perform(new CorrectTag(entry(place).message().id(), feeling, ""), Optional.empty(), handle -> {});
  }

  private void look() {
    StudyView study = context.study().getValue();
    Optional<FeedbackFound> now = FeedbackFound.in(study);
    if (now.isPresent() && study.outline().table(TagFeedback.TABLE).isPresent()) {
      String table = Optional.ofNullable(now.get().table()).orElse("");
      context.latest(
          this, context.job(Text.of(FeedbackViewModel.class, "reading"), job -> MessageBook.read(study, table)),
          read -> {
            book = Optional.of(read);
            filter();
          },
          problem -> {
            book = Optional.empty();
            filter();
          });
    } else {
      book = Optional.empty();
      filter();
    }
    boolean first = found.get().isEmpty();
    found.set(now);
    if (first) {
      aspect.set(now.flatMap(FeedbackSection::worst).map(FeedbackFound.Aspect::id));
    }
  }

  private void filter() {
    passing.set(book.map(b -> b.find(aspect.get(), sentiment.get(), search.get())).orElse(new int[0]));
  }
}
