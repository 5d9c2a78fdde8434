package clientele.intake.table;

import clientele.base.Problem;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.intake.choice.Sniffed.Alternative;
import clientele.intake.choice.Sniffed.Decision;
import clientele.intake.choice.Sniffed.Question;
import clientele.intake.choice.Sniffed.SniffedColumn;
import clientele.intake.column.ByteDictionary;
import clientele.intake.column.ColumnEvidence;
import clientele.intake.column.ColumnNotes;
import clientele.intake.column.ColumnPlan;
import clientele.intake.column.ColumnReader;
import clientele.intake.column.ColumnTyping;
import clientele.intake.column.ColumnWords;
import clientele.intake.column.CurrencyColumn;
import clientele.intake.column.FileConventions;
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
  private final List<ColumnPlan> plans;
  private final List<ColumnReader> readers;
  private final List<RoleGuess.Guess> roles;
  private final List<MeaningGuess.Candidate> candidates;

  PlannedFile(
      LoadedFile file, SniffOverrides overrides, FileConventions conventions, List<ColumnPlan> bare,
      Optional<Preset> preset, JobContext job) {
    this.preset = preset;
    this.file = file;
    this.overrides = overrides;
    this.conventions = conventions;
    List<ColumnEvidence> seen = file.evidence();
    List<MeaningGuess.Candidate> found = new ArrayList<>(MeaningGuess.candidates(file.words(), bare, seen));
    List<ColumnPlan> assigned = MeaningGuess.assign(bare, found, overrides);
    this.roles = roles(assigned);
    found.addAll(MeaningGuess.byRole(role(), bare));
    found.sort(java.util.Comparator.comparingDouble(MeaningGuess.Candidate::confidence).reversed());
    this.candidates = List.copyOf(found);
    LocalDate today = LocalDate.ofInstant(job.now(), ZoneOffset.UTC);
    this.plans = consents(MeaningGuess.assign(bare, found, overrides), today);
    this.readers =
        Parallel.map(
            plans.size(), 1, job, (c, from, to) -> new ColumnReader(plans.get(c), file.columns().get(c), seen.get(c), today));
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
    for (int c = 0; c < plans.size(); c++) {
      conventions.question(plans.get(c), file.evidence().get(c), examples(c)).ifPresent(open::add);
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
    return CurrencyColumn.among(plans, file.evidence());
  }

  /** What a person has to know although the file can be imported as planned. */
  public List<Problem> notes() {
    List<Problem> notes = new ArrayList<>(file.rejects().told());
    notes.addAll(TableNotes.of(file, plans, role()));
    for (int c = 0; c < plans.size(); c++) {
      notes.addAll(ColumnNotes.of(plans.get(c), file.evidence().get(c), readers.get(c)));
      notes.addAll(ColumnNotes.asText(plans.get(c), file.evidence().get(c), file.columns().get(c), file.words()));
    }
    currencies().forEach(c -> notes.add(ColumnNotes.currencies(plans.get(c.beside()), c)));
    return notes;
  }

  /** Everything that was found out, ready to be shown or written as JSON. */
  public Sniffed sniffed() {
    LoadedFile.Shape shape = file.shape();
    Dialect dialect = shape.dialect().map(DialectDetector.Found::dialect).orElse(null);
    List<SniffedColumn> columns = new ArrayList<>();
    long unreadable = 0;
    for (int c = 0; c < plans.size(); c++) {
      columns.add(column(c));
      unreadable += readers.get(c).unreadable();
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
        columns,
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

  public List<ColumnPlan> plans() {
    return plans;
  }

  public List<ColumnReader> readers() {
    return readers;
  }

  /** The first rows as they stand in the file. */
  List<List<String>> preview(int most) {
    int n = (int) Math.min(most, file.rows());
    List<List<String>> rows = new ArrayList<>();
    List<int[]> heads = file.columns().stream().map(c -> c.chunks() == 0 ? new int[0] : c.chunk(0)).toList();
    for (int r = 0; r < Math.min(n, heads.isEmpty() ? 0 : heads.getFirst().length); r++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < heads.size(); c++) {
        int code = heads.get(c)[r];
        row.add(code < 0 ? "" : file.columns().get(c).dictionary().get(code));
      }
      rows.add(row);
    }
    return rows;
  }

  private SniffedColumn column(int c) {
    ColumnPlan plan = plans.get(c);
    ColumnEvidence seen = file.evidence().get(c);
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
        readers.get(c).missing(),
        readers.get(c).unreadable(),
        seen.distinct(),
        plan.alternatives(),
        others,
        examples(c));
  }

  private List<String> examples(int c) {
    ByteDictionary words = file.columns().get(c).dictionary();
    List<String> examples = new ArrayList<>();
    for (int code = 0; code < words.size() && examples.size() < EXAMPLES; code++) {
      examples.add(words.get(code));
    }
    return examples;
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
        plans.stream().filter(p -> p.format().equals(ColumnTyping.ZERO_END)).map(ColumnPlan::name).toList();
    if (!whole.isEmpty()) {
      made.add(new Decision("wholeNumbers", String.join(", ", whole), 0.9, List.of()));
    }
    double mark = 1;
    double order = 1;
    char decimal = 0;
    String dates = "";
    for (int c = 0; c < plans.size(); c++) {
      ColumnEvidence seen = file.evidence().get(c);
      if (plans.get(c).kind().isNumeric() && seen.pointOnly() + seen.commaOnly() + seen.eitherMark() + seen.cellNumbers() > 0) {
        mark = Math.min(mark, conventions.markConfidence(seen));
        decimal = decimal == 0 ? plans.get(c).mark() : decimal;
      }
      if (plans.get(c).kind().isTemporal()) {
        double sure = conventions.orderConfidence(seen);
        boolean open = seen.eitherOrder() + seen.dayFirstOnly() + seen.monthFirstOnly() > 0;
        if (dates.isEmpty() || open && sure <= order) {
          dates = open ? plans.get(c).dayFirst() ? "dmy" : "mdy" : "ymd";
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

  private List<RoleGuess.Guess> roles(List<ColumnPlan> assigned) {
    Set<Meaning> meanings = EnumSet.noneOf(Meaning.class);
    double perCustomer = 0;
    double perProduct = 0;
    for (int c = 0; c < assigned.size(); c++) {
      ColumnEvidence seen = file.evidence().get(c);
      ColumnPlan plan = assigned.get(c);
      plan.meaning().filter(m -> m != Meaning.TEXT || plan.meaningConfidence() > 0.7 || assigned.size() < 4)
          .ifPresent(meanings::add);
      double each = seen.distinct() == 0 ? 0 : (double) seen.present() / seen.distinct();
      boolean plainId = ColumnWords.words(plan.name()).equals(List.of("id"));
      if (plan.meaning().filter(m -> m == Meaning.CUSTOMER_ID).isPresent() || plainId && perCustomer == 0) {
        perCustomer = each;
      }
      if (plan.meaning().filter(m -> m == Meaning.PRODUCT_ID).isPresent() || plainId && perProduct == 0) {
        perProduct = each;
      }
    }
    return RoleGuess.guesses(meanings, file.source().stem(), perCustomer, perProduct);
  }

  /** Consent written as yes and no becomes yes and no; other such columns keep the client's words. */
  private List<ColumnPlan> consents(List<ColumnPlan> assigned, LocalDate today) {
    return assigned.stream()
        .map(
            plan -> {
              boolean consent = plan.meaning().filter(m -> m == Meaning.CONSENT).isPresent();
              if (!consent || plan.kind() == Kind.BOOLEAN || overrides.kindOf(plan.name()).isPresent()) {
                return plan;
              }
              ColumnPlan truth =
                  new ColumnPlan(
                      plan.name(), Kind.BOOLEAN, 0, '.', true, "true|false", "", 0.95, plan.alternatives(),
                      plan.meaning(), plan.meaningConfidence());
              int c = assigned.indexOf(plan);
              ColumnReader trial = new ColumnReader(truth, file.columns().get(c), file.evidence().get(c), today);
              return trial.unreadable() == 0 ? truth : plan;
            })
        .toList();
  }
}
