/**
 * The campaigns workspace: what campaigns brought, each read against its own control group.
 *
 * <p>Intention: "brought" is said only where a control group was held out, and worse is said as plainly as better.
 * Decisions: a customer counts once in a campaign; each campaign is compared with the control group of its own (the first
 * group that reads like one: "control", "none", "holdout", 对照), and the total is stratified by campaign; intervals of
 * several groups hold together (Dunnett); sizes of groups that chance would give less than once in a thousand draws, from
 * the planned split or else from the most plausible usual one, stop the verdict.
 */
package clientele.analysis.campaigns;
