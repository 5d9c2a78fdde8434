package clientele.analysis.feedback;

import clientele.base.Language;
import clientele.language.TextLanguage;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts that customers wrote, as the tables of feedback hold them. */
public final class FeedbackTexts {
  /** Code of texts in neither language. */
  static final String OTHER = "other";

  private FeedbackTexts() {}

  /**
   * A text with what is known of it.
   *
   * @param language whose words are looked for in it
   * @param other whether it is in neither language, so that nothing can be read from it
   * @param own feeling its table says, by a rating or a label
   */
  public record Message(
      String id, String table, String text, Language language, boolean other, Optional<LocalDate> day,
      Optional<String> customer, Optional<String> own) {
    /** Code of the language: {@code en}, {@code zh} or {@code other}. */
    public String languageTag() {
      return other ? OTHER : language.tag();
    }

    /** Whether it can be read, and is in a language. */
    boolean in(Language of) {
      return !other && language == of;
    }
  }

  /**
   * All texts of a table, or of every table of feedback if {@code table} is empty, in the order of their rows.
   *
   * @throws clientele.base.ProblemException {@code STUDY-NO-MEANING} if the named table has no column of texts
   */
  public static List<Message> read(StudyView study, String table) {
    List<String> names =
        table.isEmpty()
            ? study.outline().tables(Role.FEEDBACK).stream().map(t -> t.table()).toList()
            : List.of(table);
    List<Message> messages = new ArrayList<>();
    for (String name : names) {
      Table of = study.table(name);
      Optional<Column> text = of.column(Meaning.TEXT).or(() -> longest(of));
      if (text.isEmpty()) {
        if (!table.isEmpty()) {
          throw StudyProblems.NO_MEANING.raise(
              name, Meaning.TEXT.tag(), String.join(", ", of.columns().stream().map(Column::name).toList()));
        }
        continue;
      }
      read(of, text.get(), messages, names.size() > 1);
    }
    return messages;
  }

  private static void read(Table of, Column text, List<Message> messages, boolean several) {
    Optional<Column> id = of.column(Meaning.FEEDBACK_ID);
    Optional<Column> date = of.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
    Optional<Column> customer = of.column(Meaning.CUSTOMER_ID);
    OwnLabels labels = new OwnLabels(of);
    long row = 0;
    for (int c = 0; c < of.chunks(); c++) {
      String[] texts = Cells.words(of, text, c);
      String[] ids = id.isPresent() ? Cells.words(of, id.get(), c) : new String[0];
      String[] whose = customer.isPresent() ? Cells.words(of, customer.get(), c) : new String[texts.length];
      Optional<String>[] own = labels.chunk(c);
      long[] days = date.isPresent() ? of.longs(date.get().name(), c) : new long[0];
      for (int i = 0; i < texts.length; i++) {
        row++;
        if (texts[i] == null || texts[i].isBlank()) {
          continue;
        }
        String name = ids.length > 0 && ids[i] != null ? ids[i] : several ? of.name() + ":" + row : Long.toString(row);
        Optional<LocalDate> day =
            days.length == 0 || days[i] == Column.MISSING
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(
                    date.get().kind() == Kind.TIME ? Math.floorDiv(days[i], 86_400L) : days[i]));
        messages.add(new Message(name, of.name(), texts[i], TextLanguage.of(texts[i]), TextLanguage.isOther(texts[i]), day,
            Optional.ofNullable(whose[i]), own[i]));
      }
    }
  }

  /** The column of words whose values are longest on average, if they read like sentences and stand for nothing else. */
  private static Optional<Column> longest(Table of) {
    Map<Column, Double> lengths = new HashMap<>();
    for (Column column : of.columns()) {
      if (column.kind() == Kind.TEXT && column.meaning().isEmpty() && of.chunks() > 0) {
        String[] words = Cells.words(of, column, 0);
        lengths.put(column, Arrays.stream(words).filter(w -> w != null).mapToLong(FeedbackTexts::length).average().orElse(0));
      }
    }
    return lengths.entrySet().stream()
        .filter(e -> e.getValue() >= 12)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  /** Length of a text; one Chinese character says about as much as two letters. */
  private static long length(String text) {
    return text.length() + text.codePoints().filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN).count();
  }
}
