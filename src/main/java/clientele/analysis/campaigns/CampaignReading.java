package clientele.analysis.campaigns;

import clientele.base.Estimate;
import clientele.base.words.ControlWords;
import clientele.insights.ArmComparison;
import clientele.insights.OutcomesMissing;
import clientele.insights.SampleRatio;
import clientele.insights.StratifiedDifference;
import clientele.insights.StratifiedDifference.Stratum;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads the effect of each campaign from its customers, and of all of them together. */
final class CampaignReading {
  private static final double UNEVEN = 1.2;

  /** Standard errors from which the rows of customers are not the same in all groups: once in a thousand by chance. */
  private static final double BEYOND = 3.29;

  /** Customers of several rows with the outcome in some rows only, of those that have it, from which on rows matter. */
  private static final double DIFFERING = 0.05;

  private final ContactBook book;
  private final String control;
  private final Optional<Map<String, Double>> plan;
  private final JobContext job;

  /**
   * A reading.
   *
   * @param control name of the control group, or empty to find it
   * @param plan weights of the groups by name
   */
  CampaignReading(ContactBook book, String control, Optional<Map<String, Double>> plan, JobContext job) {
    this.book = book;
    this.control = control;
    this.plan = plan;
    this.job = job;
  }

  /** Counts of a campaign: its groups, the control group first. */
  private record Counts(
      String name, String control, List<String> arms, long[] customers, long[] unknown, long[] rows, long[] successes,
      SampleRatio ratio, CampaignEffect.State state) {}

  /** Whether a group is the control group, by its given name or else because it reads like one. */
  static boolean isControl(String arm, String control) {
    return control.isBlank() ? ControlWords.isLeftAlone(arm) : arm.equalsIgnoreCase(control.strip());
  }

  /** Effects of all campaigns. */
  CampaignEffect effect(String table, String outcome, boolean byCustomer, long rows) {
    List<Counts> counts = new ArrayList<>();
    List<ContactBook.Entry> entries = book.entries();
    int n = book.campaigns().size();
    List<List<ContactBook.Entry>> own = byCampaign(entries);
    List<List<ContactBook.Entry>> silent = byCampaign(book.silent());
    for (int c = 0; c < n; c++) {
      if (!own.get(c).isEmpty()) {
        counts.add(count(book.campaigns().get(c), own.get(c), silent.get(c)));
      }
      job.progress(0.8 + 0.2 * (c + 1) / n);
    }
    int read = (int) counts.stream().filter(c -> c.state == CampaignEffect.State.READ).count();
    List<CampaignEffect.Campaign> campaigns = counts.stream().map(c -> campaign(c, read)).toList();
    return new CampaignEffect(
        table, outcome, byCustomer, rows, entries.size(), book.mixed(), book.silent().size(), book.nameless(), campaigns,
        read < 2 ? Optional.empty() : Optional.of(total(counts, "", 1)), read < 2 ? List.of() : groups(counts));
  }

  private List<List<ContactBook.Entry>> byCampaign(List<ContactBook.Entry> entries) {
    List<List<ContactBook.Entry>> own = new ArrayList<>();
    book.campaigns().forEach(c -> own.add(new ArrayList<>()));
    entries.forEach(e -> own.get(e.campaign()).add(e));
    return own;
  }

  private Counts count(String name, List<ContactBook.Entry> own, List<ContactBook.Entry> silent) {
    int n = book.arms().size();
    long[] customers = new long[n];
    long[] unknown = new long[n];
    silent.forEach(e -> unknown[e.arm()]++);
    long[] rows = new long[n];
    long[] successes = new long[n];
    for (ContactBook.Entry e : own) {
      customers[e.arm()]++;
      rows[e.arm()] += e.rows();
      successes[e.arm()] += e.success() ? 1 : 0;
    }
    List<Integer> present = new ArrayList<>();
    for (int a = 0; a < n; a++) {
      if (customers[a] + unknown[a] > 0) {
        present.add(a);
      }
    }
    List<String> names = present.stream().map(book.arms()::get).toList();
    String held = held(name, names);
    present.sort((a, b) -> Boolean.compare(book.arms().get(b).equals(held), book.arms().get(a).equals(held)));
    List<String> arms = present.stream().map(book.arms()::get).toList();
    long[] sizes = present.stream().mapToLong(a -> customers[a]).toArray();
    long[] lost = present.stream().mapToLong(a -> unknown[a]).toArray();
    long[] drawn = present.stream().mapToLong(a -> customers[a] + unknown[a]).toArray();
    boolean comparable = !held.isEmpty() && sizes.length > 1;
    SampleRatio ratio =
        comparable ? SampleRatio.of(drawn, plan.map(p -> weights(p, arms))) : new SampleRatio(new double[0], false, 1);
    return new Counts(
        name, held, arms, sizes, lost, present.stream().mapToLong(a -> rows[a]).toArray(),
        present.stream().mapToLong(a -> successes[a]).toArray(), ratio,
        !comparable ? CampaignEffect.State.NO_CONTROL : state(ratio, lost, drawn, own));
  }

  private CampaignEffect.State state(SampleRatio ratio, long[] lost, long[] drawn, List<ContactBook.Entry> own) {
    return !ratio.fits() ? CampaignEffect.State.SIZES
        : OutcomesMissing.of(lost, drawn).isPresent() || noneKnown(lost, drawn) ? CampaignEffect.State.MISSING
        : uneven(own) ? CampaignEffect.State.ROWS
        : CampaignEffect.State.READ;
  }

  private static boolean noneKnown(long[] lost, long[] drawn) {
    return IntStream.range(0, lost.length).anyMatch(a -> lost[a] == drawn[a]);
  }

  /**
   * Whether customers of one group have more rows than those of another, beyond chance, while a customer has the outcome in
   * some rows and not in others: a group with more rows then has it more often whatever the campaign brought.
   */
  private boolean uneven(List<ContactBook.Entry> own) {
    int n = book.arms().size();
    double[] customers = new double[n];
    double[] sums = new double[n];
    double[] squares = new double[n];
    for (ContactBook.Entry e : own) {
      customers[e.arm()]++;
      sums[e.arm()] += e.rows();
      squares[e.arm()] += (double) e.rows() * e.rows();
    }
    int least = -1;
    int most = -1;
    for (int a = 0; a < n; a++) {
      if (customers[a] > 1) {
        least = least < 0 || sums[a] / customers[a] < sums[least] / customers[least] ? a : least;
        most = most < 0 || sums[a] / customers[a] > sums[most] / customers[most] ? a : most;
      }
    }
    long several = own.stream().filter(e -> e.rows() > 1 && e.success()).count();
    long differing = own.stream().filter(ContactBook.Entry::differing).count();
    if (least == most || differing == 0 || differing < DIFFERING * several) {
      return false;
    }
    double low = sums[least] / customers[least];
    double high = sums[most] / customers[most];
    double error = (squares[least] / customers[least] - low * low) / customers[least]
        + (squares[most] / customers[most] - high * high) / customers[most];
    return high > UNEVEN * low && high - low > BEYOND * Math.sqrt(Math.max(0, error));
  }

  private String held(String campaign, List<String> arms) {
    if (!control.isBlank()) {
      return arms.stream().filter(a -> a.equalsIgnoreCase(control.strip())).findFirst().orElse("");
    }
    List<String> like = arms.stream().filter(ControlWords::isLeftAlone).toList();
    if (like.size() > 1) {
      throw CampaignProblems.TWO_CONTROLS.raise(CampaignSection.named(campaign), String.join(", ", like));
    }
    return like.isEmpty() ? "" : like.getFirst();
  }

  private double[] weights(Map<String, Double> given, List<String> arms) {
    return arms.stream()
        .mapToDouble(a -> {
          Double weight = given.get(a.toLowerCase(Locale.ROOT));
          if (weight == null) {
            throw CampaignProblems.PLAN.raise(a, String.join(", ", book.arms()));
          }
          return weight;
        })
        .toArray();
  }

  private CampaignEffect.Campaign campaign(Counts c, int read) {
    boolean compared = c.state == CampaignEffect.State.READ;
    Optional<ArmComparison> comparison =
        compared
            ? Optional.of(new ArmComparison(
                c.successes[0], c.customers[0], Arrays.copyOfRange(c.customers, 1, c.customers.length), read))
            : Optional.empty();
    List<CampaignEffect.Arm> arms = new ArrayList<>();
    for (int a = 0; a < c.arms.size(); a++) {
      int arm = a;
      Optional<Estimate> against =
          comparison.filter(x -> arm > 0).map(x -> x.difference(c.successes[arm], c.customers[arm]));
      arms.add(
          new CampaignEffect.Arm(
              c.arms.get(a), c.customers[a], c.rows[a], c.successes[a], Estimate.share(c.successes[a], c.customers[a]),
              against, against.isEmpty() ? 1 : comparison.orElseThrow().pValue(c.successes[a], c.customers[a]),
              against.map(CampaignEffect.Verdict::of).orElse(CampaignEffect.Verdict.NONE), c.unknown[arm]));
    }
    tell(c, arms);
    return new CampaignEffect.Campaign(
        c.name, c.control, c.state, arms, c.ratio.p(), Arrays.stream(c.ratio.planned()).boxed().toList(),
        c.ratio.given());
  }

  private void tell(Counts c, List<CampaignEffect.Arm> arms) {
    if (c.state == CampaignEffect.State.NO_CONTROL) {
      job.warn(CampaignProblems.NO_CONTROL.with(CampaignSection.named(c.name), String.join(", ", c.arms)));
    } else if (c.state == CampaignEffect.State.SIZES) {
      job.warn(CampaignProblems.SIZES.with(CampaignSection.named(c.name), CampaignSection.sizes(arms), CampaignSection.plan(arms, c.ratio.planned())));
    }
    if (c.state == CampaignEffect.State.MISSING) {
      int at = OutcomesMissing.of(c.unknown, drawn(arms)).map(OutcomesMissing::group).orElse(0);
      job.warn(CampaignProblems.MISSING.with(
          CampaignSection.named(c.name), c.unknown[at], arms.get(at).drawn(), arms.get(at).name(), c.unknown[0], arms.get(0).drawn()));
    }
    if (c.state == CampaignEffect.State.ROWS) {
      double least = arms.stream().filter(a -> a.customers() > 1).mapToDouble(CampaignSection::rowsEach).min().orElse(1);
      double most = arms.stream().filter(a -> a.customers() > 1).mapToDouble(CampaignSection::rowsEach).max().orElse(1);
      job.warn(CampaignProblems.UNEVEN_ROWS.with(CampaignSection.named(c.name), least, most));
    }
  }

  static long[] drawn(List<CampaignEffect.Arm> arms) {
    return arms.stream().mapToLong(CampaignEffect.Arm::drawn).toArray();
  }

  /** Each group that is in several campaigns over them, where there are several groups. */
  private List<CampaignEffect.Total> groups(List<Counts> counts) {
    Map<String, Integer> campaigns = new TreeMap<>();
    counts.stream().filter(c -> c.state == CampaignEffect.State.READ).forEach(c ->
        c.arms.stream().skip(1).forEach(a -> campaigns.merge(a, 1, Integer::sum)));
    List<String> again = campaigns.keySet().stream().filter(a -> campaigns.get(a) > 1).toList();
    return campaigns.size() < 2 ? List.of() : again.stream().map(a -> total(counts, a, again.size())).toList();
  }

  /** A group, or all contacted customers, of each readable campaign against its control group. */
  private CampaignEffect.Total total(List<Counts> counts, String group, int differences) {
    List<Stratum> strata = new ArrayList<>();
    long contacted = 0;
    long held = 0;
    for (Counts c : counts) {
      if (has(c, group)) {
        Stratum s = stratum(c, group);
        strata.add(s);
        contacted += s.n1();
        held += s.n0();
      }
    }
    StratifiedDifference all = StratifiedDifference.of(strata, inflation(counts, group), differences);
    return new CampaignEffect.Total(
        group, strata.size(), contacted, held, all.difference(), all.differs(), CampaignEffect.Verdict.of(all.difference()));
  }

  private static boolean has(Counts c, String group) {
    return c.state == CampaignEffect.State.READ && (group.isEmpty() || c.arms.indexOf(group) > 0);
  }

  private static Stratum stratum(Counts c, String group) {
    int at = c.arms.indexOf(group);
    long n = group.isEmpty() ? Arrays.stream(c.customers).sum() - c.customers[0] : c.customers[at];
    long x = group.isEmpty() ? Arrays.stream(c.successes).sum() - c.successes[0] : c.successes[at];
    return new Stratum(x, n, c.successes[0], c.customers[0]);
  }

  /**
   * By how much the variance grows because a customer can be in several campaigns: the sum of squares of what each
   * customer adds to the difference, over that of what each entry adds.
   */
  private double inflation(List<Counts> counts, String group) {
    Map<String, Counts> read = new HashMap<>();
    counts.stream().filter(c -> has(c, group)).forEach(c -> read.put(c.name, c));
    double[] byCustomer = new double[book.customers()];
    double single = 0;
    for (ContactBook.Entry e : book.entries()) {
      Counts in = read.get(book.campaigns().get(e.campaign()));
      String arm = book.arms().get(e.arm());
      boolean control = in != null && arm.equals(in.control);
      if (in != null && (control || group.isEmpty() || arm.equals(group))) {
        Stratum s = stratum(in, group);
        double share = control ? (double) s.x0() / s.n0() : (double) s.x1() / s.n1();
        double size = control ? -s.n0() : s.n1();
        double weight = (double) s.n1() * s.n0() / (s.n1() + s.n0());
        double part = weight * ((e.success() ? 1 : 0) - share) / size;
        byCustomer[e.customer()] += part;
        single += part * part;
      }
    }
    return single == 0 ? 1 : Arrays.stream(byCustomer).map(p -> p * p).sum() / single;
  }
}
