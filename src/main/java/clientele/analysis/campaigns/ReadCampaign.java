package clientele.analysis.campaigns;

import clientele.base.Estimate;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.insights.Differences;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the outcome of a campaign in each treatment and its difference from the control group. */
@OperationId("campaigns.read-effect")
public record ReadCampaign(
    @Param(offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) String treatment,
    @Param String control,
    @Param(offers = Param.Offers.COLUMN) String outcome,
    @Param String positive)
    implements Operation {
  /** Name of the artifact it makes. */
  public static final String EFFECT = "campaign_effect";

  private static final Set<String> CONTROL_WORDS =
      Set.of("control", "none", "no", "holdout", "hold-out", "not contacted", "no e-mail", "no email", "0", "false",
          "对照", "对照组", "未触达");
  private static final Set<String> POSITIVE_WORDS =
      Set.of("yes", "y", "true", "1", "bought", "converted", "conversion", "success", "purchased", "是", "购买", "成交");

  /**
   * What a campaign brought.
   *
   * @param table the contacts it was read from
   * @param control name of the control group; empty if there is none
   * @param arms all treatments, the control group first
   */
  public record Effect(String table, String control, List<Arm> arms) {}

  /**
   * A treatment.
   *
   * @param share with the outcome, 0 to 1
   * @param against difference from the control group in share, empty for the control group itself and without one
   */
  public record Arm(String name, long customers, long successes, Estimate share, Optional<Estimate> against, double p) {}

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
    Column arm = column(contacts, treatment, Meaning.TREATMENT);
    Column result = column(contacts, outcome, Meaning.OUTCOME);
    Map<String, long[]> counts = count(contacts, arm, result, job);
    String held = counts.keySet().stream()
        .filter(a -> control.isEmpty() ? CONTROL_WORDS.contains(a.toLowerCase(Locale.ROOT)) : a.equals(control))
        .findFirst()
        .orElse("");
    if (held.isEmpty()) {
      job.warn(CampaignProblems.NO_CONTROL.with(name));
    }
    Effect effect = new Effect(name, held, arms(counts, held));
    return Outcome.of(summary(effect))
        .artifact(EFFECT, effect)
        .rows(contacts.rows(), contacts.rows(), 0)
        .done();
  }

  private static Column column(Table contacts, String wanted, Meaning meaning) {
    String names = String.join(", ", contacts.columns().stream().map(Column::name).toList());
    if (!wanted.isEmpty()) {
      return contacts.column(wanted).orElseThrow(() -> StudyProblems.NO_COLUMN.raise(contacts.name(), wanted, names));
    }
    return contacts.column(meaning)
        .orElseThrow(() -> StudyProblems.NO_MEANING.raise(contacts.name(), meaning.tag(), names));
  }

  private Map<String, long[]> count(Table contacts, Column arm, Column result, JobContext job) {
    Map<String, long[]> counts = new TreeMap<>();
    for (int c = 0; c < contacts.chunks(); c++) {
      String[] arms = Cells.words(contacts, arm, c);
      String[] results = Cells.words(contacts, result, c);
      for (int i = 0; i < arms.length; i++) {
        if (arms[i] == null) {
          continue;
        }
        long[] n = counts.computeIfAbsent(arms[i], a -> new long[2]);
        n[0]++;
        n[1] += results[i] != null && positive(results[i]) ? 1 : 0;
      }
      job.progress((c + 1.0) / contacts.chunks());
    }
    return counts;
  }

  private boolean positive(String word) {
    return positive.isEmpty() ? POSITIVE_WORDS.contains(word.toLowerCase(Locale.ROOT)) : word.equals(positive);
  }

  private static List<Arm> arms(Map<String, long[]> counts, String held) {
    List<Arm> arms = new ArrayList<>();
    long[] base = counts.get(held);
    if (base != null) {
      arms.add(new Arm(held, base[0], base[1], Estimate.share(base[1], base[0]), Optional.empty(), 1));
    }
    counts.forEach((name, n) -> {
      if (name.equals(held)) {
        return;
      }
      Estimate share = Estimate.share(n[1], n[0]);
      arms.add(base == null
          ? new Arm(name, n[0], n[1], share, Optional.empty(), 1)
          : new Arm(name, n[0], n[1], share, Optional.of(Differences.ofShares(n[1], n[0], base[1], base[0])),
              Differences.pValueOfShares(n[1], n[0], base[1], base[0])));
    });
    return arms;
  }

  private static Text summary(Effect effect) {
    Optional<Arm> best = effect.arms().stream()
        .filter(a -> a.against().isPresent())
        .max((a, b) -> Double.compare(a.against().get().value(), b.against().get().value()));
    return best.isPresent()
        ? Text.of(ReadCampaign.class, "read", best.get().name(), best.get().against().get().value() * 100,
            best.get().against().get().interval().low() * 100, best.get().against().get().interval().high() * 100)
        : Text.of(ReadCampaign.class, "read.none", effect.arms().size());
  }
}
