/**
 * The campaigns workspace, first cut: what a campaign brought, read against its control group.
 *
 * <p>Intention: "brought" is said only where a control group was held out. Decisions: the first treatment that reads
 * like a control ("control", "none", "holdout", 对照) is the control group; others are compared with it one by one; a
 * split of sizes that chance would not give (p below 0.001 against the most even split named) is told.
 */
package clientele.analysis.campaigns;
