package clientele.analysis.campaigns;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the outcome of campaigns, each group against the control group of its own campaign, one row per customer. */
@OperationId(value = "campaigns.read-effect", version = 2)
public record ReadCampaign(
    @Param(offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) String treatment,
    @Param String control,
    @Param(offers = Param.Offers.COLUMN) String outcome,
    @Param String positive,
    @Param String planned,
    @Param(offers = Param.Offers.COLUMN) String campaign,
    @Param(offers = Param.Offers.COLUMN) String customer)
    implements Operation {
  /** Name of the artifact it makes. */
  public static final String EFFECT = "campaign_effect";

  /** Name of the table it makes: a row for each group of each campaign, and one for all of them. */
  public static final String TABLE = "campaign_effects";

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("campaign", Kind.PHRASE), Column.of("group", Kind.PHRASE), Column.of("customers", Kind.INTEGER),
          Column.of("successes", Kind.INTEGER), Column.of("share", Kind.REAL), Column.of("difference", Kind.REAL),
          Column.of("low", Kind.REAL), Column.of("high", Kind.REAL), Column.of("p", Kind.REAL),
          Column.of("verdict", Kind.PHRASE));

  @Override
  public List<Problem> validate(Outline outline) {
    if (!table.isEmpty()) {
      return outline.table(table).isPresent()
          ? List.of()
          : List.of(StudyProblems.noTable(table, outline.tables().keySet()));
    }
    return outline.main(Role.CONTACTS).isPresent()
        ? List.of()
        : List.of(StudyProblems.NO_ROLE.with(Role.CONTACTS.tag()));
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    String name = table.isEmpty() ? study.outline().main(Role.CONTACTS).map(DatasetVersion::table).orElseThrow() : table;
    Table contacts = study.table(name);
    ContactBook.Columns columns =
        new ContactBook.Columns(
            optional(contacts, campaign, Meaning.CAMPAIGN_ID), optional(contacts, customer, Meaning.CUSTOMER_ID),
            column(contacts, treatment, Meaning.TREATMENT), column(contacts, outcome, Meaning.OUTCOME));
    OutcomeWords words = OutcomeWords.of(contacts, columns.outcome(), positive, job.part(0, 0.2));
    ContactBook book = ContactBook.read(contacts, columns, words, job.part(0.2, 0.9));
    check(contacts, columns, book, job);
    CampaignEffect effect =
        new CampaignReading(book, control, plan(book), job.part(0.9, 1))
            .effect(name, words.label(), columns.customer().isPresent(), contacts.rows());
    try (RowWriter writer = study.writeRows(TABLE, Role.RESULT, COLUMNS)) {
      write(writer, effect);
      return Outcome.of(new CampaignSection(effect).line())
          .table(writer.finish())
          .artifact(EFFECT, effect)
          .rows(contacts.rows(), effect.customers(), book.nameless())
          .done();
    }
  }

  private static Optional<Column> optional(Table contacts, String wanted, Meaning meaning) {
    return wanted.isEmpty() ? contacts.column(meaning) : Optional.of(column(contacts, wanted, meaning));
  }

  private static Column column(Table contacts, String wanted, Meaning meaning) {
    String names = String.join(", ", contacts.columns().stream().map(Column::name).toList());
    if (!wanted.isEmpty()) {
      return contacts.column(wanted).orElseThrow(() -> StudyProblems.NO_COLUMN.raise(contacts.name(), wanted, names));
    }
    return contacts.column(meaning)
        .orElseThrow(() -> StudyProblems.NO_MEANING.raise(contacts.name(), meaning.tag(), names));
  }

  private void check(Table contacts, ContactBook.Columns columns, ContactBook book, JobContext job) {
    if (book.entries().isEmpty()) {
      throw book.mixed() > 0
          ? CampaignProblems.ALL_MIXED.raise(book.mixed(), columns.treatment().name())
          : CampaignProblems.EMPTY.raise(contacts.name(), columns.treatment().name());
    }
    if (!control.isBlank() && book.arms().stream().noneMatch(a -> a.equalsIgnoreCase(control.strip()))) {
      throw CampaignProblems.NO_GROUP.raise(control, String.join(", ", book.arms()));
    }
    DrawnInGroups.find(contacts, columns, control).ifPresent(drawn ->
        job.guard(drawn.groups() < DrawnInGroups.ENOUGH
            ? CampaignProblems.FEW_GROUPS.with(drawn.column().name(), drawn.groups())
            : CampaignProblems.BY_GROUPS.with(drawn.column().name())));
    if (columns.customer().isEmpty()) {
      job.warn(CampaignProblems.ROWS.with(contacts.name(), contacts.rows()));
    }
    if (book.mixed() > 0) {
      job.warn(CampaignProblems.MIXED.with(book.mixed()));
    }
    if (!book.silent().isEmpty()) {
      job.warn(CampaignProblems.UNKNOWN.with(book.silent().size(), columns.outcome().name()));
    }
  }

  /** Weights of groups as typed: {@code mailed=70, control=30}. */
  private Optional<Map<String, Double>> plan(ContactBook book) {
    if (planned.isBlank()) {
      return Optional.empty();
    }
    Map<String, Double> weights = new TreeMap<>();
    for (String part : planned.split("[,;，；]")) {
      int at = Math.max(part.lastIndexOf('='), part.lastIndexOf(':'));
      String group = at < 0 ? part.strip() : part.substring(0, at).strip();
      double weight = at < 0 ? Double.NaN : number(part.substring(at + 1));
      if (!(weight > 0) || book.arms().stream().noneMatch(a -> a.equalsIgnoreCase(group))) {
        throw CampaignProblems.PLAN.raise(part.strip(), String.join(", ", book.arms()));
      }
      weights.put(group.toLowerCase(Locale.ROOT), weight);
    }
    return Optional.of(weights);
  }

  private static double number(String word) {
    try {
      return Double.parseDouble(word.replace("%", "").strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static void write(RowWriter writer, CampaignEffect effect) {
    for (CampaignEffect.Campaign c : effect.campaigns()) {
      for (CampaignEffect.Arm a : c.arms()) {
        writer.row(
            Text.literal(c.name()), Text.literal(a.name()), a.customers(), a.successes(),
            a.share().value(), a.against().map(d -> d.value()).orElse(null),
            a.against().map(d -> d.interval().low()).orElse(null), a.against().map(d -> d.interval().high()).orElse(null),
            a.against().isPresent() ? a.p() : null, CampaignSection.verdict(c, a));
      }
    }
    new CampaignSection(effect).totals().forEach(t ->
        writer.row(
            CampaignSection.words("all", t.campaigns()), CampaignSection.of(t), t.contacted() + t.held(), null,
            null, t.difference().value(), t.difference().interval().low(), t.difference().interval().high(), null,
            CampaignSection.verdict(t.verdict())));
  }
}
