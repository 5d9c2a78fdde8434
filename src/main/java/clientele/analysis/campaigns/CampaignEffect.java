package clientele.analysis.campaigns;

import clientele.base.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * What campaigns brought, each read against its own control group; the artifact {@code campaign_effect}.
 *
 * @param table the contacts it was read from
 * @param outcome what counts, as people call it: a value of the outcome column or its name
 * @param byCustomer whether rows were joined by customer; otherwise each row was taken for a customer
 * @param rows of the contacts
 * @param customers counted once within each campaign
 * @param mixed customers left out because a campaign has them in several groups
 * @param unknown customers left out because their outcome is not known
 * @param nameless rows left out because they name no customer or no group
 * @param campaigns in the order of their names
 * @param total over the campaigns that can be read, if there are two or more
 * @param groups over the campaigns for each group that is in two or more of them, if there are several groups; their
 *     intervals hold together
 */
public record CampaignEffect(
    String table, String outcome, boolean byCustomer, long rows, long customers, long mixed, long unknown, long nameless,
    List<Campaign> campaigns, Optional<Total> total, List<Total> groups) {

  public CampaignEffect {
    campaigns = campaigns == null ? List.of() : List.copyOf(campaigns);
    total = total == null ? Optional.empty() : total;
    groups = groups == null ? List.of() : List.copyOf(groups);
  }

  /** What a comparison says. */
  public enum Verdict {
    BETTER,
    WORSE,
    WITHIN_CHANCE,
    /** The control group itself, or a group that cannot be compared. */
    NONE;

    /** What an interval of a difference says. */
    static Verdict of(Estimate difference) {
      return difference.interval().low() > 0 ? BETTER : difference.interval().high() < 0 ? WORSE : WITHIN_CHANCE;
    }
  }

  /** Why a campaign can or cannot be read. */
  public enum State {
    READ,
    NO_CONTROL,
    /** The sizes of its groups are not those of a draw at random. */
    SIZES,
    /** Outcomes are missing in one group more often than in the control group. */
    MISSING,
    /** Customers of one group have more rows than those of another, and each row is a chance to have the outcome. */
    ROWS;

    /** Whether the outcomes of its groups cannot be compared. */
    public boolean stops() {
      return this != READ && this != NO_CONTROL;
    }
  }

  /**
   * A campaign.
   *
   * @param name empty where the contacts know no campaigns
   * @param control name of the control group; empty if there is none
   * @param arms all groups, the control group first
   * @param sizes probability of group sizes so far from the plan; 1 where there is no control group
   * @param planned share of each group that was planned or taken as planned, in the order of the arms
   * @param planGiven whether the plan was given
   */
  public record Campaign(
      String name, String control, State state, List<Arm> arms, double sizes, List<Double> planned, boolean planGiven) {}

  /**
   * A group of a campaign.
   *
   * @param rows of its customers
   * @param unknown customers left out because their outcome is not known
   * @param share with the outcome, 0 to 1
   * @param against difference from the control group in share; the intervals of all groups of all campaigns hold together
   * @param p of no difference, corrected for all comparisons
   */
  public record Arm(
      String name, long customers, long rows, long successes, Estimate share, Optional<Estimate> against, double p,
      Verdict verdict, long unknown) {
    /** Customers that were drawn, also those whose outcome is not known. */
    public long drawn() {
      return customers + unknown;
    }
  }

  /**
   * A group, or all that were contacted, against the control groups, campaign by campaign.
   *
   * @param group empty for all
   * @param campaigns that could be read
   * @param differs p-value that all have the same effect
   */
  public record Total(String group, int campaigns, long contacted, long held, Estimate difference, double differs, Verdict verdict) {}

  /** All groups of all campaigns. */
  public List<Arm> arms() {
    return campaigns.stream().flatMap(c -> c.arms().stream()).toList();
  }

  /** The groups that were compared. */
  public List<Arm> compared() {
    return arms().stream().filter(a -> a.against().isPresent()).toList();
  }

  /** Number of comparisons that say so. */
  public long count(Verdict verdict) {
    return compared().stream().filter(a -> a.verdict() == verdict).count();
  }

  /** Number of campaigns in a state. */
  public long count(State state) {
    return campaigns.stream().filter(c -> c.state() == state).count();
  }

  /** The first campaign whose outcomes cannot be compared, if any. */
  public Optional<Campaign> stopped() {
    return campaigns.stream().filter(c -> c.state().stops()).findFirst();
  }

  /** The comparison that is clearest, if any can be made: the smallest p, then the largest difference. */
  public Optional<Arm> clearest() {
    return compared().stream()
        .min((a, b) -> a.p() != b.p() ? Double.compare(a.p(), b.p())
            : Double.compare(Math.abs(b.against().orElseThrow().value()), Math.abs(a.against().orElseThrow().value())));
  }

  /** The group that is clearest over the campaigns, if there are several groups: farthest from 0 for its interval. */
  public Optional<Total> clearestGroup() {
    return groups.stream().max((a, b) -> Double.compare(clarity(a.difference()), clarity(b.difference())));
  }

  private static double clarity(Estimate difference) {
    return Math.abs(difference.value()) / Math.max(1e-12, difference.interval().halfWidth());
  }

  /** The difference that answers: of the clearest group over campaigns, over all of them, or of the clearest group. */
  public Optional<Estimate> answer() {
    return clearestGroup().map(Total::difference)
        .or(() -> total.map(Total::difference))
        .or(() -> clearest().flatMap(Arm::against));
  }

  /** The campaign of a group. */
  public Campaign of(Arm arm) {
    return campaigns.stream().filter(c -> c.arms().contains(arm)).findFirst().orElseThrow();
  }
}
