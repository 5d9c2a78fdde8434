package clientele.features.definition;

import clientele.study.StudyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The features that people defined for a study, in the order of their columns.
 *
 * @param definitions with ids that differ from each other and from those of the catalogue
 */
public record OwnFeatures(List<FeatureDefinition> definitions) {
  /** Name of the artifact that holds them. */
  public static final String NAME = "features_own";

  public OwnFeatures {
    definitions = List.copyOf(definitions);
  }

  /** Those of a study. */
  public static List<FeatureDefinition> in(StudyView study) {
    return study.outline().artifacts().contains(NAME) ? study.need(NAME, OwnFeatures.class).definitions() : List.of();
  }

  /** The one of a name. */
  public Optional<FeatureDefinition> of(String id) {
    return definitions.stream().filter(d -> d.id().equals(id)).findFirst();
  }

  /** With a definition in the place of one of its name, or after all others. */
  public OwnFeatures with(FeatureDefinition definition) {
    List<FeatureDefinition> all = new ArrayList<>(definitions);
    int at = definitions.stream().map(FeatureDefinition::id).toList().indexOf(definition.id());
    if (at < 0) {
      all.add(definition);
    } else {
      all.set(at, definition);
    }
    return new OwnFeatures(all);
  }

  /** Without the one of a name. */
  public OwnFeatures without(String id) {
    return new OwnFeatures(definitions.stream().filter(d -> !d.id().equals(id)).toList());
  }
}
