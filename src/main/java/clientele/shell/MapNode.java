package clientele.shell;

import clientele.analysis.Analysis;
import clientele.analysis.Finding;
import clientele.analysis.Step;
import clientele.ledger.Operation;
import clientele.reports.Block;
import java.util.List;
import java.util.Optional;

/**
 * Where an analysis stands in a study.
 *
 * @param analysis the analysis
 * @param step its state, newest figure and words
 * @param main the operation that does its main job, if the study allows it
 * @param headline the answer of its report section, if it has been run
 * @param decision the answer of a decision that is prepared
 * @param findings the differences it found
 */
public record MapNode(
    Analysis analysis, Step step, Optional<Operation> main, Optional<Block.Headline> headline,
    Optional<Block.Headline> decision, List<Finding> findings) {

  /** Whether the person should look at it. */
  public boolean calls() {
    return step.state() == Step.State.NEEDS_YOU || step.state() == Step.State.OUT_OF_DATE;
  }
}
