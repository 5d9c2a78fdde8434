package clientele.analysis.data.tables;

import clientele.analysis.data.steps.DataProblems;
import clientele.base.Figures;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Meaning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the next file of a table differs from the one before: columns that are gone, new or renamed, other types, other
 * ways to write dates, many more missing values, far fewer or more rows. The artifact {@code drift:TABLE}.
 *
 * @param table the files go into
 * @param before name of the file before
 * @param now name of the new file
 * @param changes what stands most in the way first
 */
public record SchemaDrift(String table, String before, String now, List<Change> changes) {
  private static final Set<Meaning> NEEDED =
      EnumSet.of(
          Meaning.CUSTOMER_ID, Meaning.DATE, Meaning.AMOUNT, Meaning.UNIT_PRICE, Meaning.QUANTITY, Meaning.PRODUCT_ID,
          Meaning.ORDER_ID, Meaning.TEXT, Meaning.TREATMENT, Meaning.OUTCOME, Meaning.CONSENT);
  private static final double MORE_MISSING = 0.1;
  private static final double FEWER_ROWS = 0.5;

  /** What changed. */
  public enum Kind {
    /** A column that the analyses use is gone. */
    NEEDED_GONE,
    GONE,
    RENAMED,
    NEW,
    TYPE,
    DATES,
    ENCODING,
    EMPTIER,
    ROWS
  }

  /** A change. */
  public record Change(Kind kind, String column, String before, String now) {
    /** The change in words. */
    public Text words() {
      boolean types = kind == Kind.NEW || kind == Kind.TYPE;
      return types
          ? Text.of(SchemaDrift.class, "drift." + kind, column, type(before), type(now))
          : Text.of(SchemaDrift.class, "drift." + kind, column, before, now);
    }

    /** The type of a column in words. */
    public static Text type(String tag) {
      return tag.isEmpty() ? Text.literal("") : Text.of(SchemaDrift.class, "type." + tag);
    }
  }

  public SchemaDrift {
    changes = List.copyOf(changes);
  }

  /** Name of the artifact that goes with a table. */
  public static String name(String table) {
    return "drift:" + table;
  }

  /** Compares a new file with the last one of the same table. */
  public static SchemaDrift of(DatasetVersion table, ImportRecord earlier, ImportRecord later) {
    ImportRecord.Source before = earlier.files().getLast();
    ImportRecord.Source now = later.files().getLast();
    List<Change> changes = new ArrayList<>();
    List<ImportRecord.Shares> gone = new ArrayList<>(without(before.columns(), now.columns()));
    List<ImportRecord.Shares> fresh = new ArrayList<>(without(now.columns(), before.columns()));
    for (ImportRecord.Shares column : List.copyOf(gone)) {
      String meaning = meaning(column, table);
      Optional<ImportRecord.Shares> same = fresh.stream().filter(f -> !meaning.isEmpty() && f.meaning().equals(meaning)).findFirst()
          .or(() -> fresh.stream().filter(f -> alike(column, f)).findFirst());
      same.ifPresent(f -> {
        changes.add(new Change(Kind.RENAMED, column.name(), column.name(), f.name()));
        compare(column, before.rows(), f, now.rows(), changes);
        gone.remove(column);
        fresh.remove(f);
      });
    }
    for (ImportRecord.Shares column : gone) {
      boolean needed = Meaning.ofTag(meaning(column, table)).filter(NEEDED::contains).isPresent();
      changes.add(new Change(needed ? Kind.NEEDED_GONE : Kind.GONE, column.name(), column.type(), ""));
    }
    fresh.forEach(column -> changes.add(new Change(Kind.NEW, column.name(), "", column.type())));
    for (ImportRecord.Shares column : now.columns()) {
      before.columns().stream().filter(c -> c.name().equals(column.name())).findFirst()
          .ifPresent(c -> compare(c, before.rows(), column, now.rows(), changes));
    }
    if (!before.dateOrder().equals(now.dateOrder()) && !before.dateOrder().isEmpty() && !now.dateOrder().isEmpty()) {
      changes.add(new Change(Kind.DATES, "", before.dateOrder(), now.dateOrder()));
    }
    if (!before.encoding().equals(now.encoding())) {
      changes.add(new Change(Kind.ENCODING, "", before.encoding(), now.encoding()));
    }
    if (now.rows() < before.rows() * FEWER_ROWS || now.rows() * FEWER_ROWS > before.rows()) {
      changes.add(new Change(Kind.ROWS, "", Figures.count(before.rows()), Figures.count(now.rows())));
    }
    changes.sort(java.util.Comparator.comparing(Change::kind));
    return new SchemaDrift(table.table(), before.file(), now.file(), changes);
  }

  /** What the column of a file was taken for: as the table says, which a person may have said otherwise, then as the file was read. */
  private static String meaning(ImportRecord.Shares column, DatasetVersion table) {
    return table.plainColumns().stream().filter(c -> c.name().equals(column.name())).findFirst()
        .map(c -> c.meaning().map(Meaning::tag).orElse("")).orElse(column.meaning());
  }

  /** Whether the files differ in form, and not only in how many rows they have. */
  public boolean isOfForm() {
    return changes.stream().anyMatch(c -> c.kind() != Kind.ROWS);
  }

  /** Stops where a column that analyses use is gone, and warns of everything else. */
  public void tell(JobContext job) {
    for (Change change : changes) {
      Problem problem = change.kind == Kind.NEEDED_GONE
          ? DataProblems.COLUMN_GONE.with(change.column, now, table)
          : DataProblems.DRIFT.with(now, change.words());
      if (change.kind == Kind.NEEDED_GONE) {
        job.guard(problem);
      } else {
        job.warn(problem);
      }
    }
  }

  private static void compare(
      ImportRecord.Shares before, long rowsBefore, ImportRecord.Shares now, long rowsNow, List<Change> changes) {
    if (!before.type().equals(now.type()) && !bothNumbers(before, now)) {
      changes.add(new Change(Kind.TYPE, now.name(), before.type(), now.type()));
    }
    double was = rowsBefore == 0 ? 0 : (double) before.missing() / rowsBefore;
    double is = rowsNow == 0 ? 0 : (double) now.missing() / rowsNow;
    if (is - was > MORE_MISSING) {
      changes.add(new Change(Kind.EMPTIER, now.name(), Figures.percent(was, 0), Figures.percent(is, 0)));
    }
  }

  private static boolean bothNumbers(ImportRecord.Shares a, ImportRecord.Shares b) {
    List<String> numbers = List.of("integer", "decimal", "real");
    return numbers.contains(a.type()) && numbers.contains(b.type());
  }

  private static List<ImportRecord.Shares> without(List<ImportRecord.Shares> some, List<ImportRecord.Shares> others) {
    return some.stream().filter(s -> others.stream().noneMatch(o -> o.name().equals(s.name()))).toList();
  }

  /** Whether two columns of the same type have names that differ in case, signs, or by a letter or two only. */
  private static boolean alike(ImportRecord.Shares a, ImportRecord.Shares b) {
    String x = plain(a.name());
    String y = plain(b.name());
    boolean near = x.equals(y) || x.length() > 4 && y.length() > 4 && (x.startsWith(y) || y.startsWith(x));
    return near && a.type().equals(b.type());
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
