package clientele.analysis.customers;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.features.definition.FeatureDefinition;
import clientele.features.definition.OwnFeatures;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Outline;
import clientele.study.StudyView;
import java.util.List;

/** Takes a feature that somebody defined away; it is in no column any more when features are computed again. */
@OperationId("features.remove")
public record RemoveFeature(@Param(required = true) String name) implements Operation {

  @Override
  public List<Problem> validate(Outline outline) {
    return outline.artifacts().contains(OwnFeatures.NAME) ? List.of() : List.of(CustomerProblems.NO_OWN.with(name, "–"));
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    OwnFeatures all = new OwnFeatures(OwnFeatures.in(study));
    FeatureDefinition removed = all.of(DefineFeature.id(name)).orElseThrow(() -> CustomerProblems.NO_OWN.raise(
        name, String.join(", ", all.definitions().stream().map(FeatureDefinition::title).toList())));
    job.progress(1);
    return OwnTable.write(study, all.without(removed.id()), Text.of(RemoveFeature.class, "removed.one", removed.title()));
  }
}
