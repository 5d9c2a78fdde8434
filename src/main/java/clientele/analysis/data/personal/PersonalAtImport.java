package clientele.analysis.data.personal;

import clientele.analysis.data.steps.DataProblems;
import clientele.base.Text;
import clientele.cleaning.personal.PersonalData;
import clientele.cleaning.personal.PersonalKind;
import clientele.intake.choice.Sniffed;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file brings of people, seen before any of it is stored, and what is proposed for each column.
 *
 * @param columns in the order of the file
 */
public record PersonalAtImport(List<Proposal> columns) {
  /**
   * A column that looks like personal data.
   *
   * @param hits rows that were looked at and hold such a value
   * @param of rows that were looked at and hold any value
   * @param proposed whether pseudonyms are proposed: not for dates of birth, from which ages are reckoned, and not
   *     for longer texts, which would be lost
   */
  public record Proposal(
      String column, PersonalKind kind, long hits, long of, boolean within, List<String> examples, boolean proposed) {}

  public PersonalAtImport {
    columns = List.copyOf(columns);
  }

  /** Looks at the first rows of a file; where they hold nothing in a column, at its first values. */
  public static PersonalAtImport of(Sniffed found) {
    List<Proposal> all = new ArrayList<>();
    for (int c = 0; c < found.columns().size(); c++) {
      Sniffed.SniffedColumn about = found.columns().get(c);
      int place = c;
      String[] cells =
          found.preview().stream().map(row -> place < row.size() && !row.get(place).isBlank() ? row.get(place) : null)
              .toArray(String[]::new);
      boolean empty = java.util.Arrays.stream(cells).allMatch(java.util.Objects::isNull);
      Column column =
          new Column(
              about.name(), Kind.valueOf(about.type().toUpperCase(Locale.ROOT)), about.scale(), about.unit(),
              Meaning.ofTag(about.role()));
      look(column, empty ? about.examples().toArray(String[]::new) : cells, Role.ofTag(found.role())).ifPresent(all::add);
    }
    return new PersonalAtImport(all);
  }

  /** Looks at all rows of a table. */
  static PersonalAtImport of(Table table, JobContext job) {
    List<Proposal> all = new ArrayList<>();
    for (Column column : table.columns()) {
      job.checkCancelled();
      look(column, table.words(column.name()), Optional.of(table.version().role())).ifPresent(all::add);
    }
    return new PersonalAtImport(all);
  }

  /** The columns for which pseudonyms are proposed. */
  public List<String> proposed() {
    return columns.stream().filter(Proposal::proposed).map(Proposal::column).toList();
  }

  /** Says which columns came in as they stand although they look personal. */
  public void tell(Veil.Written written, JobContext job) {
    List<Proposal> plain =
        columns.stream()
            .filter(Proposal::proposed)
            .filter(p -> !written.pseudonyms().contains(p.column) && !written.leftOut().contains(p.column))
            .toList();
    if (!plain.isEmpty()) {
      job.warn(DataProblems.PERSONAL.with(
          plain.size(), String.join(", ", plain.stream().map(Proposal::column).toList()), written.made().table().table()));
    }
  }

  /** The column in words: what it seems to hold and in how many of the rows. */
  public static Text evidence(Proposal proposal) {
    return Text.of(
        PersonalAtImport.class, proposal.within ? "personal.within" : "personal.evidence", proposal.hits, proposal.of);
  }

  private static Optional<Proposal> look(Column column, String[] cells, Optional<Role> role) {
    boolean things = role.filter(r -> r == Role.PRODUCTS || r == Role.CAMPAIGNS).isPresent();
    long present = java.util.Arrays.stream(cells).filter(c -> c != null && !c.isBlank()).count();
    return PersonalData.look(column, cells)
        .filter(f -> f.kind() != PersonalKind.NAME || !things && !column.means(Meaning.PRODUCT_NAME))
        .map(f -> new Proposal(
            f.column(), f.kind(), Math.round(f.share() * present), present, f.within(), f.examples(),
            !f.within() && f.kind() != PersonalKind.BIRTH_DATE));
  }
}
