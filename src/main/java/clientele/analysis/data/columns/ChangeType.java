package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.base.words.YesNo;
import clientele.intake.column.NumberCell;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes numbers, days or yes and no of the words of a column, as an import reads them, or words of anything. Cells that
 * cannot be read become missing and are counted; the values as they were then stay in a column beside.
 */
@OperationId("data.change-type")
public record ChangeType(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true, offers = Param.Offers.COLUMN) String column,
    @Param(required = true, value = "number", choices = {"number", "date", "boolean", "text"}) String to,
    @Param(value = "auto", choices = {"auto", "point", "comma"}) String decimal,
    @Param(value = "auto", choices = {"auto", "dmy", "mdy"}) String order)
    implements Operation {
  private static final int MOST_DIGITS = 6;
  private static final int LONGEST = 17;
  private static final long DAY = 86_400;

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(ColumnSteps.need(outline, table, List.of(column), false));
    if (problems.isEmpty()) {
      Kind kind = ColumnSteps.column(outline, table, column).orElseThrow().kind();
      boolean same = switch (to) {
        case "number" -> kind.isNumeric();
        case "date" -> kind.isTemporal();
        case "boolean" -> kind == Kind.BOOLEAN;
        default -> kind.isCoded();
      };
      if (same) {
        problems.add(DataProblems.SAME_TYPE.with(column, table));
      }
    }
    return problems;
  }

  /** What a column becomes; {@code longs} or {@code reals} by its kind. */
  private record Made(Column column, long[] longs, double[] reals, long read, long lost, long against, boolean keep) {}

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    Column before = rows.column(column).orElseThrow();
    TableEdit edit = study.edit(table);
    if (to.equals("text")) {
      String[] words = rows.words(column);
      long read = Arrays.stream(words).filter(w -> w != null).count();
      ChangedColumn.putWords(edit, rows, new Column(column, Kind.TEXT, 0, "", before.meaning()), words);
      return outcome(rows, edit, read, 0, 0, "");
    }
    Words words = Words.of(rows, before);
    job.progress(0.3);
    Made made = switch (to) {
      case "number" -> numbers(before, words);
      case "date" -> days(before, words, job.now());
      default -> truths(before, words);
    };
    job.progress(0.8);
    if (made.read() < made.lost()) {
      job.guard(DataProblems.UNREADABLE.with(column, table, made.read(), made.lost()));
    }
    String kept = made.keep() || made.lost() > 0 ? ColumnSteps.keepOriginal(edit, rows, before) : "";
    if (made.reals() == null) {
      ChangedColumn.putLongs(edit, rows, made.column(), made.longs());
    } else {
      ChangedColumn.putReals(edit, rows, made.column(), made.reals());
    }
    return outcome(rows, edit, made.read(), made.lost(), made.against(), kept);
  }

  private Outcome outcome(Table rows, TableEdit edit, long read, long lost, long against, String kept) {
    Text type = Text.of(ChangeType.class, "op.data.change-type.param.to." + to);
    return Outcome.of(Text.of(ChangeType.class, "type.done", read, column, type, lost, against, kept.isEmpty() ? 0 : 1, kept))
        .table(edit.finish())
        .rows(rows.rows(), rows.rows(), 0)
        .done();
  }

  /**
   * The different words of a column; those that only say that there is no value count as none.
   *
   * @param codes row by row, −1 for none
   */
  private record Words(List<String> values, int[] counts, int[] codes) {
    private static Words of(Table rows, Column column) {
      Map<String, Integer> places = new LinkedHashMap<>();
      int[] codes;
      if (column.kind().isCoded()) {
        Dictionary dictionary = rows.dictionary(column.name());
        codes = rows.codes(column.name()).clone();
        int[] place = new int[dictionary.size()];
        for (int code = 0; code < place.length; code++) {
          place[code] = place(places, dictionary.get(code));
        }
        Arrays.setAll(codes, row -> codes[row] < 0 ? -1 : place[codes[row]]);
      } else {
        String[] words = rows.words(column.name());
        codes = new int[words.length];
        Arrays.setAll(codes, row -> words[row] == null ? -1 : place(places, words[row]));
      }
      int[] counts = new int[places.size()];
      Arrays.stream(codes).filter(code -> code >= 0).forEach(code -> counts[code]++);
      return new Words(List.copyOf(places.keySet()), counts, codes);
    }

    private static int place(Map<String, Integer> places, String word) {
      if (NumberCell.standsForNone(word)) {
        return -1;
      }
      Integer known = places.putIfAbsent(word, places.size());
      return known == null ? places.size() - 1 : known;
    }

    private long rows(java.util.function.IntPredicate which) {
      return Arrays.stream(codes).filter(code -> code >= 0 && which.test(code)).count();
    }

    private long[] longs(java.util.function.IntPredicate which, java.util.function.IntToLongFunction value) {
      return Arrays.stream(codes).mapToLong(code -> code >= 0 && which.test(code) ? value.applyAsLong(code) : Column.MISSING).toArray();
    }
  }

  private Made numbers(Column before, Words words) {
    WrittenNumbers written = new WrittenNumbers(words.values(), words.counts());
    char mark = before.kind().isCoded() ? written.mark(decimal, column) : '.';
    BigDecimal[] values = new BigDecimal[words.values().size()];
    int scale = 0;
    int whole = 0;
    for (int code = 0; code < values.length; code++) {
      if (written.isNumber(code)) {
        values[code] = written.number(code, mark);
        scale = Math.max(scale, values[code].scale());
        whole = Math.max(whole, values[code].precision() - values[code].scale());
      }
    }
    long read = words.rows(written::isNumber);
    long lost = words.rows(code -> !written.isNumber(code));
    boolean exact = scale <= MOST_DIGITS && whole + scale <= LONGEST;
    Kind kind = exact ? scale > 0 ? Kind.DECIMAL : Kind.INTEGER : Kind.REAL;
    int digits = kind == Kind.DECIMAL ? scale : 0;
    Column column = new Column(before.name(), kind, digits, written.unit(), before.meaning());
    if (exact) {
      long[] longs = words.longs(written::isNumber, code -> values[code].setScale(digits).unscaledValue().longValue());
      return new Made(column, longs, null, read, lost, written.against(mark), written.tellsMore());
    }
    double[] reals = Arrays.stream(words.codes()).mapToDouble(code -> code < 0 || values[code] == null ? Double.NaN : values[code].doubleValue()).toArray();
    return new Made(column, null, reals, read, lost, written.against(mark), written.tellsMore());
  }

  private Made days(Column before, Words words, Instant now) {
    WrittenDays written = new WrittenDays(words.values(), words.counts(), WrittenDays.born(before, now));
    boolean daysFirst = written.daysFirst(order, column);
    boolean clocks = words.rows(code -> written.isDay(code) && written.clock(code) > 0) > 0;
    long[] longs = words.longs(written::isDay, code -> {
      long day = written.day(code, daysFirst).toEpochDay();
      return clocks ? day * DAY + written.clock(code) : day;
    });
    Column column = new Column(before.name(), clocks ? Kind.TIME : Kind.DATE, 0, "", before.meaning());
    return new Made(column, longs, null, words.rows(written::isDay), words.rows(code -> !written.isDay(code)), written.against(daysFirst), false);
  }

  private Made truths(Column before, Words words) {
    List<Optional<Boolean>> values = words.values().stream().map(YesNo::of).toList();
    long[] longs = words.longs(code -> values.get(code).isPresent(), code -> values.get(code).orElseThrow() ? 1 : 0);
    Column column = new Column(before.name(), Kind.BOOLEAN, 0, "", before.meaning());
    long read = words.rows(code -> values.get(code).isPresent());
    return new Made(column, longs, null, read, words.rows(code -> values.get(code).isEmpty()), 0, false);
  }
}
