package clientele.analysis.data.identity;

import clientele.base.Text;
import clientele.cleaning.identity.Decisions;
import clientele.cleaning.identity.IdentityResolution;
import clientele.cleaning.identity.PairedColumns;
import clientele.cleaning.identity.RecordIds;
import clientele.cleaning.identity.Resolution;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of one table or two as the resolution takes them, and what it finds as tables. */
final class IdentityTables {
  static final String DUPLICATES = "duplicates";
  static final String REVIEW = "duplicates_review";
  static final String WHY = "duplicates_why";
  static final String LINKS = "links";
  private static final double UNSURE = 0.05;
  private static final int MOST_REVIEWED = 10_000;

  private final String[] ids;
  private final int split;
  private final Resolution found;

  private IdentityTables(String[] ids, int split, Resolution found) {
    this.ids = ids;
    this.split = split;
    this.found = found;
  }

  static IdentityTables resolve(
      Table left, Optional<Table> right, List<String> columns, Decisions decisions, JobContext job) {
    String[] ids = ids(left, right);
    List<IdentityResolution.Input> inputs = inputs(left, right, columns);
    Resolution found =
        IdentityResolution.resolve(inputs, ids, Math.toIntExact(left.rows()), decisions, job.part(0, 0.95));
    return new IdentityTables(ids, Math.toIntExact(left.rows()), found);
  }

  Resolution found() {
    return found;
  }

  /** Number of rows that are in an entity with others. */
  long inGroups() {
    int[] size = sizes();
    return Arrays.stream(entities()).filter(e -> size[e] > 1).count();
  }

  /** Number of entities. */
  long things() {
    return Arrays.stream(sizes()).filter(n -> n > 0).count();
  }

  DatasetVersion duplicates(StudyView study) {
    List<Column> columns =
        List.of(
            Column.of("record_id", Kind.TEXT), Column.of("entity_id", Kind.TEXT), Column.of("score", Kind.REAL));
    try (RowWriter out = study.writeRows(DUPLICATES, Role.RESULT, columns)) {
      for (int row = 0; row < ids.length; row++) {
        out.row(ids[row], ids[found.entity(row)], rounded(found.score(row)));
      }
      return out.finish();
    }
  }

  DatasetVersion links(StudyView study) {
    List<Column> columns =
        List.of(Column.of("left_id", Kind.TEXT), Column.of("right_id", Kind.TEXT), Column.of("score", Kind.REAL),
            Column.of("why", Kind.PHRASE));
    try (RowWriter out = study.writeRows(LINKS, Role.RESULT, columns)) {
      for (Resolution.Link link : found.links()) {
        if (link.same() && link.a() < split && link.b() >= split) {
          out.row(ids[link.a()], ids[link.b()], rounded(link.probability()), found.why(link));
        }
      }
      return out.finish();
    }
  }

  /** Pairs that a person should look at: neither surely the same nor surely not, the most doubtful first. */
  DatasetVersion review(StudyView study) {
    List<Resolution.Link> unsure =
        found.links().stream()
            .filter(l -> l.probability() >= UNSURE && l.probability() <= 1 - UNSURE)
            .sorted(Comparator.comparingDouble((Resolution.Link l) -> Math.abs(l.probability() - found.cut()))
                .thenComparing(Resolution.Link::a).thenComparing(Resolution.Link::b))
            .limit(MOST_REVIEWED)
            .toList();
    return pairs(study, REVIEW, unsure);
  }

  /** For every row that was put to an earlier one, the pair that speaks most for it. */
  DatasetVersion why(StudyView study) {
    Resolution.Link[] best = new Resolution.Link[ids.length];
    for (Resolution.Link link : found.links()) {
      if (link.same() && (best[link.b()] == null || best[link.b()].probability() < link.probability())) {
        best[link.b()] = link;
      }
    }
    return pairs(study, WHY, Arrays.stream(best).filter(java.util.Objects::nonNull).toList());
  }

  private DatasetVersion pairs(StudyView study, String name, List<Resolution.Link> links) {
    List<Column> columns =
        List.of(Column.of("a", Kind.TEXT), Column.of("b", Kind.TEXT), Column.of("score", Kind.REAL),
            Column.of("merged", Kind.BOOLEAN), Column.of("why", Kind.PHRASE));
    try (RowWriter out = study.writeRows(name, Role.RESULT, columns)) {
      for (Resolution.Link link : links) {
        out.row(ids[link.a()], ids[link.b()], rounded(link.probability()), link.same(), found.why(link));
      }
      return out.finish();
    }
  }

  private static double rounded(double probability) {
    return Math.rint(probability * 1e4) / 1e4;
  }

  private int[] entities() {
    int[] all = new int[ids.length];
    Arrays.setAll(all, found::entity);
    return all;
  }

  private int[] sizes() {
    int[] size = new int[ids.length];
    for (int entity : entities()) {
      size[entity]++;
    }
    return size;
  }

  /** Ids of all rows; where both tables use the same, the table's name stands before them. */
  private static String[] ids(Table left, Optional<Table> right) {
    String[] one = RecordIds.of(left);
    if (right.isEmpty()) {
      return one;
    }
    String[] two = RecordIds.of(right.get());
    Set<String> seen = new HashSet<>(Arrays.asList(one));
    boolean clash = Arrays.stream(two).anyMatch(seen::contains);
    List<String> all = new ArrayList<>();
    for (String id : one) {
      all.add(clash ? left.name() + ":" + id : id);
    }
    for (String id : two) {
      all.add(clash ? right.get().name() + ":" + id : id);
    }
    return all.toArray(String[]::new);
  }

  private static List<IdentityResolution.Input> inputs(Table left, Optional<Table> right, List<String> columns) {
    Optional<String> id = RecordIds.column(left);
    List<IdentityResolution.Input> inputs = new ArrayList<>();
    if (right.isEmpty()) {
      for (Column column : left.columns()) {
        if (columns.isEmpty() ? !id.equals(Optional.of(column.name())) : columns.contains(column.name())) {
          inputs.add(new IdentityResolution.Input(column, words(left, column)));
        }
      }
      return inputs;
    }
    Optional<String> other = RecordIds.column(right.get());
    for (PairedColumns.Pair pair : PairedColumns.of(left, right.get()).pairs()) {
      boolean isId = id.equals(Optional.of(pair.left().name())) && other.equals(Optional.of(pair.right().name()));
      if (columns.isEmpty() ? !isId : columns.contains(pair.left().name())) {
        String[] one = words(left, pair.left());
        String[] two = words(right.get(), pair.right());
        String[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        inputs.add(new IdentityResolution.Input(pair.left(), both));
      }
    }
    return inputs;
  }

  private static String[] words(Table table, Column column) {
    String[] words = table.words(column.name());
    if (column.kind() == Kind.PHRASE) {
      for (int i = 0; i < words.length; i++) {
        words[i] = words[i] == null ? null : Text.decode(words[i]).key();
      }
    }
    return words;
  }
}
