package clientele.analysis.data.personal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.bring.RepairLine;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.cleaning.personal.PersonalKind;
import clientele.cleaning.personal.Pseudonyms;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.Outcome;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import clientele.study.TableSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalAtImportTest {
  private static final String PEOPLE =
      "customer_id,full_name,email,phone,city,birth_date,note\n"
          + "001,Ann Berg,ann@mail.com,+43 664 1234567,Wien,1980-02-01,likes tea\n"
          + "002,Bo Dahl,bo@mail.com,+43 664 7654321,Graz,1975-05-17,\n"
          + "003,Ann Berg, ann@mail.com ,+43 664 1234567,Wien,1980-02-01,calls often\n";

  @TempDir Path folder;
  private final MemoryStudy study = MemoryStudy.empty();
  private final JobContext job = JobContext.quiet(new Seed(1));

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Outcome perform(Operation operation) {
    assertEquals(List.of(), operation.validate(study.view().outline()));
    Outcome outcome = operation.run(study.view(), job);
    outcome.tables().values().forEach(study::put);
    outcome.artifacts().forEach(study::artifact);
    return outcome;
  }

  private List<String> warned() {
    return job.warnings().stream().map(Problem::code).map(c -> c.id()).toList();
  }

  @Test
  void findsWhatIsPersonalAndProposesNothingForBirthDatesAndLongTexts() throws IOException {
    ImportFile operation = ImportFile.of(file("people.csv", PEOPLE));
    PersonalAtImport found = PersonalAtImport.of(operation.plan(operation.overrides(), job).sniffed());
    assertEquals(List.of("full_name", "email", "phone"), found.proposed());
    assertEquals(
        List.of(PersonalKind.NAME, PersonalKind.EMAIL, PersonalKind.PHONE, PersonalKind.BIRTH_DATE),
        found.columns().stream().map(PersonalAtImport.Proposal::kind).toList());
    assertEquals("3 of 3 values", Messages.render(PersonalAtImport.evidence(found.columns().getFirst()), Language.ENGLISH));
  }

  @Test
  void namesOfProductsAreNoNamesOfPeople() throws IOException {
    ImportFile operation = ImportFile.of(file("products.csv", "product_id,name,category\nP1,Trail Shoe,Shoes\nP2,Rain Coat,Coats\n"));
    assertEquals(List.of(), PersonalAtImport.of(operation.plan(operation.overrides(), job).sniffed()).columns());
  }

  @Test
  void doesNothingUnaskedButSaysSo() throws IOException {
    perform(ImportFile.of(file("people.csv", PEOPLE)));
    assertEquals("bo@mail.com", study.view().table("people").words("email")[1]);
    assertEquals(List.of("INTAKE-KEY-BLANKS", "DATA-PERSONAL"), warned());
    assertTrue(job.warnings().getLast().line(Language.ENGLISH).contains("full_name, email, phone"));
  }

  @Test
  void plainValuesNeverReachTheStudy() throws IOException {
    String broken = "004,Cy,cy@mail.com,+43 664 1111111,Linz,1990-01-01,a,b,c,d,e,f,g,h,i\n";
    ImportFile operation = ImportFile.of(file("people.csv", PEOPLE + broken)).veiling(List.of("all"), List.of("note"));
    Spy spy = new Spy(study.view());
    Outcome outcome = operation.run(spy, job);
    outcome.tables().values().forEach(study::put);
    outcome.artifacts().forEach(study::artifact);
    String stored = String.join(" ", spy.words);
    for (String plain : List.of("ann@mail.com", "Ann Berg", "1234567", "likes tea", "Cy")) {
      assertFalse(stored.contains(plain), plain + " was stored: " + stored);
    }
    Table people = study.view().table("people");
    assertEquals(List.of("customer_id", "full_name", "email", "phone", "city", "birth_date"), people.columns().stream().map(Column::name).toList());
    assertTrue(Pseudonyms.isOne(people.words("email")[0]));
    assertEquals(people.words("email")[0], people.words("email")[2], "spaces around a value make no other person");
    assertEquals("Wien", people.words("city")[0]);
    assertArrayEquals(new String[] {"•••"}, study.view().table("people_rejects").words("raw"));
    assertEquals(List.of("INTAKE-KEY-BLANKS"), warned(), "counts and the name of the column, no value");
    assertEquals("3 rows into people, 1 line refused; 3 columns under pseudonyms, 1 left out", Messages.render(outcome.summary(), Language.ENGLISH));
  }

  @Test
  void nextMonthsRowsAreHiddenTheSameWayEvenUnderAnotherName() throws IOException {
    perform(ImportFile.of(file("people.csv", PEOPLE)).veiling(List.of("email,full_name"), List.of("note")));
    String march = "customer_id,full_name,E-Mail,phone,city,birth_date,note\n004,Cy Roth,ann@mail.com,+43 664 1111111,Linz,1990-01-01,new\n";
    perform(ImportFile.of(file("march.csv", march)).appendedTo("people"));
    Table people = study.view().table("people");
    assertEquals(4, people.rows());
    assertEquals(people.words("email")[0], people.words("email")[3], "the same person has the same code");
    assertTrue(Pseudonyms.isOne(people.words("full_name")[3]));
    assertEquals(Optional.empty(), people.column("note"));
    assertTrue(warned().contains("DATA-VEILED-AGAIN"), warned().toString());
    String before = people.words("email")[3];
    perform(new Pseudonymise("people", List.of("email")));
    assertEquals(before, study.view().table("people").words("email")[3], "a pseudonym of a pseudonym would be nobody");
  }

  @Test
  void saysWhatStandsAgainstIt() throws IOException {
    Path people = file("people.csv", PEOPLE + "4,x\n");
    assertEquals(
        DataProblems.PASTED_PLAIN,
        ImportFile.of(Path.of("copied")).ofText(PEOPLE).veiling(List.of("all"), List.of()).validate(study.view().outline())
            .getFirst().code());
    assertEquals(
        "STUDY-NO-COLUMN", refused(ImportFile.of(people).veiling(List.of("mail"), List.of())));
    List<String> every = List.of("customer_id", "full_name", "email", "phone", "city", "birth_date", "note");
    assertEquals("DATA-ALL-COLUMNS", refused(ImportFile.of(people).veiling(List.of(), every)));
    perform(ImportFile.of(people).veiling(List.of("email"), List.of()));
    assertEquals("DATA-LINE-HIDDEN", refused(new RepairLine("people", 5, "4,Di Lo,di@mail.com,1,Wien,1980-01-01,x")));
  }

  private String refused(Operation operation) {
    return assertThrows(ProblemException.class, () -> operation.run(study.view(), job)).problem().code().id();
  }

  /** A study that notes every word that is stored in it. */
  private static final class Spy implements StudyView {
    private final StudyView behind;
    private final List<String> words = new ArrayList<>();

    private Spy(StudyView behind) {
      this.behind = behind;
    }

    @Override
    public clientele.study.Outline outline() {
      return behind.outline();
    }

    @Override
    public Table table(String name) {
      return behind.table(name);
    }

    @Override
    public <T> Optional<T> artifact(String name, Class<T> type) {
      return behind.artifact(name, type);
    }

    @Override
    public TableEdit edit(String name) {
      return behind.edit(name);
    }

    @Override
    public TableSink newTable(String name, Role role, List<Column> columns) {
      TableSink sink = behind.newTable(name, role, columns);
      return new TableSink() {
        @Override
        public void append(List<Chunk> chunks) {
          sink.append(chunks);
        }

        @Override
        public void dictionary(int column, Dictionary dictionary) {
          for (int code = 0; code < dictionary.size(); code++) {
            words.add(dictionary.get(code));
          }
          sink.dictionary(column, dictionary);
        }

        @Override
        public DatasetVersion finish() {
          return sink.finish();
        }

        @Override
        public void close() {
          sink.close();
        }
      };
    }
  }
}
