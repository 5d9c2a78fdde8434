package clientele.intake.table;

import clientele.base.Problem;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.intake.choice.Sniffed.Alternative;
import clientele.intake.choice.Sniffed.Decision;
import clientele.intake.choice.Sniffed.Question;
import clientele.intake.choice.Sniffed.SniffedColumn;
import clientele.intake.column.CodeColumn;
import clientele.intake.column.ColumnEvidence;
import clientele.intake.column.ColumnNotes;
import clientele.intake.column.ColumnPlan;
import clientele.intake.column.ColumnReader;
import clientele.intake.column.ColumnTyping;
import clientele.intake.column.ColumnWords;
import clientele.intake.column.CurrencyColumn;
import clientele.intake.column.FileConventions;
import clientele.intake.column.ImportedColumn;
import clientele.intake.column.MeaningGuess;
import clientele.intake.encoding.EncodingDetector;
import clientele.intake.preset.Preset;
import clientele.intake.text.Dialect;
import clientele.intake.text.DialectDetector;
import clientele.job.JobContext;
import clientele.job.Parallel;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A read file together with how each of its columns is understood. */
public final class PlannedFile {
  private static final int PREVIEW = 200;
  private static final int EXAMPLES = 5;
  private static final int ENCODINGS = 3;

  private final Optional<Preset> preset;
  private final LoadedFile file;
  private final SniffOverrides overrides;
  private final FileConventions conventions;
  private final List<ColumnReader> columns;
  private final List<RoleGuess.Guess> roles;
  private final List<MeaningGuess.Candidate> candidates;

  PlannedFile(
      LoadedFile file, SniffOverrides overrides, FileConventions conventions, List<ImportedColumn> bare,
      Optional<Preset> preset, JobContext job) {
    this.preset = preset;
    this.file = file;
    this.overrides = overrides;
    this.conventions = conventions;
    List<MeaningGuess.Candidate> found = new ArrayList<>(MeaningGuess.candidates(file.words(), bare));
    this.roles = roles(MeaningGuess.assign(bare, found, overrides));
    found.addAll(MeaningGuess.byRole(role(), bare));
    found.sort(java.util.Comparator.comparingDouble(MeaningGuess.Candidate::confidence).reversed());
    this.candidates = List.copyOf(found);
    LocalDate today = LocalDate.ofInstant(job.now(), ZoneOffset.UTC);
    List<ImportedColumn> understood = consents(MeaningGuess.assign(bare, found, overrides), today);
    this.columns =
        Parallel.map(understood.size(), 1, job, (c, from, to) -> new ColumnReader(understood.get(c), today));
  }

  /** What the table is about. */
  public Role role() {
    return overrides.role().orElse(roles.getFirst().role());
  }

  /** Name of the file, without folders. */
  public String name() {
    return file.source().name();
  }

  /** Rows that can be taken. */
  public long rows() {
    return file.rows();
  }

  /** What a person has to decide before the file is imported. */
  public List<Question> questions() {
    List<Question> open = new ArrayList<>();
    encodingQuestion().ifPresent(open::add);
    for (ImportedColumn column : imported()) {
      conventions.question(column.plan(), column.seen(), column.examples(EXAMPLES)).ifPresent(open::add);
    }
    return open;
  }

  /** Which encoding the file has, if its bytes do not tell; the likeliest is taken until a person decides. */
  private Optional<Question> encodingQuestion() {
    LoadedFile.Shape shape = file.shape();
    if (shape.encodingConfidence() >= EncodingDetector.SUFFICIENT || shape.encodings().size() < 2) {
      return Optional.empty();
    }
    long bytes = file.source().head().length;
    List<Alternative> choices =
        shape.encodings().stream()
            .limit(ENCODINGS)
            .map(e -> new Alternative(e.name(), e.confidence(), bytes - e.undecodable(), bytes))
            .toList();
    List<List<String>> read = shape.encodings().stream().limit(ENCODINGS).map(e -> e.preview()).toList();
    return Optional.of(new Question("encoding", "", choices, 0, 0, 0, sideBySide(read)));
  }

  /** The first line that not all encodings read alike, as each of them reads it. */
  private static List<String> sideBySide(List<List<String>> read) {
    int lines = read.stream().mapToInt(List::size).min().orElse(0);
    for (int i = 0; i < lines; i++) {
      int line = i;
      List<String> readings = read.stream().map(r -> r.get(line)).toList();
      if (readings.stream().distinct().count() > 1) {
        return readings;
      }
    }
    return lines == 0 ? List.of() : read.stream().map(List::getFirst).toList();
  }

  /** Columns of currencies that are added beside amounts. */
  public List<CurrencyColumn> currencies() {
    return CurrencyColumn.among(imported());
  }

  /** What a person has to know although the file can be imported as planned. */
  public List<Problem> notes() {
    List<Problem> notes = new ArrayList<>(file.rejects().told());
    notes.addAll(TableNotes.of(file, imported(), role()));
    for (ColumnReader column : columns) {
      notes.addAll(ColumnNotes.of(column));
      notes.addAll(ColumnNotes.asText(column.column(), file.words()));
    }
    currencies().forEach(c -> notes.add(ColumnNotes.currencies(c)));
    return notes;
  }

  /** Everything that was found out, ready to be shown or written as JSON. */
  public Sniffed sniffed() {
    LoadedFile.Shape shape = file.shape();
    Dialect dialect = shape.dialect().map(DialectDetector.Found::dialect).orElse(null);
    List<SniffedColumn> shown = new ArrayList<>();
    long unreadable = 0;
    for (int c = 0; c < columns.size(); c++) {
      shown.add(column(c));
      unreadable += columns.get(c).unreadable();
    }
    return new Sniffed(
        file.source().name(),
        file.source().size(),
        file.sha256(),
        shape.encoding(),
        dialect == null ? "" : dialect.between(),
        dialect == null || dialect.quote() == Dialect.NONE ? "" : String.valueOf(dialect.quote()),
        dialect == null || dialect.escape() == Dialect.NONE ? "" : String.valueOf(dialect.escape()),
        dialect == null ? "" : dialect.newline(),
        shape.sheet(),
        shape.header().preamble(),
        shape.header().headerRows(),
        shown,
        file.rows(),
        file.rejects().total(),
        file.blankLines(),
        unreadable,
        role().tag(),
        overrides.role().isPresent() ? 1 : roles.getFirst().confidence(),
        decisions(),
        questions(),
        notes().stream().map(Problem::what).toList(),
        shape.encodings().stream()
            .map(e -> new Sniffed.EncodingOption(e.name(), e.confidence(), e.undecodable(), e.preview()))
            .toList(),
        preview(PREVIEW),
        file.rejects().reasons(),
        file.rejects().examples(),
        file.rejects().mends(),
        file.rejects().mendedExamples());
  }

  public LoadedFile file() {
    return file;
  }

  /** The columns in order, each with what was read, how it is understood, and its values. */
  public List<ColumnReader> columns() {
    return columns;
  }

  private List<ImportedColumn> imported() {
    return columns.stream().map(ColumnReader::column).toList();
  }

  /** The first rows as they stand in the file. */
  List<List<String>> preview(int most) {
    int n = (int) Math.min(most, file.rows());
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> heads = file.columns().stream().map(column -> head(column.cells(), n)).toList();
    for (int r = 0; r < (heads.isEmpty() ? 0 : heads.getFirst().size()); r++) {
      int place = r;
      rows.add(heads.stream().map(column -> column.get(place)).toList());
    }
    return rows;
  }

  /** The first cells of a column. */
  private static List<String> head(CodeColumn cells, int most) {
    int[] codes = cells.chunks() == 0 ? new int[0] : cells.chunk(0);
    List<String> words = new ArrayList<>();
    for (int r = 0; r < Math.min(most, codes.length); r++) {
      words.add(codes[r] < 0 ? "" : cells.dictionary().get(codes[r]));
    }
    return words;
  }

  private SniffedColumn column(int c) {
    ColumnReader reader = columns.get(c);
    ColumnPlan plan = reader.column().plan();
    ColumnEvidence seen = reader.column().seen();
    List<Alternative> others =
        candidates.stream()
            .filter(k -> k.column() == c && plan.meaning().filter(m -> m == k.meaning()).isEmpty())
            .map(k -> new Alternative(k.meaning().tag(), k.confidence(), seen.present(), seen.rows()))
            .distinct()
            .toList();
    return new SniffedColumn(
        plan.name(),
        plan.kind().name().toLowerCase(java.util.Locale.ROOT),
        plan.format(),
        plan.meaning().map(Meaning::tag).orElse(""),
        plan.scale(),
        plan.unit(),
        plan.kind().isTemporal() ? Math.min(plan.confidence(), conventions.orderConfidence(seen)) : plan.confidence(),
        plan.meaningConfidence(),
        reader.missing(),
        reader.unreadable(),
        seen.distinct(),
        plan.alternatives(),
        others,
        reader.column().examples(EXAMPLES));
  }

  private List<Decision> decisions() {
    List<Decision> made = new ArrayList<>();
    LoadedFile.Shape shape = file.shape();
    made.add(
        new Decision(
            "encoding",
            shape.encoding(),
            shape.encodingConfidence(),
            shape.encodings().stream().map(e -> new Alternative(e.name(), e.confidence(), 0, 0)).toList()));
    shape
        .dialect()
        .ifPresent(
            found ->
                made.add(
                    new Decision(
                        "delimiter",
                        found.dialect().between(),
                        found.confidence(),
                        found.fits().stream()
                            .map(f -> new Alternative(String.valueOf(f.delimiter()), f.score(), f.fields(), 0))
                            .toList())));
    if (shape.sheets().size() > 1) {
      made.add(
          new Decision(
              "sheet", shape.sheet(), overrides.sheet().isBlank() ? 0.7 : 1,
              shape.sheets().stream()
                  .filter(s -> !s.equals(shape.sheet()))
                  .limit(50)
                  .map(s -> new Alternative(s, 0, 0, 0))
                  .toList()));
    }
    preset.ifPresent(p -> made.add(new Decision("preset", p.name(), 0.95, List.of())));
    List<String> whole =
        imported().stream().filter(c -> c.plan().format().equals(ColumnTyping.ZERO_END)).map(ImportedColumn::name).toList();
    if (!whole.isEmpty()) {
      made.add(new Decision("wholeNumbers", String.join(", ", whole), 0.9, List.of()));
    }
    double mark = 1;
    double order = 1;
    char decimal = 0;
    String dates = "";
    for (ImportedColumn column : imported()) {
      ColumnPlan plan = column.plan();
      ColumnEvidence seen = column.seen();
      if (plan.kind().isNumeric() && seen.pointOnly() + seen.commaOnly() + seen.eitherMark() + seen.cellNumbers() > 0) {
        mark = Math.min(mark, conventions.markConfidence(seen));
        decimal = decimal == 0 ? plan.mark() : decimal;
      }
      if (plan.kind().isTemporal()) {
        double sure = conventions.orderConfidence(seen);
        boolean open = seen.eitherOrder() + seen.dayFirstOnly() + seen.monthFirstOnly() > 0;
        if (dates.isEmpty() || open && sure <= order) {
          dates = open ? plan.dayFirst() ? "dmy" : "mdy" : "ymd";
        }
        order = Math.min(order, sure);
      }
    }
    if (decimal != 0) {
      made.add(new Decision("decimal", decimal == ',' ? "comma" : "point", mark, List.of()));
    }
    if (!dates.isEmpty()) {
      made.add(new Decision("dateOrder", dates, order, List.of()));
    }
    made.add(
        new Decision("header", String.valueOf(shape.header().headerRows()), shape.header().confidence(), List.of()));
    made.add(
        new Decision(
            "role",
            role().tag(),
            overrides.role().isPresent() ? 1 : roles.getFirst().confidence(),
            roles.stream().limit(4).map(r -> new Alternative(r.role().tag(), r.confidence(), 0, 0)).toList()));
    return made;
  }

  private List<RoleGuess.Guess> roles(List<ImportedColumn> assigned) {
    Set<Meaning> meanings = EnumSet.noneOf(Meaning.class);
    double perCustomer = 0;
    double perProduct = 0;
    for (ImportedColumn column : assigned) {
      ColumnEvidence seen = column.seen();
      ColumnPlan plan = column.plan();
      plan.meaning().filter(m -> m != Meaning.TEXT || plan.meaningConfidence() > 0.7 || assigned.size() < 4)
          .ifPresent(meanings::add);
      double each = seen.distinct() == 0 ? 0 : (double) seen.present() / seen.distinct();
      boolean plainId = ColumnWords.words(plan.name()).equals(List.of("id"));
      if (column.means(Meaning.CUSTOMER_ID) || plainId && perCustomer == 0) {
        perCustomer = each;
      }
      if (column.means(Meaning.PRODUCT_ID) || plainId && perProduct == 0) {
        perProduct = each;
      }
    }
    return RoleGuess.guesses(meanings, file.source().stem(), perCustomer, perProduct);
  }

  /** Consent written as yes and no becomes yes and no; other such columns keep the client's words. */
  private List<ImportedColumn> consents(List<ImportedColumn> assigned, LocalDate today) {
    return assigned.stream()
        .map(
            column -> {
              ColumnPlan plan = column.plan();
              boolean consent = column.means(Meaning.CONSENT);
              if (!consent || plan.kind() == Kind.BOOLEAN || overrides.kindOf(plan.name()).isPresent()) {
                return column;
              }
              ImportedColumn truth =
                  column.with(
                      new ColumnPlan(
                          plan.name(), Kind.BOOLEAN, 0, '.', true, "true|false", "", 0.95, plan.alternatives(),
                          plan.meaning(), plan.meaningConfidence()));
              return new ColumnReader(truth, today).unreadable() == 0 ? truth : column;
            })
        .toList();
  }
}
