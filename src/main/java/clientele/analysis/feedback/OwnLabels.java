package clientele.analysis.feedback;

import clientele.language.Sentiment;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The feeling that a table of feedback says itself, by a rating or a label. */
final class OwnLabels {
  private static final Set<String> NAMES =
      Set.of("label", "labels", "sentiment", "polarity", "feeling", "class", "标签", "情感", "情感倾向", "情绪", "评价类型");
  private static final Set<String> POSITIVE =
      Set.of("positive", "pos", "good", "+", "正面", "积极", "正向", "好评", "正", "满意");
  private static final Set<String> NEGATIVE =
      Set.of("negative", "neg", "bad", "-", "负面", "消极", "负向", "差评", "负", "不满意");
  private static final Set<String> NEUTRAL = Set.of("neutral", "neu", "mixed", "中性", "中评", "中立", "一般");
  private static final int MOST_VALUES = 11;

  private final Table table;
  private final Optional<Column> column;
  private final boolean rating;
  private final Set<String> values = new TreeSet<>();

  OwnLabels(Table table) {
    this.table = table;
    Optional<Column> stars = table.column(Meaning.RATING).filter(c -> c.kind().isNumeric());
    this.column = (stars.isPresent() ? stars : table.columns().stream()
        .filter(c -> NAMES.contains(c.name().strip().toLowerCase(Locale.ROOT)))
        .findFirst())
        .filter(this::readable);
    this.rating = scale() > 1;
  }

  /** Name of the column, if there is one. */
  Optional<String> name() {
    return column.map(Column::name);
  }

  /** Whether the column has few values and all of them say a feeling. */
  private boolean readable(Column of) {
    for (int c = 0; c < table.chunks() && values.size() <= MOST_VALUES; c++) {
      for (String word : Cells.words(table, of, c)) {
        if (word != null && !word.isBlank()) {
          values.add(word.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return values.size() > 1 && values.size() <= MOST_VALUES
        && (of.kind() != Kind.TEXT || values.stream().allMatch(v -> word(v).isPresent() || number(v).isPresent()));
  }

  private double scale() {
    return values.stream().flatMap(v -> number(v).stream()).mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** The feelings of a chunk; empty where a row says none. */
  @SuppressWarnings("unchecked")
  Optional<String>[] chunk(int chunk) {
    String[] words = column.isEmpty() ? new String[table.rowsIn(chunk)] : Cells.words(table, column.get(), chunk);
    Optional<String>[] feelings = new Optional[words.length];
    for (int i = 0; i < words.length; i++) {
      feelings[i] = words[i] == null ? Optional.empty() : feeling(words[i].strip().toLowerCase(Locale.ROOT));
    }
    return feelings;
  }

  private Optional<String> feeling(String value) {
    return word(value).or(() -> number(value).map(this::feeling));
  }

  /** Stars of 5: up to 2 negative, from 4 positive; of 10: up to 4 and from 7. 0 and 1, or −1, 0 and 1: by their sign. */
  private String feeling(double number) {
    boolean signed = values.stream().anyMatch(v -> v.startsWith("-"));
    double low = !rating ? signed ? -1 : 0 : scale() > 5 ? 4 : 2;
    double high = !rating ? 1 : scale() > 5 ? 7 : 4;
    return number <= low ? Sentiment.NEGATIVE : number >= high ? Sentiment.POSITIVE : Sentiment.NEUTRAL;
  }

  private static Optional<String> word(String value) {
    return POSITIVE.contains(value) ? Optional.of(Sentiment.POSITIVE)
        : NEGATIVE.contains(value) ? Optional.of(Sentiment.NEGATIVE)
        : NEUTRAL.contains(value) ? Optional.of(Sentiment.NEUTRAL) : Optional.empty();
  }

  private static Optional<Double> number(String value) {
    return value.matches("-?\\d{1,3}(\\.\\d+)?") ? Optional.of(Double.valueOf(value)) : Optional.empty();
  }
}
