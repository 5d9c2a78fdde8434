package clientele.analysis.data.bring;

import clientele.analysis.data.personal.PersonalAtImport;
import clientele.analysis.data.personal.Veil;
import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.steps.TableSteps;
import clientele.analysis.data.tables.ImportRecord;
import clientele.analysis.data.tables.LeftOut;
import clientele.analysis.data.tables.SchemaDrift;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Secret;
import clientele.base.Text;
import clientele.cleaning.personal.Pseudonyms;
import clientele.intake.FileImport;
import clientele.intake.FileImport.Imported;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.table.PlannedFile;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.DatasetVersion;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a file in as a table of its own, or appends it to one that is there. */
@OperationId("data.import")
public record ImportFile(
    @Param(required = true, offers = Param.Offers.FILE, here = Param.Here.PLACE) String file,
    @Param String table,
    @Param String role,
    @Param List<String> map,
    @Param(offers = Param.Offers.TABLE) String append,
    @Param("auto") String encoding,
    @Param("auto") String delimiter,
    @Param("auto") String quote,
    @Param(value = "auto", choices = {"auto", "0", "1", "2", "3"}) String header,
    @Param(value = "auto", choices = {"auto", "dmy", "mdy"}) String dateOrder,
    @Param(value = "auto", choices = {"auto", "point", "comma"}) String decimal,
    @Param String sheet,
    @Param List<String> types,
    @Param("false") boolean replace,
    @Param(value = "30", min = 1, max = 1440, unit = "min") int sessionMinutes,
    @Param(cells = true) String text,
    @Param Secret password,
    @Param(offers = Param.Offers.FILE, here = Param.Here.ACCESS) String passwordFile,
    @Param(here = Param.Here.ACCESS) String passwordVariable,
    @Param List<String> pseudonymise,
    @Param List<String> leaveOut)
    implements Operation {
  private static final int LONGEST_TEXT = 5_000_000;

  /** An import that finds everything out. */
  public static ImportFile of(Path file) {
    return new ImportFile(
        file.toString(), "", "", List.of(), "", "auto", "auto", "auto", "auto", "auto", "auto", "", List.of(), false,
        SniffOverrides.SESSION_MINUTES, "", Secret.NONE, "", "", List.of(), List.of());
  }

  /** The same import of text that lies in no file, such as that of the clipboard; its name stands for the file. */
  public ImportFile ofText(String words) {
    return new ImportFile(
        file, table, role, map, append, encoding, delimiter, quote, header, dateOrder, decimal, sheet, types, replace,
        sessionMinutes, words, password, passwordFile, passwordVariable, pseudonymise, leaveOut);
  }

  /** The same import into a table of that name. */
  public ImportFile into(String name) {
    return new ImportFile(
        file, name, role, map, append, encoding, delimiter, quote, header, dateOrder, decimal, sheet, types, replace,
        sessionMinutes, text, password, passwordFile, passwordVariable, pseudonymise, leaveOut);
  }

  /** The same import with the day before the month, or the month before the day. */
  public ImportFile withDateOrder(String order) {
    return new ImportFile(
        file, table, role, map, append, encoding, delimiter, quote, header, order, decimal, sheet, types, replace,
        sessionMinutes, text, password, passwordFile, passwordVariable, pseudonymise, leaveOut);
  }

  /** The same import of a workbook that is protected by a password, which the history does not keep. */
  public ImportFile withPassword(Secret word) {
    return new ImportFile(
        file, table, role, map, append, encoding, delimiter, quote, header, dateOrder, decimal, sheet, types, replace,
        sessionMinutes, text, word, passwordFile, passwordVariable, pseudonymise, leaveOut);
  }

  /** The same import, appended to a table that is there. */
  public ImportFile appendedTo(String name) {
    return new ImportFile(
        file, table, role, map, name, encoding, delimiter, quote, header, dateOrder, decimal, sheet, types, replace,
        sessionMinutes, text, password, passwordFile, passwordVariable, pseudonymise, leaveOut);
  }

  /** The same import with columns mapped by {@code field=column} words. */
  public ImportFile mapping(List<String> words) {
    return new ImportFile(
        file, table, role, words, append, encoding, delimiter, quote, header, dateOrder, decimal, sheet, types,
        replace, sessionMinutes, text, password, passwordFile, passwordVariable, pseudonymise, leaveOut);
  }

  /** The same import with pseudonyms in place of the values of some columns, and other columns left out. */
  public ImportFile veiling(List<String> hidden, List<String> gone) {
    return new ImportFile(
        file, table, role, map, append, encoding, delimiter, quote, header, dateOrder, decimal, sheet, types, replace,
        sessionMinutes, text, password, passwordFile, passwordVariable, hidden, gone);
  }

  /** The same import in place of a table that is there. */
  public ImportFile replacing(String name) {
    return new ImportFile(
        file, name, role, map, "", encoding, delimiter, quote, header, dateOrder, decimal, sheet, types, true,
        sessionMinutes, text, password, passwordFile, passwordVariable, pseudonymise, leaveOut);
  }

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>();
    try {
      overrides();
    } catch (ProblemException e) {
      problems.add(e.problem());
    }
    if (text.length() > LONGEST_TEXT) {
      problems.add(DataProblems.TEXT_TOO_LONG.with(text.length(), LONGEST_TEXT));
    }
    if (!text.isEmpty() && !(pseudonymise.isEmpty() && leaveOut.isEmpty())) {
      problems.add(DataProblems.PASTED_PLAIN.with(file));
    }
    if (file.isBlank()) {
      problems.add(IntakeProblems.NO_FILE.with(file));
    } else if (!append.isBlank()) {
      if (outline.table(append).isEmpty()) {
        problems.add(TableSteps.noTable(outline, append));
      }
    } else if (outline.has(tableName()) && !replace) {
      problems.add(DataProblems.TABLE_EXISTS.with(tableName()));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    PlannedFile plan = plan(overrides().withPresets(SavePreset.all(study)), job.part(0, 0.6));
    Sniffed found = plan.sniffed();
    ImportRecord record = ImportRecord.of(found);
    String name = append.isBlank() ? tableName() : append;
    Optional<ImportRecord> before = study.artifact(ImportRecord.name(name), ImportRecord.class);
    if (!append.isBlank() && before.filter(b -> b.holds(found.sha256())).isPresent()) {
      job.guard(DataProblems.SAME_FILE.with(found.file(), append));
    }
    Optional<SchemaDrift> drift = before.flatMap(b -> study.outline().table(name).map(t -> SchemaDrift.of(t, b, record)));
    drift.ifPresent(d -> d.tell(job));
    PersonalAtImport brought = PersonalAtImport.of(found);
    Veil veil = Veil.of(pseudonymise, leaveOut).following(study, name, job);
    Veil.Written written = veil.write(plan, name, !append.isBlank(), study, job.part(0.6, 1));
    brought.tell(written, job);
    Imported made = written.made();
    Text summary =
        made.refusedLines() == 0
            ? Text.of(ImportFile.class, "import.done", made.rows(), name)
            : Text.of(ImportFile.class, "import.refused", made.rows(), name, made.refusedLines());
    if (made.unreadableCells() > 0 && made.rejects().isPresent()) {
      summary = Text.of(ImportFile.class, "import.unreadable", summary, made.unreadableCells(), made.rejects().get().table());
    }
    Outcome.Builder outcome = Outcome.of(written.said(summary))
        .tables(made.tables())
        .artifact(ImportRecord.name(name), record.without(written.leftOut()).after(before.filter(earlier -> !append.isBlank())))
        .rows(made.rows() + made.refusedLines(), made.rows(), made.refusedLines());
    written.freshKey().ifPresent(key -> outcome.artifact(Pseudonyms.KEY, key));
    if (append.isBlank()) {
      made.withoutRejects(study).ifPresent(outcome::remove);
      Optional.of(LeftOut.name(name)).filter(study.outline()::has).ifPresent(outcome::remove);
    }
    drift.ifPresent(d -> outcome.artifact(SchemaDrift.name(name), d));
    return outcome.done();
  }

  /** Reads the file, or the text, and decides how its columns are understood. */
  public PlannedFile plan(SniffOverrides choices, JobContext job) {
    return text.isEmpty() ? FileImport.plan(Path.of(file), choices, job) : FileImport.planText(file, text, choices, job);
  }

  /** The choices of this import as intake takes them. */
  public SniffOverrides overrides() {
    Optional<Role> wanted =
        role.isBlank() || role.equals("auto")
            ? Optional.empty()
            : Optional.of(
                Role.ofTag(role)
                    .filter(Role::isImported)
                    .orElseThrow(() -> IntakeProblems.NO_ROLE.raise(role, TableSteps.roleTags())));
    SniffOverrides overrides =
        new SniffOverrides(
            encoding, delimiter, quote, header, dateOrder, decimal, sheet, wanted, SniffOverrides.meanings(map),
            SniffOverrides.kinds(types), sessionMinutes, List.of(),
            new GivenPassword(password, passwordFile, passwordVariable).secret());
    overrides.check();
    return overrides;
  }

  /** The table it goes into. */
  public String tableName() {
    return table.isBlank() ? FileImport.tableName(Path.of(file)) : table.strip();
  }
}
