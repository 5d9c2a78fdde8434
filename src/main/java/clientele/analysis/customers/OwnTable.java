package clientele.analysis.customers;

import clientele.base.Text;
import clientele.features.definition.FeatureDefinition;
import clientele.features.definition.OwnFeatures;
import clientele.ledger.Outcome;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import java.util.List;

/** The features that people defined, for engines and for people: an artifact and a table that says the same in words. */
final class OwnTable {
  private static final List<Column> COLUMNS =
      List.of(Column.of("feature", Kind.TEXT), Column.of("name", Kind.TEXT), Column.of("definition", Kind.PHRASE));

  private OwnTable() {}

  /** Keeps these definitions instead of those there are. */
  static Outcome write(StudyView study, OwnFeatures all, Text said) {
    if (all.definitions().isEmpty()) {
      return Outcome.of(said).remove(DefineFeature.TABLE).remove(OwnFeatures.NAME).done();
    }
    try (RowWriter writer = study.writeRows(DefineFeature.TABLE, Role.RESULT, COLUMNS)) {
      for (FeatureDefinition definition : all.definitions()) {
        writer.row(definition.id(), definition.title(), definition.words());
      }
      return Outcome.of(said).table(writer.finish()).artifact(OwnFeatures.NAME, all).rows(0, all.definitions().size(), 0).done();
    }
  }
}
