package clientele.intake.table;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.intake.choice.Sniffed;
import clientele.intake.choice.Sniffed.Reject;
import clientele.intake.problem.RejectReason;
import clientele.intake.text.RowRepair;
import clientele.job.Memory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The lines of a file that cannot be taken, with line, reason and raw text. */
public final class RejectLog {
  /** Kept with their raw text; beyond it they are only counted. */
  static final int KEPT = 500_000;

  private static final int EXAMPLES = 100;

  /** Signs of raw text that are kept in all, a sixteenth of the memory there is. */
  private final long mostKept = Memory.most() / 32;
  private long signs;

  private final List<Reject> mended = new ArrayList<>();
  private final Map<RowRepair.Mend, Long> mends = new EnumMap<>(RowRepair.Mend.class);
  private final List<Reject> kept = new ArrayList<>();
  private final List<Problem> told = new ArrayList<>();
  private final Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);

  public void add(long line, RejectReason reason, int found, int expected, String column, String raw) {
    counts.merge(reason, 1L, Long::sum);
    keep(new Reject(line, reason.words(found, expected), column, raw, reason.repair()));
  }

  /** Keeps what a person has to know of how the table was read. */
  public void tell(Problem note) {
    told.add(note);
  }

  /** What a person has to know of how the table was read. */
  List<Problem> told() {
    return List.copyOf(told);
  }

  /** Notes a line that was taken although something was wrong with it. */
  void mended(long line, Set<RowRepair.Mend> what, String raw) {
    RowRepair.Mend first = what.iterator().next();
    mends.merge(first, 1L, Long::sum);
    if (mended.size() < KEPT && signs < mostKept) {
      signs += raw.length();
      mended.add(new Reject(line, words("mend.", first), "", raw, words("mended.", first)));
    }
  }

  private static Text words(String key, RowRepair.Mend what) {
    return Text.of(RejectLog.class, key + what.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Lines that were taken although something was wrong with them. */
  public List<Reject> mended() {
    return mended;
  }

  /** The first of them. */
  List<Reject> mendedExamples() {
    return List.copyOf(mended.subList(0, Math.min(EXAMPLES, mended.size())));
  }

  /** Number of lines that were mended, by what was wrong. */
  public List<Sniffed.ReasonCount> mends() {
    return mends.entrySet().stream()
        .map(e -> new Sniffed.ReasonCount(words("mend.", e.getKey()), e.getValue()))
        .toList();
  }

  void count(RejectReason reason, long cells) {
    if (cells > 0) {
      counts.merge(reason, cells, Long::sum);
    }
  }

  /** Keeps a reject of another file without counting it. */
  void keep(Reject reject) {
    if (kept.size() < KEPT && signs < mostKept) {
      kept.add(reject);
      signs += reject.raw().length();
    }
  }

  /** Counts what another file refused, and takes over what was mended in it. */
  void countAll(RejectLog other) {
    other.counts.forEach((reason, n) -> counts.merge(reason, n, Long::sum));
    other.told.stream().filter(t -> !told.contains(t)).forEach(told::add);
    other.mends.forEach((what, n) -> mends.merge(what, n, Long::sum));
    mended.addAll(other.mended.subList(0, Math.min(other.mended.size(), KEPT - mended.size())));
  }

  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  public long of(RejectReason reason) {
    return counts.getOrDefault(reason, 0L);
  }

  public List<Reject> kept() {
    return kept;
  }

  List<Reject> examples() {
    return List.copyOf(kept.subList(0, Math.min(EXAMPLES, kept.size())));
  }

  List<Sniffed.ReasonCount> reasons() {
    return counts.entrySet().stream()
        .map(e -> new Sniffed.ReasonCount(e.getKey().heading(), e.getValue()))
        .toList();
  }
}
