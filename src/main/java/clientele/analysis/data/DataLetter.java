package clientele.analysis.data;

import clientele.analysis.data.steps.TableSteps;
import clientele.analysis.data.tables.ImportRecord;
import clientele.analysis.data.tables.SchemaDrift;
import clientele.base.Figures;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.cleaning.profile.ColumnProfile;
import clientele.cleaning.profile.Join;
import clientele.cleaning.profile.JoinCheck;
import clientele.cleaning.profile.TableProfile;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One page of questions to whoever sent the files: what only they can know, each with the count that raises it, what
 * stands most in the way first.
 *
 * @param title of the study
 * @param questions most pressing first
 */
public record DataLetter(String title, List<Question> questions) {
  private static final int MOST = 14;
  private static final double EMPTY = 0.05;
  private static final double ORPHANS = 0.005;
  private static final Set<Meaning> MONEY = Set.of(Meaning.AMOUNT, Meaning.UNIT_PRICE, Meaning.COST);

  /**
   * A question.
   *
   * @param table it is about; empty for the study as a whole
   * @param ask the question
   * @param because what was counted
   * @param weight how much stands in the way, 0 to 1
   */
  public record Question(String table, Text ask, Text because, double weight) {}

  /** Looks at all imported tables. */
  public static DataLetter of(StudyView study, JobContext job) {
    List<Question> all = new ArrayList<>();
    List<DatasetVersion> tables = TableSteps.imported(study.outline());
    Map<String, List<String>> unknown = new LinkedHashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      Table table = study.table(tables.get(i).table());
      JobContext part = job.part((double) i / (tables.size() + 1), (i + 1.0) / (tables.size() + 1));
      study.artifact(ImportRecord.name(table.name()), ImportRecord.class).ifPresent(r -> refused(table.name(), r, all));
      columns(table, TableProfile.of(table, part), study, all, unknown);
      months(table, all);
    }
    unknown(unknown, all);
    for (Join join : JoinCheck.of(study, job.part(0.9, 1))) {
      joins(join, all);
    }
    if (!tables.isEmpty() && study.outline().tables(Role.CONSENTS).isEmpty()) {
      all.add(new Question("", words("letter.consent"), words("letter.consent.because"), 0.3));
    }
    all.sort(Comparator.comparingDouble((Question q) -> -q.weight));
    return new DataLetter(study.outline().settings().title(), List.copyOf(all.subList(0, Math.min(MOST, all.size()))));
  }

  /** The letter as plain text, ready to be pasted into a message. */
  public String write(Language language) {
    StringBuilder letter = new StringBuilder();
    letter.append(say(words("letter.greeting", title), language)).append("\n\n");
    for (int i = 0; i < questions.size(); i++) {
      Question q = questions.get(i);
      letter.append(i + 1).append(". ");
      if (!q.table.isEmpty()) {
        letter.append(q.table).append(language == Language.CHINESE ? "：" : ": ");
      }
      letter.append(say(q.ask, language)).append("\n   ").append(say(q.because, language)).append("\n\n");
    }
    if (questions.isEmpty()) {
      letter.append(say(words("letter.none"), language)).append("\n\n");
    }
    return letter.append(say(words("letter.closing"), language)).append('\n').toString();
  }

  private static String say(Text text, Language language) {
    return Messages.render(text, language);
  }

  private static void refused(String table, ImportRecord record, List<Question> all) {
    for (ImportRecord.Source source : record.files()) {
      if (source.refused() > 0) {
        double share = (double) source.refused() / Math.max(1, source.refused() + source.rows());
        all.add(new Question(
            table, words("letter.refused", source.refused(), source.file()),
            words("letter.refused.because", Figures.part(share, 1), table + "_rejects"), Math.min(1, 0.45 + 5 * share)));
      }
      unreadable(table, source, all);
    }
  }

  /** Cells that are no number or no date: one question, however many columns have such cells. */
  private static void unreadable(String table, ImportRecord.Source source, List<Question> all) {
    List<ImportRecord.Shares> columns = source.columns().stream().filter(c -> c.unreadable() > 0).toList();
    if (columns.isEmpty()) {
      return;
    }
    long cells = columns.stream().mapToLong(ImportRecord.Shares::unreadable).sum();
    double share = (double) columns.stream().mapToLong(ImportRecord.Shares::unreadable).max().orElse(0) / Math.max(1, source.rows());
    Text because = words("letter.unreadable.because", cells, Figures.part(share, 1));
    Text ask =
        columns.size() == 1
            ? words("letter.unreadable", columns.getFirst().name(), SchemaDrift.Change.type(columns.getFirst().type()))
            : words("letter.unreadableMany", String.join(", ", columns.stream().map(c -> c.name() + " (" + Figures.count(c.unreadable()) + ")").toList()));
    all.add(new Question(
        table, ask, columns.size() == 1 ? because : words("letter.unreadableMany.because", cells, Figures.part(share, 1)),
        Math.min(1, 0.4 + 3 * share)));
  }

  private static void columns(Table table, TableProfile profile, StudyView study, List<Question> all, Map<String, List<String>> unknown) {
    for (ColumnProfile column : profile.columns()) {
      Column about = column.column();
      String name = about.name();
      if (about.meaning().isPresent() && column.missingShare() >= EMPTY) {
        all.add(new Question(
            table.name(), words("letter.empty", name),
            words("letter.empty.because", column.missing(), Figures.part(column.missingShare(), 1)),
            Math.min(1, 0.3 + column.missingShare())));
      }
      if (about.meaning().isEmpty() && !column.isConstant() && !name.isBlank()) {
        unknown.computeIfAbsent(table.name(), t -> new ArrayList<>()).add(name);
      }
      boolean amount = about.means(Meaning.QUANTITY) || about.meaning().filter(MONEY::contains).isPresent();
      if (amount && column.numbers().filter(n -> n.least() < 0).isPresent()) {
        all.add(new Question(
            table.name(), words("letter.negative", name),
            words("letter.negative.because", Figures.fixed(column.numbers().get().least(), 2)), 0.5));
      }
      if (about.kind() == Kind.TIME && about.means(Meaning.DATE)) {
        all.add(new Question(table.name(), words("letter.zone", name), words("letter.zone.because"), 0.2));
      }
      standIn(table, column, all);
    }
    boolean money = profile.columns().stream().anyMatch(c -> c.column().meaning().filter(MONEY::contains).isPresent());
    boolean currency = profile.columns().stream().anyMatch(c -> c.column().means(Meaning.CURRENCY));
    if (money && !currency && study.outline().settings().currency().isEmpty()) {
      all.add(new Question(table.name(), words("letter.currency"), words("letter.currency.because"), 0.6));
    }
  }

  /** Columns whose names say nothing to the program: one question that lists them all. */
  private static void unknown(Map<String, List<String>> unknown, List<Question> all) {
    if (unknown.isEmpty()) {
      return;
    }
    boolean one = unknown.size() == 1;
    List<String> named = new ArrayList<>();
    unknown.forEach((table, columns) -> {
      String some = String.join(", ", columns.subList(0, Math.min(8, columns.size()))) + (columns.size() > 8 ? ", …" : "");
      named.add(one ? some : table + " (" + some + ")");
    });
    int count = unknown.values().stream().mapToInt(List::size).sum();
    all.add(new Question(
        one ? unknown.keySet().iterator().next() : "", words("letter.unknown", String.join("; ", named)),
        words("letter.unknown.because", count), 0.15));
  }

  /** A date that far too many rows share: nobody's birthday, a day of booking, or a stand-in for "not known". */
  private static void standIn(Table table, ColumnProfile column, List<Question> all) {
    if (!column.column().kind().isTemporal() || column.top().isEmpty() || column.distinct() < 20) {
      return;
    }
    ColumnProfile.Value most = column.top().getFirst();
    double share = (double) most.rows() / Math.max(1, column.rows() - column.missing());
    double usual = 1.0 / column.distinct();
    if (share > 0.05 && share > 20 * usual) {
      all.add(new Question(
          table.name(), words("letter.standIn", column.column().name(), most.words()),
          words("letter.standIn.because", most.rows(), Figures.part(share, 1)), 0.4));
    }
  }

  /** Whole months without a single order between the first and the last. */
  private static void months(Table table, List<Question> all) {
    Optional<Column> date = table.column(Meaning.DATE).filter(c -> c.kind().isTemporal());
    if (table.version().role() != Role.TRANSACTIONS || date.isEmpty()) {
      return;
    }
    TreeMap<YearMonth, Long> rows = new TreeMap<>();
    boolean seconds = date.get().kind() == Kind.TIME;
    for (int k = 0; k < table.chunks(); k++) {
      long last = Long.MIN_VALUE;
      YearMonth month = null;
      for (long value : table.longs(date.get().name(), k)) {
        if (value == Column.MISSING) {
          continue;
        }
        long day = seconds ? Math.floorDiv(value, 86_400L) : value;
        if (month == null || day != last) {
          last = day;
          month = YearMonth.from(LocalDate.ofEpochDay(day));
        }
        rows.merge(month, 1L, Long::sum);
      }
    }
    if (rows.size() < 6) {
      return;
    }
    List<String> empty = new ArrayList<>();
    for (YearMonth m = rows.firstKey(); m.isBefore(rows.lastKey()); m = m.plusMonths(1)) {
      if (!rows.containsKey(m)) {
        empty.add(m.toString());
      }
    }
    if (!empty.isEmpty()) {
      all.add(new Question(
          table.name(), words("letter.months", String.join(", ", empty.subList(0, Math.min(6, empty.size())))),
          words("letter.months.because", empty.size(), rows.firstKey().toString(), rows.lastKey().toString()), 0.8));
    }
  }

  private static void joins(Join join, List<Question> all) {
    String examples = String.join(", ", join.examples());
    if (join.differsInWriting()) {
      all.add(new Question(
          join.from(), words("letter.writing", join.fromColumn(), join.to()),
          words("letter.writing.because", join.orphans(), join.looselyFound(), examples), 0.9));
    } else if (join.orphanShare() == 1) {
      all.add(new Question(
          join.from(), words("letter.apart", join.fromColumn(), join.toColumn(), join.to()),
          words("letter.apart.because", join.orphanKeys(), examples), 0.6));
    } else if (join.orphanShare() >= ORPHANS) {
      all.add(new Question(
          join.from(), words("letter.orphans", join.fromColumn(), join.to()),
          words("letter.orphans.because", join.orphans(), Figures.part(join.orphanShare(), 1), join.orphanKeys(), examples),
          Math.min(1, 0.5 + join.orphanShare())));
    }
    boolean lists = join.meaning() == Meaning.CUSTOMER_ID || join.meaning() == Meaning.PRODUCT_ID;
    if (lists && join.repeatedKeys() > 0 && join.repeatedKeys() * 2 < join.keys()) {
      Question asked = new Question(
          join.to(), words("letter.repeated", join.toColumn()), words("letter.repeated.because", join.repeatedKeys()), 0.55);
      if (!all.contains(asked)) {
        all.add(asked);
      }
    }
  }

  private static Text words(String key, Object... args) {
    return Text.of(DataLetter.class, key, args);
  }
}
