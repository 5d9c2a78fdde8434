package clientele.analysis.data.personal;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.tables.ImportRecord;
import clientele.analysis.data.tables.TableAppend;
import clientele.base.Text;
import clientele.cleaning.personal.Pseudonyms;
import clientele.intake.FileImport;
import clientele.intake.FileImport.Imported;
import clientele.intake.table.PlannedFile;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Columns of a file whose values do not enter the study as they stand: pseudonyms take their place, or they are left
 * out. The file is read into memory, changed there, and only then stored; the text of refused lines is not kept then.
 *
 * @param pseudonymise names of columns, or {@code all} for those that look personal
 * @param leaveOut names of columns
 * @param followed columns that hold pseudonyms in the table the rows go into
 * @param goneBefore columns that were left out of the last file of that table
 */
public record Veil(List<String> pseudonymise, List<String> leaveOut, List<Column> followed, List<String> goneBefore) {
  /** Stands in place of the text of refused lines. */
  static final String HIDDEN = "•••";

  private static final String ALL = "all";
  private static final int LOOKED_AT = 500;

  /**
   * What was stored.
   *
   * @param made the tables
   * @param pseudonyms columns with pseudonyms
   * @param leftOut columns that were left out
   * @param freshKey the key, if the study had none before
   */
  public record Written(
      Imported made, List<String> pseudonyms, List<String> leftOut, Optional<Pseudonyms.Key> freshKey) {
    /** The line of the history, with what was hidden. */
    public Text said(Text summary) {
      return pseudonyms.isEmpty() && leftOut.isEmpty()
          ? summary
          : Text.of(Veil.class, "veil.done", summary, pseudonyms.size(), leftOut.size());
    }
  }

  public static Veil of(List<String> pseudonymise, List<String> leaveOut) {
    return new Veil(pseudonymise, leaveOut, List.of(), List.of());
  }

  /** The same, and what was hidden in a table is hidden in the rows of its next file too, which is said. */
  public Veil following(StudyView study, String table, JobContext job) {
    List<Column> hidden = study.find(table).map(Veil::pseudonymsOf).orElse(List.of());
    List<String> gone = goneOf(study, table);
    List<String> unasked = new ArrayList<>(hidden.stream().map(Column::name).toList());
    unasked.addAll(gone);
    for (List<String> asked : List.of(pseudonymise, leaveOut)) {
      unasked.removeAll(asked);
      asked.forEach(word -> unasked.removeAll(List.of(word.split("\\s*,\\s*"))));
    }
    if (!unasked.isEmpty() && !pseudonymise.contains(ALL)) {
      job.warn(DataProblems.VEILED_AGAIN.with(table, String.join(", ", unasked)));
    }
    return new Veil(pseudonymise, leaveOut, hidden, gone);
  }

  /** Whether a table holds pseudonyms, or lacks columns that were left out. */
  public static boolean hides(StudyView study, String table) {
    return study.find(table).filter(t -> !pseudonymsOf(t).isEmpty()).isPresent() || !goneOf(study, table).isEmpty();
  }

  /** Columns all of whose first values have the form of pseudonyms. */
  static List<Column> pseudonymsOf(Table table) {
    return table.columns().stream()
        .filter(c -> c.kind() == Kind.TEXT)
        .filter(c -> {
          Dictionary words = table.dictionary(c.name());
          int looked = Math.min(LOOKED_AT, words.size());
          int are = 0;
          for (int code = 0; code < looked; code++) {
            are += Pseudonyms.isOne(words.get(code)) ? 1 : 0;
          }
          return are > 0 && are * 2 > looked;
        })
        .toList();
  }

  /** Columns that were left out of the last file of a table. */
  static List<String> goneOf(StudyView study, String table) {
    return study.artifact(ImportRecord.name(table), ImportRecord.class)
        .map(r -> r.files().getLast().leftOut())
        .orElse(List.of());
  }

  /** Stores the rows of a file in a table of their own, or below those of a table. */
  public Written write(PlannedFile plan, String into, boolean append, StudyView study, JobContext job) {
    if (pseudonymise.isEmpty() && leaveOut.isEmpty() && followed.isEmpty() && goneBefore.isEmpty()) {
      Imported made =
          append ? TableAppend.write(plan, into, study, job) : FileImport.write(plan, into, study, job);
      return new Written(made, List.of(), List.of(), Optional.empty());
    }
    MemoryStudy aside = MemoryStudy.empty();
    Imported part = TableAppend.aside(plan, aside, job.part(0, 0.4));
    Table rows = aside.view().table(TableAppend.PART);
    List<String> gone = gone(rows, plan.name());
    List<String> hidden = hidden(rows, gone, plan.name(), job);
    Optional<Pseudonyms.Key> known = study.artifact(Pseudonyms.KEY, Pseudonyms.Key.class);
    Pseudonyms.Key key = known.orElseGet(Pseudonyms.Key::fresh);
    TableEdit edit = aside.view().edit(TableAppend.PART);
    Pseudonymise.replace(edit, rows, hidden, new Pseudonyms(key), job.part(0.4, 0.6));
    gone.forEach(edit::drop);
    aside.put(edit.finish());
    if (!hidden.isEmpty() || !gone.isEmpty()) {
      part.rejects().ifPresent(r -> blank(aside, r.table()));
    }
    JobContext storing = job.part(0.6, 1);
    Imported made =
        append
            ? TableAppend.below(plan.name(), part, aside, into, study, storing)
            : TableAppend.alone(part, aside, into, study, storing);
    return new Written(
        made, hidden, gone, known.isPresent() || hidden.isEmpty() ? Optional.empty() : Optional.of(key));
  }

  private List<String> gone(Table rows, String file) {
    TreeSet<String> gone = new TreeSet<>(named(leaveOut, rows, file));
    rows.columns().stream().map(Column::name)
        .filter(name -> goneBefore.stream().anyMatch(name::equalsIgnoreCase)).forEach(gone::add);
    gone.removeAll(pseudonymise);
    if (gone.size() == rows.columns().size()) {
      throw DataProblems.ALL_COLUMNS.raise(gone.size());
    }
    return List.copyOf(gone);
  }

  private List<String> hidden(Table rows, List<String> gone, String file, JobContext job) {
    List<String> words = new ArrayList<>(pseudonymise);
    boolean all = rows.column(ALL).isEmpty() && words.removeIf(ALL::equalsIgnoreCase);
    TreeSet<String> hidden = new TreeSet<>(named(words, rows, file));
    if (all) {
      hidden.addAll(PersonalAtImport.of(rows, job).proposed());
    }
    rows.columns().stream().filter(c -> followed.stream().anyMatch(f -> joins(f, c))).map(Column::name).forEach(hidden::add);
    gone.forEach(hidden::remove);
    return List.copyOf(hidden);
  }

  /** Whether the values of a column of the file come to stand below those of a column of the table. */
  private static boolean joins(Column home, Column column) {
    return column.name().strip().equalsIgnoreCase(home.name().strip())
        || home.meaning().isPresent() && home.meaning().equals(column.meaning());
  }

  /** The columns that words name; a word may name several, with commas between. */
  private static List<String> named(List<String> words, Table rows, String file) {
    List<String> names = rows.columns().stream().map(Column::name).toList();
    List<String> found = new ArrayList<>();
    for (String word : words) {
      List<String> parts = names.contains(word) ? List.of(word) : List.of(word.split("\\s*,\\s*"));
      for (String part : parts) {
        found.add(names.stream().filter(part.strip()::equals).findFirst()
            .orElseThrow(() -> StudyProblems.NO_COLUMN.raise(file, part, StudyProblems.choices(part, names))));
      }
    }
    return found;
  }

  private static void blank(MemoryStudy aside, String rejects) {
    Table lines = aside.view().table(rejects);
    TableEdit edit = aside.view().edit(rejects);
    ChangedColumn.rewrite(edit, lines, lines.column("raw").orElseThrow(), raw -> HIDDEN);
    aside.put(edit.finish());
  }
}
