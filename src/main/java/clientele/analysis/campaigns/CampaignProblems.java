package clientele.analysis.campaigns;

import clientele.base.ProblemCode;

/** What stands against reading a campaign. */
public final class CampaignProblems {
  public static final ProblemCode NO_CONTROL = ProblemCode.of(CampaignProblems.class, "CAMPAIGN-NO-CONTROL");

  private CampaignProblems() {}
}
