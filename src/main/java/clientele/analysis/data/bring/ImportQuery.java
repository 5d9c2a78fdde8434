package clientele.analysis.data.bring;

import clientele.analysis.data.personal.PersonalAtImport;
import clientele.analysis.data.personal.Veil;
import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.steps.TableSteps;
import clientele.analysis.data.tables.ImportRecord;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Secret;
import clientele.base.Text;
import clientele.cleaning.personal.Pseudonyms;
import clientele.intake.FileImport;
import clientele.intake.FileImport.Imported;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.intake.database.DatabaseQuery;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.table.PlannedFile;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the answer of a database to one question in as a table. The password is read anew each time, never kept. */
@OperationId("data.import-query")
public record ImportQuery(
    @Param(value = "postgresql", choices = {"postgresql", "mariadb", "mysql", "sqlite"}) String system,
    @Param(value = "localhost", here = Param.Here.ACCESS, when = ImportQuery.SERVED) String host,
    @Param(value = "0", min = 0, max = 65535, here = Param.Here.ACCESS, when = ImportQuery.SERVED) int port,
    @Param(required = true, here = Param.Here.PLACE) String database,
    @Param(here = Param.Here.ACCESS, when = ImportQuery.SERVED) String user,
    @Param(when = ImportQuery.SERVED) Secret password,
    @Param(offers = Param.Offers.FILE, here = Param.Here.ACCESS, when = ImportQuery.SERVED) String passwordFile,
    @Param(here = Param.Here.ACCESS, when = ImportQuery.SERVED) String passwordVariable,
    @Param(value = "false", here = Param.Here.ACCESS, when = ImportQuery.SERVED) boolean encrypted,
    @Param(offers = Param.Offers.FILE, here = Param.Here.ACCESS, when = ImportQuery.SERVED) String certificate,
    @Param(value = "false", here = Param.Here.ACCESS, when = ImportQuery.SERVED) boolean plain,
    @Param(required = true) String query,
    @Param(required = true) String table,
    @Param String role,
    @Param List<String> map,
    @Param List<String> types,
    @Param("false") boolean replace,
    @Param List<String> pseudonymise,
    @Param List<String> leaveOut)
    implements Operation {
  /** A database that is a file has no server and nobody who signs in. */
  static final String SERVED = "system!=sqlite";

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>();
    try {
      overrides();
      question(0).checked();
    } catch (ProblemException e) {
      problems.add(e.problem());
    }
    if (outline.has(table.strip()) && !replace) {
      problems.add(DataProblems.TABLE_EXISTS.with(table.strip()));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    PlannedFile plan = FileImport.planQuery(question(0), login(), overrides(), job.part(0, 0.6));
    Sniffed found = plan.sniffed();
    Veil veil = Veil.of(pseudonymise, leaveOut).following(study, table.strip(), job);
    Veil.Written written = veil.write(plan, table.strip(), false, study, job.part(0.6, 1));
    PersonalAtImport.of(found).tell(written, job);
    Imported made = written.made();
    Outcome.Builder outcome =
        Outcome.of(written.said(Text.of(ImportQuery.class, "import.done", made.rows(), table.strip())))
            .tables(made.tables())
            .artifact(ImportRecord.name(table.strip()), ImportRecord.of(found).without(written.leftOut()))
            .rows(made.rows() + made.refusedLines(), made.rows(), made.refusedLines());
    written.freshKey().ifPresent(key -> outcome.artifact(Pseudonyms.KEY, key));
    made.withoutRejects(study).ifPresent(outcome::remove);
    return outcome.done();
  }

  /**
   * What the first rows of the answer look like.
   *
   * @throws ProblemException if it is more than a question, or the database cannot be asked
   */
  public Sniffed look(int rows, JobContext job) {
    return FileImport.planQuery(question(rows), login(), overrides(), job).sniffed();
  }

  @Override
  public String toString() {
    return "ImportQuery " + system + " " + database + " " + table;
  }

  private DatabaseQuery.Login login() {
    return new DatabaseQuery.Login(user, new GivenPassword(password, passwordFile, passwordVariable).secret().word());
  }

  private DatabaseQuery question(int most) {
    DatabaseQuery.Protection protection =
        new DatabaseQuery.Protection(encrypted, plain, certificate.isBlank() ? Optional.empty() : Optional.of(Path.of(certificate)));
    return new DatabaseQuery(DatabaseQuery.System.of(system), host, port, database.strip(), protection, query, most);
  }

  private SniffOverrides overrides() {
    Optional<Role> wanted =
        role.isBlank() || role.equals("auto")
            ? Optional.empty()
            : Optional.of(
                Role.ofTag(role)
                    .filter(Role::isImported)
                    .orElseThrow(() -> IntakeProblems.NO_ROLE.raise(role, TableSteps.roleTags())));
    return new SniffOverrides(
        "", "", "", "", "", "", "", wanted, SniffOverrides.meanings(map), SniffOverrides.kinds(types));
  }
}
