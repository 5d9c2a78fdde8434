package clientele.analysis.campaigns;

import clientele.job.JobContext;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Contacts joined to one entry for each customer of a campaign: the group, and whether any of the rows has the outcome.
 *
 * @param campaigns names in alphabetical order; one empty name where the contacts know no campaigns
 * @param arms names in alphabetical order
 * @param entries by campaign and then customer, each in the order in which it came first
 * @param customers number of different customers
 * @param mixed entries left out because a campaign has the customer in several groups
 * @param silent entries left out because the outcome is not known
 * @param nameless rows left out because they name no customer or no group
 */
record ContactBook(
    List<String> campaigns, List<String> arms, List<Entry> entries, int customers, long mixed, List<Entry> silent, long nameless) {
  /** Groups beyond which a column holds no treatments. */
  static final int MOST_ARMS = 50;

  private static final int MOST_CAMPAIGNS = 2_000;
  private static final int NO_OUTCOME = 2;

  /**
   * A customer in a campaign.
   *
   * @param customer counted from 0
   * @param differing whether some rows have the outcome and some have not
   */
  record Entry(int campaign, int customer, int arm, int rows, boolean success, boolean differing) {}

  /** The columns that contacts are read from; without a customer column each row is one. */
  record Columns(Optional<Column> campaign, Optional<Column> customer, Column treatment, Column outcome) {}

  /** Reads contacts. */
  static ContactBook read(Table contacts, Columns columns, OutcomeWords words, JobContext job) {
    Names campaigns = new Names();
    Names customers = new Names();
    Names arms = new Names();
    long[] rows = new long[Math.toIntExact(contacts.rows())];
    int kept = 0;
    long nameless = 0;
    for (int c = 0; c < contacts.chunks(); c++) {
      int chunk = c;
      String[] treated = Cells.words(contacts, columns.treatment(), c);
      String[] outcomes = Cells.words(contacts, columns.outcome(), c);
      Optional<String[]> who = columns.customer().map(column -> Cells.words(contacts, column, chunk));
      Optional<String[]> of = columns.campaign().map(column -> Cells.words(contacts, column, chunk));
      for (int i = 0; i < treated.length; i++) {
        boolean named = who.isEmpty() || !blank(who.get()[i]);
        if (blank(treated[i]) || !named) {
          nameless++;
          continue;
        }
        long campaign = campaigns.of(of.isEmpty() || of.get()[i] == null ? "" : of.get()[i].strip());
        long customer = who.isEmpty() ? customers.next() : customers.of(who.get()[i].strip());
        long arm = arms.of(treated[i].strip());
        if (campaigns.size() > MOST_CAMPAIGNS || arms.size() > MOST_ARMS) {
          boolean treatment = arms.size() > MOST_ARMS;
          throw CampaignProblems.TOO_MANY.raise(
              contacts.name(), (treatment ? columns.treatment() : columns.campaign().orElseThrow()).name(),
              treatment ? MOST_ARMS : MOST_CAMPAIGNS);
        }
        int state = words.known(outcomes[i]) ? words.counts(outcomes[i]) ? 1 : 0 : NO_OUTCOME;
        rows[kept++] = campaign << 48 | customer << 16 | arm << 8 | state;
      }
      job.progress((c + 1.0) / contacts.chunks() * 0.7);
    }
    return join(Arrays.copyOf(rows, kept), campaigns, arms, customers.size(), nameless, job);
  }

  private static ContactBook join(long[] rows, Names campaigns, Names arms, int customers, long nameless, JobContext job) {
    Arrays.sort(rows);
    job.progress(0.8);
    int[] campaignPlace = campaigns.places();
    int[] armPlace = arms.places();
    List<Entry> entries = new ArrayList<>();
    long mixed = 0;
    List<Entry> silent = new ArrayList<>();
    int from = 0;
    while (from < rows.length) {
      long who = rows[from] >>> 16;
      int arm = arm(rows[from]);
      boolean several = false;
      boolean success = false;
      boolean none = false;
      boolean known = false;
      int to = from;
      while (to < rows.length && rows[to] >>> 16 == who) {
        several |= arm(rows[to]) != arm;
        success |= (rows[to] & 0xff) == 1;
        none |= (rows[to] & 0xff) == 0;
        known |= (rows[to] & 0xff) != NO_OUTCOME;
        to++;
      }
      if (several) {
        mixed++;
      } else {
        (known ? entries : silent).add(
            new Entry(campaignPlace[(int) (who >>> 32)], (int) who, armPlace[arm], to - from, success, success && none));
      }
      from = to;
    }
    return new ContactBook(campaigns.sorted(), arms.sorted(), entries, customers, mixed, silent, nameless);
  }

  private static int arm(long row) {
    return (int) (row >>> 8 & 0xff);
  }

  private static boolean blank(String word) {
    return word == null || word.isBlank();
  }

  /** Words by the order in which they came. */
  private static final class Names {
    private final Map<String, Integer> codes = new HashMap<>();
    private int unnamed;

    private int of(String word) {
      return codes.computeIfAbsent(word, w -> codes.size());
    }

    private int next() {
      return unnamed++;
    }

    private int size() {
      return codes.size() + unnamed;
    }

    private List<String> sorted() {
      return codes.keySet().stream().sorted().toList();
    }

    /** Place of each code among the sorted words. */
    private int[] places() {
      List<String> sorted = sorted();
      int[] places = new int[sorted.size()];
      for (int i = 0; i < places.length; i++) {
        places[codes.get(sorted.get(i))] = i;
      }
      return places;
    }
  }
}
