package clientele.analysis.campaigns;

import clientele.base.ProblemCode;

/** What stands against reading a campaign. */
public final class CampaignProblems {
  public static final ProblemCode NO_CONTROL = of("CAMPAIGN-NO-CONTROL");
  public static final ProblemCode NO_GROUP = of("CAMPAIGN-NO-GROUP");
  public static final ProblemCode TWO_CONTROLS = of("CAMPAIGN-TWO-CONTROLS");
  public static final ProblemCode NO_VALUE = of("CAMPAIGN-NO-VALUE");
  public static final ProblemCode WHICH_VALUE = of("CAMPAIGN-WHICH-VALUE");
  public static final ProblemCode EMPTY = of("CAMPAIGN-EMPTY");
  public static final ProblemCode ALL_MIXED = of("CAMPAIGN-ALL-MIXED");
  public static final ProblemCode MIXED = of("CAMPAIGN-MIXED");
  public static final ProblemCode BY_GROUPS = of("CAMPAIGN-BY-GROUPS");
  public static final ProblemCode FEW_GROUPS = of("CAMPAIGN-FEW-GROUPS");
  public static final ProblemCode MISSING = of("CAMPAIGN-MISSING");
  public static final ProblemCode UNKNOWN = of("CAMPAIGN-UNKNOWN");
  public static final ProblemCode TOO_MANY = of("CAMPAIGN-TOO-MANY");
  public static final ProblemCode PLAN = of("CAMPAIGN-PLAN");
  public static final ProblemCode SIZES = of("CAMPAIGN-SIZES");
  public static final ProblemCode UNEVEN_ROWS = of("CAMPAIGN-UNEVEN-ROWS");
  public static final ProblemCode ROWS = of("CAMPAIGN-ROWS");

  private CampaignProblems() {}

  private static ProblemCode of(String id) {
    return ProblemCode.of(CampaignProblems.class, id);
  }
}
