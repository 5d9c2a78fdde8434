package clientele.features.engine;

import clientele.features.definition.FeatureDefinition;
import clientele.job.JobContext;
import java.time.LocalDate;
import java.util.List;

/**
 * The port through which features are computed: from order lines in memory, or where a client keeps them. What is known only
 * after the cut-off is not seen, and two engines give the same figures for the same rows.
 */
public interface FeatureEngine {
  /** Those of some definitions that the data allow, in their order. */
  List<FeatureDefinition> able(List<FeatureDefinition> wanted);

  /**
   * Computes features of every customer who had bought something by the end of the cut-off and kept it.
   *
   * @param wanted definitions that the data allow
   * @throws clientele.base.ProblemException if a column that a definition names is not there, or is no number where it has to be
   */
  FeatureRows rows(List<FeatureDefinition> wanted, LocalDate cutoff, JobContext job);
}
