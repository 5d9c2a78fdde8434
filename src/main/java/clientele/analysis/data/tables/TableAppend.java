package clientele.analysis.data.tables;

import clientele.analysis.data.steps.DataProblems;
import clientele.intake.FileImport;
import clientele.intake.FileImport.Imported;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.table.PlannedFile;
import clientele.job.JobContext;
import clientele.study.Cells;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts rows below those of a table; columns are matched by name, then by meaning. */
public final class TableAppend {
  public static final String PART = "part";

  private TableAppend() {}

  public static Imported write(PlannedFile plan, String into, StudyView study, JobContext job) {
    MemoryStudy aside = MemoryStudy.empty();
    Imported part = aside(plan, aside, job.part(0, 0.4));
    return below(plan.name(), part, aside, into, study, job.part(0.4, 1));
  }

  /** Reads a file into tables in memory, where they can be changed before anything is stored. */
  public static Imported aside(PlannedFile plan, MemoryStudy aside, JobContext job) {
    Imported part = FileImport.write(plan, PART, aside.view(), job);
    part.tables().forEach(aside::put);
    return part;
  }

  /** Stores what was read as tables of their own. */
  public static Imported alone(Imported part, MemoryStudy aside, String into, StudyView study, JobContext job) {
    Table rows = aside.view().table(PART);
    DatasetVersion stored = join(List.of(rows), into, rows.version().role(), study, job);
    Optional<DatasetVersion> rejects =
        part.rejects()
            .map(r -> join(List.of(aside.view().table(r.table())), into + FileImport.REJECTS, Role.REJECTS, study, job));
    return new Imported(stored, rejects, part.rows(), part.refusedLines(), part.unreadableCells());
  }

  /** Stores what was read below the rows of a table. */
  public static Imported below(
      String file, Imported part, MemoryStudy aside, String into, StudyView study, JobContext job) {
    Table old = study.table(into);
    Table more = aside.view().table(PART);
    if (old.columns().stream().allMatch(c -> match(c, more, old).isEmpty())) {
      throw DataProblems.NOT_APPENDABLE.raise(file, into);
    }
    Optional<RowMarks> known = Optional.of(new RowMarks());
    DatasetVersion joined = join(List.of(old, more), into, old.version().role(), study, job, known);
    tellCurrencies(old, more, joined, job);
    long again = known.get().again();
    if (again > 0) {
      job.warn(DataProblems.ROWS_AGAIN.with(file, again, more.rows(), into));
    }
    String rejected = into + FileImport.REJECTS;
    Optional<DatasetVersion> rejects =
        part.rejects()
            .map(
                r -> {
                  List<Table> all = new ArrayList<>();
                  study.find(rejected).ifPresent(all::add);
                  all.add(aside.view().table(r.table()));
                  return join(all, rejected, Role.REJECTS, study, job);
                });
    return new Imported(joined, rejects, part.rows(), part.refusedLines(), part.unreadableCells());
  }

  /** Says where amounts of one currency came to stand below those of another. */
  private static void tellCurrencies(Table old, Table more, DatasetVersion joined, JobContext job) {
    for (Column added : joined.plainColumns()) {
      if (added.name().endsWith(FileImport.CURRENCY) && old.column(added.name()).isEmpty() && more.column(added.name()).isEmpty()) {
        String name = added.name().substring(0, added.name().length() - FileImport.CURRENCY.length());
        Column before = old.column(name).orElseThrow();
        Column now = match(before, more, old).orElseThrow();
        job.warn(IntakeProblems.CURRENCIES.with(
            name, 2, before.unit() + " " + old.rows() + ", " + now.unit() + " " + more.rows(), added.name()));
      }
    }
  }

  /** Writes the rows of one table or of two, one below the other, as a new table. */
  public static DatasetVersion join(List<Table> parts, String into, Role role, StudyView study, JobContext job) {
    return join(parts, into, role, study, job, Optional.empty());
  }

  private static DatasetVersion join(
      List<Table> parts, String into, Role role, StudyView study, JobContext job, Optional<RowMarks> marks) {
    Table old = parts.getFirst();
    Table more = parts.getLast();
    List<Column> columns = new ArrayList<>();
    List<Optional<Column>> fromOld = new ArrayList<>();
    List<Optional<Column>> fromMore = new ArrayList<>();
    for (Column first : old.columns()) {
      Optional<Column> second = match(first, more, old);
      columns.add(second.map(other -> common(first, other)).orElse(first));
      fromOld.add(Optional.of(first));
      fromMore.add(second);
    }
    for (Column extra : more.columns()) {
      if (!fromMore.contains(Optional.of(extra))) {
        columns.add(free(extra, columns));
        fromOld.add(Optional.empty());
        fromMore.add(Optional.of(extra));
      }
    }
    JoinedCurrencies.settle(columns, fromOld, fromMore);
    try (TableSink sink = study.newTable(into, role, columns)) {
      List<Map<String, Integer>> words = new ArrayList<>();
      columns.forEach(c -> words.add(c.kind().isCoded() ? new LinkedHashMap<>() : null));
      if (parts.size() > 1) {
        copy(old, fromOld, columns, words, sink, job.part(0, 0.7), values -> marks.ifPresent(m -> m.first(values, fromMore)));
      }
      copy(more, fromMore, columns, words, sink, job.part(0.7, 1), values -> marks.ifPresent(m -> m.second(values, fromMore)));
      for (int c = 0; c < columns.size(); c++) {
        if (words.get(c) != null) {
          sink.dictionary(c, Dictionary.of(words.get(c).keySet().toArray(String[]::new)));
        }
      }
      return sink.finish();
    }
  }

  private static void copy(
      Table from, List<Optional<Column>> sources, List<Column> targets, List<Map<String, Integer>> words,
      TableSink sink, JobContext job, Consumer<List<Chunk>> seen) {
    List<int[]> codes = new ArrayList<>();
    for (int c = 0; c < targets.size(); c++) {
      Column source = sources.get(c).orElse(null);
      boolean coded = source != null && source.kind().isCoded();
      codes.add(coded ? unseen(from.dictionary(source.name()).size()) : null);
    }
    for (int k = 0; k < from.chunks(); k++) {
      job.progress((double) k / from.chunks());
      List<Chunk> values = new ArrayList<>();
      for (int c = 0; c < targets.size(); c++) {
        int place = c;
        values.add(
            sources.get(c).isEmpty()
                ? blank(targets.get(c), from.rowsIn(k), JoinedCurrencies.unit(targets, c, sources).map(unit -> code(words.get(place), unit)))
                : converted(from, sources.get(c).get(), targets.get(c), k, codes.get(c), words.get(c)));
      }
      if (from.rowsIn(k) > 0) {
        seen.accept(values);
        sink.append(values);
      }
    }
  }

  private static int[] unseen(int size) {
    int[] codes = new int[size];
    Arrays.fill(codes, -1);
    return codes;
  }

  private static int code(Map<String, Integer> words, String word) {
    if (word == null) {
      return -1;
    }
    Integer known = words.putIfAbsent(word, words.size());
    return known == null ? words.size() - 1 : known;
  }

  private static Chunk converted(
      Table from, Column source, Column target, int k, int[] recoded, Map<String, Integer> words) {
    if (target.kind().isCoded()) {
      int[] out = new int[from.rowsIn(k)];
      if (recoded != null) {
        int[] codes = from.codes(source.name(), k);
        Dictionary dictionary = from.dictionary(source.name());
        for (int i = 0; i < out.length; i++) {
          int old = codes[i];
          if (old >= 0 && recoded[old] < 0) {
            recoded[old] = code(words, dictionary.get(old));
          }
          out[i] = old < 0 ? -1 : recoded[old];
        }
      } else {
        String[] cells = Cells.words(from, source, k);
        for (int i = 0; i < out.length; i++) {
          out[i] = code(words, cells[i]);
        }
      }
      return new Chunk.Codes(out);
    }
    if (target.kind() == Kind.REAL) {
      return new Chunk.Reals(from.reals(source.name(), k));
    }
    long[] values = from.longs(source.name(), k);
    long factor = (long) Math.pow(10, target.scale() - source.scale());
    long times = source.kind() == Kind.DATE && target.kind() == Kind.TIME ? 86_400 : factor;
    if (times == 1) {
      return new Chunk.Longs(values);
    }
    long[] out = new long[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] == Column.MISSING ? Column.MISSING : Math.multiplyExact(values[i], times);
    }
    return new Chunk.Longs(out);
  }

  private static Chunk blank(Column target, int rows, Optional<Integer> always) {
    if (target.kind().isCoded()) {
      int[] codes = new int[rows];
      Arrays.fill(codes, always.orElse(-1));
      return new Chunk.Codes(codes);
    }
    if (target.kind() == Kind.REAL) {
      double[] reals = new double[rows];
      Arrays.fill(reals, Double.NaN);
      return new Chunk.Reals(reals);
    }
    long[] longs = new long[rows];
    Arrays.fill(longs, Column.MISSING);
    return new Chunk.Longs(longs);
  }

  private static Optional<Column> match(Column wanted, Table more, Table old) {
    Optional<Column> same =
        more.columns().stream().filter(c -> c.name().strip().equalsIgnoreCase(wanted.name().strip())).findFirst();
    if (same.isPresent()) {
      return same;
    }
    Optional<Meaning> meaning = wanted.meaning();
    return meaning
        .flatMap(more::column)
        .filter(c -> old.columns().stream().noneMatch(o -> o.name().equalsIgnoreCase(c.name())));
  }

  /** The column that holds the values of both without loss. */
  private static Column common(Column a, Column b) {
    Kind kind = a.kind();
    int scale = Math.max(a.scale(), b.scale());
    if (a.kind() != b.kind()) {
      if (a.kind().isNumeric() && b.kind().isNumeric()) {
        kind = a.kind() == Kind.REAL || b.kind() == Kind.REAL ? Kind.REAL : Kind.DECIMAL;
      } else if (a.kind().isTemporal() && b.kind().isTemporal()) {
        kind = Kind.TIME;
      } else {
        kind = a.kind() == Kind.PHRASE && b.kind() == Kind.PHRASE ? Kind.PHRASE : Kind.TEXT;
      }
    }
    return new Column(a.name(), kind, kind == Kind.DECIMAL ? scale : 0, a.unit(), a.meaning());
  }

  private static Column free(Column column, List<Column> taken) {
    String name = column.name();
    while (taken.stream().map(Column::name).anyMatch(name::equals)) {
      name = name + "_2";
    }
    Optional<Meaning> meaning = column.meaning().filter(m -> taken.stream().noneMatch(t -> t.means(m)));
    return new Column(name, column.kind(), column.scale(), column.unit(), meaning);
  }
}
