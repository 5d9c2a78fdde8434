package clientele.intake.column;

import clientele.intake.choice.SniffOverrides;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each column means, from its name and from what its cells look like; no meaning is given twice. */
public final class MeaningGuess {
  private static final double LEAST = 0.5;

  private MeaningGuess() {}

  /** A meaning that a column may have. */
  public record Candidate(int column, Meaning meaning, double confidence) {}

  /** All candidates, the likeliest first. */
  public static List<Candidate> candidates(ColumnWords words, List<ImportedColumn> columns) {
    List<Candidate> all = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      ImportedColumn column = columns.get(c);
      for (ColumnWords.Guess guess : words.guesses(column.name())) {
        double sure = guess.confidence() * plausible(guess.meaning(), column.plan(), column.seen());
        all.add(new Candidate(c, guess.meaning(), sure));
      }
      byContent(c, column.plan(), column.seen()).ifPresent(all::add);
    }
    all.sort(Comparator.comparingDouble(Candidate::confidence).reversed().thenComparing(Candidate::column));
    return all;
  }

  /** Gives each column at most one meaning and each meaning to at most one column; a person's choices come first. */
  public static List<ImportedColumn> assign(
      List<ImportedColumn> columns, List<Candidate> candidates, SniffOverrides overrides) {
    List<ImportedColumn> done = new ArrayList<>(columns);
    Map<Integer, Candidate> chosen = new java.util.HashMap<>();
    Set<Meaning> taken = EnumSet.noneOf(Meaning.class);
    for (int c = 0; c < columns.size(); c++) {
      Optional<Meaning> wish = overrides.meaningOf(columns.get(c).name());
      if (wish.isPresent() && taken.add(wish.get())) {
        chosen.put(c, new Candidate(c, wish.get(), 1));
      }
    }
    for (Candidate candidate : candidates) {
      boolean free = candidate.confidence() >= LEAST && !chosen.containsKey(candidate.column());
      if (free && taken.add(candidate.meaning())) {
        chosen.put(candidate.column(), candidate);
      }
    }
    chosen.forEach((c, k) -> done.set(c, done.get(c).with(done.get(c).plan().meaning(Optional.of(k.meaning()), k.confidence()))));
    return done;
  }

  /** Meanings that a role gives to columns simply called id, name or the like, if nothing better is there. */
  public static List<Candidate> byRole(Role role, List<ImportedColumn> columns) {
    Map<Role, Meaning> ids = new EnumMap<>(Role.class);
    ids.put(Role.CUSTOMERS, Meaning.CUSTOMER_ID);
    ids.put(Role.FEEDBACK, Meaning.FEEDBACK_ID);
    ids.put(Role.PRODUCTS, Meaning.PRODUCT_ID);
    ids.put(Role.CAMPAIGNS, Meaning.CAMPAIGN_ID);
    List<Candidate> more = new ArrayList<>();
    Meaning id = ids.get(role);
    for (int c = 0; c < columns.size(); c++) {
      List<String> words = ColumnWords.words(columns.get(c).name());
      if (id != null && (words.equals(List.of("id")) || words.equals(List.of("编号")))) {
        more.add(new Candidate(c, id, 0.8));
      }
      if (role == Role.PRODUCTS && (words.equals(List.of("name")) || words.equals(List.of("title")))) {
        more.add(new Candidate(c, Meaning.PRODUCT_NAME, 0.99));
      }
    }
    return more;
  }

  private static double plausible(Meaning meaning, ColumnPlan plan, ColumnEvidence seen) {
    Kind kind = plan.kind();
    if (seen.present() == 0) {
      return 1;
    }
    return switch (meaning) {
      case DATE, START_DATE, END_DATE -> kind.isTemporal() ? 1 : 0.3;
      case BIRTH_DATE -> kind.isTemporal() || kind == Kind.INTEGER ? 1 : 0.5;
      case QUANTITY, UNIT_PRICE, AMOUNT, COST, DISCOUNT -> kind.isNumeric() ? 1 : 0.2;
      case RATING -> kind.isNumeric() && seen.distinct <= 101 ? 1 : 0.4;
      case EMAIL -> seen.ats * 2 > seen.measuredRows ? 1 : 0.4;
      case CUSTOMER_ID, ORDER_ID, PRODUCT_ID, FEEDBACK_ID -> kind.isTemporal() || kind == Kind.REAL ? 0.3 : 1;
      case TEXT -> kind == Kind.TEXT ? meanLength(seen) < 8 && seen.han == 0 ? 0.75 : 1 : 0.2;
      case PRODUCT_NAME, NAME, CATEGORY, COUNTRY, CITY -> kind == Kind.TEXT ? 1 : 0.5;
      case CONSENT -> seen.distinct <= 12 ? 1 : 0.4;
      case GENDER, CURRENCY -> seen.distinct <= 200 ? 1 : 0.3;
      default -> 1;
    };
  }

  private static Optional<Candidate> byContent(int c, ColumnPlan plan, ColumnEvidence seen) {
    if (seen.present() == 0) {
      return Optional.empty();
    }
    if (plan.kind() == Kind.TEXT && seen.ats > seen.measuredRows * 0.9 && meanLength(seen) < 60) {
      return Optional.of(new Candidate(c, Meaning.EMAIL, 0.9));
    }
    boolean sentences = meanLength(seen) > 40 && seen.spaced > seen.measuredRows * 0.5 || meanHan(seen) > 10;
    if (plan.kind() == Kind.TEXT && sentences && seen.distinct > seen.present() * 0.3) {
      return Optional.of(new Candidate(c, Meaning.TEXT, 0.6));
    }
    if (plan.kind().isTemporal()) {
      return Optional.of(new Candidate(c, Meaning.DATE, 0.55));
    }
    return Optional.empty();
  }

  private static double meanLength(ColumnEvidence seen) {
    return seen.measuredRows == 0 ? 0 : (double) seen.characters / seen.measuredRows;
  }

  private static double meanHan(ColumnEvidence seen) {
    return seen.measuredRows == 0 ? 0 : (double) seen.han / seen.measuredRows;
  }
}
