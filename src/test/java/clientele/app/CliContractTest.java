package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.base.Seed;
import clientele.cli.Main;
import clientele.cli.bench.FaultLab;
import clientele.demo.DemoCompany;
import clientele.demo.DemoTruths;
import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs, tables, outputs and exit codes that users' scripts rely on. */
class CliContractTest {
  @TempDir static Path folder;
  private static Path raw;

  /** What a command line gave. */
  private record Ran(int code, String out, String err) {
    private JsonNode json() throws IOException {
      return Json.mapper().readTree(out);
    }
  }

  @BeforeAll
  static void files() throws IOException {
    raw = folder.resolve("raw");
    new DemoCompany(DemoTruths.PLANTED, new Seed(7), 900).write(raw);
  }

  /** Before, the run stopped half way, with the first steps done. */
  @Test
  void aRecipeThatNamesAColumnWhichIsNotThereDoesNothing() throws IOException {
    String study = folder.resolve("fitting").toString();
    done("new", study);
    Path recipe = Files.writeString(folder.resolve("recipe.json"), """
        {"steps":[{"op":"data.import","params":{"file":"customers.csv"}},
          {"op":"data.clean-text","params":{"table":"customers","columns":["citty"],"steps":["upper"]}}]}""");
    Ran ran = run("run", study, recipe.toString(), "--files", raw.toString());
    assertEquals(1, ran.code());
    assertTrue(ran.err().startsWith("RECIPE-COLUMNS: ") && ran.err().contains("“citty” of “customers”, where there is “city"), ran.err());
    assertEquals("[ ]", done("--json", "tables", study).out().strip());
    Files.writeString(recipe, Files.readString(recipe).replace("citty", "city"));
    done("run", study, recipe.toString(), "--files", raw.toString());
    assertEquals("INNSBRUCK", done("--json", "show", study, "customers", "--limit", "1").json().get(0).path("city").asText());
  }

  /** Only the verb that is asked for is built; help and a slip of the keys know them all. */
  @Test
  void everyVerbIsThereHoweverItIsAskedFor() {
    String help = done("--help").out();
    for (String verb : List.of("open", "new", "protect", "restore", "adopt", "erase", "compact", "tables", "show", "history", "letter", "profile",
        "undo", "redo", "check", "bundle", "unbundle", "op", "run", "demo", "report", "export", "sniff", "read", "import", "bench")) {
      assertTrue(help.lines().anyMatch(l -> l.startsWith("  " + verb + " ")), verb);
      assertTrue(done(verb, "--help").out().startsWith(verb.equals("op") ? "Usage: clientele op" : "Usage: clientele " + verb), verb);
      assertTrue(done("--json", "--messages", "zh", verb, "--help").out().startsWith("Usage: clientele " + verb), verb);
    }
    Ran slip = run("tabels", "s");
    assertEquals(2, slip.code());
    assertTrue(slip.err().contains("tables"), slip.err());
    assertEquals(2, run("--passphrase-file").code());
    assertTrue(done("--version").out().startsWith("Clientele "));
    assertTrue(done("-V").out().startsWith("Clientele "));
    assertEquals(done("--help").out(), done("--help", "tables").out());
  }

  @Test
  void goesFromFilesToAReport() throws IOException {
    String study = folder.resolve("whole").toString();
    done("new", study, "--currency", "EUR");
    done("import", study, raw.resolve("orders.csv").toString(), raw.resolve("reviews.csv").toString());
    done("op", study, "data.drop-duplicates", "--table", "orders");
    done("op", study, "data.set-apart-returns", "--table", "orders");
    done("op", study, "features.build", "--cutoff", "2025-08-31");
    done("op", study, "segments.cluster", "--method", "kmeans", "--k", "4");
    done("op", study, "churn.train", "--override", "a small trial");
    JsonNode tables = done("--json", "tables", study).json();
    List<String> names = new ArrayList<>();
    tables.forEach(t -> names.add(t.path("name").asText()));
    assertTrue(names.containsAll(List.of("orders", "reviews", "features", "segments", "churn_scores")), names.toString());
    JsonNode row = done("--json", "show", study, "segments", "--limit", "1").json().get(0);
    assertEquals(List.of("customer_id", "segment_id", "segment_name"), fields(row));
    row = done("--json", "show", study, "churn_scores", "--limit", "1").json().get(0);
    assertEquals(
        List.of("customer_id", "probability", "low", "high", "tier", "reason_1", "reason_2", "reason_3"), fields(row));
    assertFalse(row.toString().contains("clientele.analysis"), "reasons are words");
    Path out = folder.resolve("out");
    done("report", study, "--out", out.toString(), "--lang", "zh");
    String html = Files.readString(out.resolve("report.html"));
    assertTrue(html.contains("<html lang=\"zh\">") && html.contains("客户分群"));
    assertFalse(html.contains("http:") || html.contains("https:") || html.contains("src="), "asks outside");
    assertTrue(html.contains("<svg"));
    done("export", study, "segments", "--out", out.resolve("segments.csv").toString());
    assertTrue(Files.readString(out.resolve("segments.csv")).startsWith("\ufeffcustomer_id,segment_id,segment_name"));
    assertTrue(done("check", study).out().contains("0 differ"));
  }

  @Test
  void historyUndoAndRedoMoveAlongTheSteps() throws IOException {
    String study = folder.resolve("steps").toString();
    done("new", study);
    done("import", study, raw.resolve("customers.csv").toString());
    done("op", study, "data.drop-duplicates", "--table", "customers");
    done("undo", study);
    JsonNode history = done("--json", "history", study).json();
    assertEquals("now", history.get(0).path("state").asText());
    assertEquals("set aside", history.get(1).path("state").asText());
    done("redo", study);
    Ran nothing = run("redo", study);
    assertEquals(1, nothing.code());
    assertTrue(nothing.err().startsWith("CLI-NOTHING-TO-REDO: "), nothing.err());
  }

  @Test
  void runsARecipeOnOtherFiles() throws IOException {
    String first = folder.resolve("first").toString();
    done("new", first);
    done("import", first, raw.resolve("customers.csv").toString());
    done("op", first, "data.drop-duplicates", "--table", "customers");
    Path recipe = folder.resolve("recipe.json");
    Files.writeString(recipe, done("history", first, "--recipe").out());
    Path other = folder.resolve("next").resolve("customers.csv");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "customer_id,name\n001,Anna\n001,Anna\n002,Ben\n");
    String second = folder.resolve("second").toString();
    done("new", second);
    Path fromHere = Path.of("").toAbsolutePath().relativize(other);
    done("run", second, recipe.toString(), "--with", "customers=" + fromHere);
    assertEquals(2, done("--json", "tables", second).json().get(0).path("rows").asInt());
  }

  @Test
  void sniffsAndReadsAFile() throws IOException {
    Path file = folder.resolve("gb.csv");
    Files.writeString(file, "客户编号;日期;金额\n007;2025-01-31;1,50\n008;2025-02-01;2,25\n", Charset.forName("GB18030"));
    JsonNode sniffed = done("sniff", file.toString()).json();
    assertEquals("GB18030", sniffed.path("encoding").asText());
    assertEquals(";", sniffed.path("delimiter").asText());
    assertEquals("customer_id", sniffed.path("columns").get(0).path("role").asText());
    assertEquals("text", sniffed.path("columns").get(0).path("type").asText());
    assertEquals(2, sniffed.path("rows").asInt());
    for (String key : List.of("quote", "escape", "newline", "headerRows", "rejects")) {
      assertTrue(sniffed.has(key), key);
    }
    Path clean = folder.resolve("clean.csv");
    done("read", file.toString(), "--out", clean.toString());
    assertEquals(List.of("客户编号,日期,金额", "007,2025-01-31,\"1,50\"", "008,2025-02-01,\"2,25\""), Files.readAllLines(clean),
        "every cell as it stands in the file");
  }

  @Test
  void readsAndSniffsWithThePresetsOfAStudyAsAnImportWould() throws IOException {
    String study = folder.resolve("taught").toString();
    Path first = Files.writeString(folder.resolve("panel.csv"), "wer,wann,was\na7,13/01/2025,10\nb8,14/01/2025,20\n");
    done("new", study);
    done("import", study, first.toString(), "--role", "events", "--map", "customer_id=wer");
    done("op", study, "data.save-preset", "--table", "panel");
    Path next = Files.writeString(folder.resolve("panel2.csv"), "wer,wann,was\na7,02/01/2025,10\nb8,03/01/2025,20\n");
    JsonNode alone = done("sniff", next.toString()).json();
    assertEquals("dateOrder", alone.path("openQuestions").get(0).path("parameter").asText());
    JsonNode taught = done("sniff", next.toString(), "--study", study).json();
    assertEquals(0, taught.path("openQuestions").size());
    assertEquals("events", taught.path("role").asText());
    done("import", study, next.toString());
    JsonNode tables = done("--json", "tables", study).json();
    assertEquals(List.of("events", "events"), List.of(tables.get(0).path("role").asText(), tables.get(1).path("role").asText()));
    assertEquals("2025-01-02", done("--json", "show", study, "panel2").json().get(0).path("wann").asText());
    Path clean = folder.resolve("panel2-clean.csv");
    done("read", next.toString(), "--study", study, "--out", clean.toString());
    assertEquals("a7,02/01/2025,10", Files.readAllLines(clean).get(1));
    assertEquals(1, run("sniff", next.toString(), "--study", folder.resolve("nowhere").toString()).code());
  }

  @Test
  void readsWorkbooksWithAPasswordThatTheHistoryNeverKeeps() throws Exception {
    String study = folder.resolve("secret").toString();
    Path book = Path.of(clientele.intake.FileImport.class.getResource("locked.xls").toURI());
    Path word = Files.writeString(folder.resolve("word.txt"), "Straße 7\n");
    done("new", study);
    assertEquals("INTAKE-PROTECTED", run("sniff", book.toString()).err().split(":")[0]);
    assertEquals("INTAKE-WRONG-PASSWORD", run("import", study, book.toString(), "--password", "no").err().split(":")[0]);
    assertEquals("INTAKE-NO-PASSWORD", run("sniff", book.toString(), "--password-variable", "NOT_THERE").err().split(":")[0]);
    assertEquals(4, done("sniff", book.toString(), "--password", "Straße 7").json().path("rows").asInt());
    String plain = folder.resolve("plain.csv").toString();
    assertEquals(4, done("--json", "read", book.toString(), "--out", plain, "--password-file", word.toString()).json().path("rows").asInt());
    done("import", study, book.toString(), "--password", "Straße 7", "--table", "typed");
    done("import", study, book.toString(), "--password-file", word.toString(), "--table", "kept");
    String recipe = done("history", study, "--recipe").out();
    assertFalse(recipe.contains("Straße"), recipe);
    assertFalse(recipe.contains("word.txt"), "where a password is belongs to whoever runs it");
    assertFalse(done("--json", "history", study).out().contains("Straße"));
  }

  @Test
  void nextMonthsFileIsAppendedByTheRecipeAndWhatChangedIsTold() throws IOException {
    String study = folder.resolve("months").toString();
    Path january = Files.writeString(folder.resolve("sales.csv"), "order_id,customer_id,date,amount\n1,A,2024-01-05,10\n1,A,2024-01-05,10\n2,B,2024-01-06,20\n");
    Path february = Files.writeString(folder.resolve("sales2.csv"), "order_id,customer_id,date,amount\n3,A,2024-02-05,10\n3,A,2024-02-05,10\n4,C,2024-02-06,20\n");
    done("new", study);
    done("import", study, january.toString());
    done("import", study, Files.writeString(folder.resolve("who.csv"), "customer_id,city\nA,Bern\nB,Ulm\nC,Graz\n").toString());
    done("op", study, "data.drop-duplicates", "--table", "sales");
    Path recipe = Files.writeString(folder.resolve("monthly.json"), done("history", study, "--recipe").out());
    assertTrue(run("run", study, recipe.toString(), "--with", "sales=" + february).err().contains("the file who.csv, for the table who"));
    Ran again = run("run", study, recipe.toString(), "--with", "sales=" + february, "--with", "who.csv=" + folder.resolve("who.csv"));
    assertEquals(1, again.code());
    assertTrue(again.err().startsWith("DATA-TABLE-EXISTS"), again.err());
    String told = done("run", study, recipe.toString(), "--with", "sales=" + february, "--into", "append").out();
    assertTrue(told.contains("What changed: 1 answer is another, 0 as before"), told);
    assertTrue(told.contains("Data: 5 → 7"), told);
    assertEquals(4, done("--json", "tables", study).json().get(0).path("rows").asInt());
    assertEquals(3, done("--json", "tables", study).json().get(1).path("rows").asInt(), "no file was named for it: as it was");
    Ran mistyped = run("run", study, recipe.toString(), "--with", "sale=" + february, "--into", "replace");
    assertEquals(1, mistyped.code());
    assertTrue(mistyped.err().startsWith("RECIPE-NO-IMPORT: ") && mistyped.err().contains("sales"), mistyped.err());
    assertEquals(4, done("--json", "tables", study).json().get(0).path("rows").asInt(), "as it was");
  }

  @Test
  void aMistypedColumnOfAWideTableNamesTheOnesLikeIt() throws IOException {
    String study = folder.resolve("wide").toString();
    String names = java.util.stream.IntStream.range(0, 900).mapToObj(i -> "answer" + i).collect(java.util.stream.Collectors.joining(","));
    Path wide = Files.writeString(folder.resolve("panel900.csv"), names + "\n" + names.replace("answer", "") + "\n" + names.replace("answer", "1") + "\n");
    done("new", study);
    done("import", study, wide.toString());
    String told = run("op", study, "data.fill-missing", "--table", "panel900", "--columns", "Answer899").err();
    assertTrue(told.contains("Choose one of: answer899, "), told);
    assertTrue(told.length() < 700, told);
  }

  @Test
  void tellsProblemsWithCodeAndRemedyAndLeavesTheStudyAsItWas() throws IOException {
    String study = folder.resolve("bad").toString();
    done("new", study);
    Path empty = folder.resolve("empty.csv");
    Files.writeString(empty, "");
    for (String[] line : List.of(
        new String[] {"import", study, folder.resolve("missing.csv").toString()},
        new String[] {"import", study, empty.toString()},
        new String[] {"op", study, "features.build"},
        new String[] {"op", study, "no.such-operation"},
        new String[] {"op", study, "features.build", "--cut", "2025-01-01"},
        new String[] {"show", study, "nothing"},
        new String[] {"new", study},
        new String[] {"tables", folder.resolve("nowhere").toString()},
        new String[] {"report", study, "--out", folder.toString(), "--format", "doc"})) {
      Ran ran = run(line);
      assertEquals(1, ran.code(), String.join(" ", line));
      assertTrue(ran.err().matches("(?s)[A-Z]+(-[A-Z0-9]+)+: .+"), ran.err());
      assertFalse(ran.err().contains("CLI-UNEXPECTED"), ran.err());
    }
    assertEquals("[ ]", done("--json", "history", study).out().strip());
  }

  @Test
  void importGoesOnWhereOneOfSeveralFilesIsRefused() throws IOException {
    String study = folder.resolve("several").toString();
    done("new", study);
    Path first = Files.writeString(folder.resolve("first.csv"), "id,qty\n1,2\n");
    Path days = Files.writeString(folder.resolve("days.csv"), "id,day\n1,03/04/2025\n2,05/06/2025\n");
    Path last = Files.writeString(folder.resolve("last.csv"), "id,qty\n1,2\n2,3\n");
    Ran ran = run("import", study, first.toString(), days.toString(), last.toString());
    assertEquals(1, ran.code());
    assertEquals("1 row into first\n2 rows into last\n", ran.out());
    assertTrue(ran.err().startsWith(days + " was not imported: INTAKE-DATE-ORDER: "), ran.err());
    assertEquals(1, ran.err().lines().count());
  }

  @Test
  void readWarnsOfWhatAnImportWouldAsk() throws IOException {
    Path days = Files.writeString(folder.resolve("days.csv"), "id,day\n1,03/04/2025\n2,05/06/2025\n");
    Path clean = folder.resolve("clean.csv");
    Ran ran = run("read", days.toString(), "--out", clean.toString());
    assertEquals(0, ran.code());
    assertTrue(ran.err().startsWith("INTAKE-DATE-ORDER: In the column “day”, “03/04/2025” can be"), ran.err());
    assertEquals("id,day\r\n1,03/04/2025\r\n2,05/06/2025\r\n", Files.readString(clean));
  }

  @Test
  void everythingIsSaidInTheChosenLanguage() throws IOException {
    String study = folder.resolve("zh").toString();
    Path people = Files.writeString(folder.resolve("kunden.csv"),
        "customer_id,email,since\n1,ann@mail.com,2025-01-01\n2,bo@mail.com,2025-01-02\n3,cy@mail.com,2025-13-45\n4,d@mail.com,2025-01-04\n");
    done("new", study);
    Ran brought = done("--messages", "zh", "import", study, people.toString());
    assertTrue(brought.err().contains("疑似个人信息"), brought.err());
    assertFalse(brought.err().contains("personal"), brought.err());
    JsonNode step = done("--messages", "zh", "--json", "history", study).json().get(0);
    assertTrue(step.path("warnings").get(0).asText().startsWith("INTAKE-MOSTLY-DATES: 列“since”"), step.toString());
    assertTrue(step.path("warnings").get(1).asText().startsWith("DATA-PERSONAL: “kunden”"), step.toString());
    step = done("--json", "history", study).json().get(0);
    assertTrue(step.path("warnings").get(1).asText().startsWith("DATA-PERSONAL: 1 column of “kunden” looks"), step.toString());
    List<String> said = new ArrayList<>();
    for (String[] line : List.of(
        new String[] {"tables", study}, new String[] {"history", study}, new String[] {"check", study},
        new String[] {"export", study, "kunden", "--out", folder.resolve("zh.csv").toString()},
        new String[] {"read", people.toString(), "--out", folder.resolve("zh-clean.csv").toString()},
        new String[] {"undo", study}, new String[] {"redo", study})) {
      List<String> all = new ArrayList<>(List.of("--messages", "zh"));
      all.addAll(List.of(line));
      said.add(done(all.toArray(String[]::new)).out().replaceAll("/\\S+|data\\.import", ""));
    }
    for (String english : List.of("rows", "columns", "now", "stored", "steps", "written", "refused", "undone", "redone")) {
      assertFalse(String.join(" ", said).contains(english), said.toString());
    }
    Path out = folder.resolve("zh-out");
    done("report", study, "--out", out.toString(), "--lang", "zh");
    assertFalse(Files.readString(out.resolve("report.html")).contains("looks like personal data"));
  }

  @Test
  void tellsWhatCouldNotBeReadInWordsAndWhereItStands() throws IOException {
    String study = folder.resolve("words").toString();
    StringBuilder rows = new StringBuilder("customer_id,since,rating\n");
    for (int i = 1; i <= 40; i++) {
      rows.append(i).append(i == 7 ? ",soon," : ",2025-03-" + (10 + i % 19) + ",").append(i % 5).append(i == 9 ? ",a,b\n" : "\n");
    }
    Path file = Files.writeString(folder.resolve("visits.csv"), rows);
    done("new", study);
    String said = done("import", study, file.toString()).out();
    assertEquals("39 rows into visits, 1 line refused; 1 cell that could not be read counts as missing, see visits_rejects", said.strip());
    String sniffed = done("sniff", file.toString()).out();
    assertFalse(sniffed.contains("clientele."), sniffed);
    assertTrue(sniffed.contains("\"5 fields instead of 3\""), sniffed);
    String profile = done("profile", study, "visits_rejects").out();
    assertTrue(profile.contains("not a date") && !profile.contains("clientele."), profile);
    Path hollow = Files.writeString(folder.resolve("hollow.csv"), "customer_id,fax,city\n1,,Graz\n2,,Graz\n3,,Graz\n");
    done("import", study, hollow.toString());
    assertTrue(done("profile", study, "hollow").out().contains("\t0\tno value at all\n"), done("profile", study, "hollow").out());
    assertTrue(done("--json", "profile", study, "visits_rejects").out().contains("columns"));
    assertTrue(done("op", study, "data.find-errors", "--table", "visits").out().contains("See data_errors: clientele show"));
    assertTrue(done("op", study, "data.add-column", "--table", "visits", "--name", "double", "--formula", "rating * 2").out().startsWith("Column double in visits: 39 values"));
    assertTrue(done("op", study, "data.add-column", "--table", "visits", "--name", "double", "--formula", "rating * 2").out().contains("in place of its values before"));
    String label = run("op", study, "churn.train", "--label", "Left").err();
    assertTrue(label.contains("customer_id") && label.contains("rating") && !label.contains("visits,"), label);
    Ran unknown = run("import", study, file.toString(), "--table", "again", "--pseudonymise", "mail");
    assertTrue(unknown.err().startsWith("STUDY-NO-COLUMN: ") && unknown.err().contains("visits"), unknown.err());
    String operations = done("op", study).out();
    assertTrue(operations.contains("--columns              Columns to compare (text …)"), operations);
  }

  /** What a step had to say of the data stands in the section for the client, without codes and commands. */
  @Test
  void theReportSaysWhatItsFiguresLeaveOut() throws IOException {
    String study = folder.resolve("remarks").toString();
    StringBuilder rows = new StringBuilder("order_id,customer_id,order_date,amount\n");
    for (int i = 0; i < 60; i++) {
      rows.append("O").append(i).append(i % 4 == 0 ? ",N/A" : ",C" + i % 9).append(",2025-01-").append(10 + i % 20).append(",").append(10 + i).append("\n");
    }
    done("new", study);
    done("import", study, Files.writeString(folder.resolve("orders.csv"), rows).toString());
    assertTrue(done("op", study, "features.build").err().contains("FEATURES-NOBODY: 15 of 60 lines"));
    done("report", study, "--out", folder.resolve("remarks-out").toString());
    String page = Files.readString(folder.resolve("remarks-out").resolve("report.html"));
    String sections = page.substring(0, page.indexOf("op.features.build") < 0 ? page.lastIndexOf("<h2") : page.indexOf("op.features.build"));
    assertTrue(sections.contains("15 of 60 lines of “orders” name no customer; 15 of them stand under N/A. Such a word is no customer"), sections);
    assertFalse(sections.contains("FEATURES-NOBODY"));
  }

  /** A cell that names the window, moves the cursor and turns the writing round; in JSON it is what it is. */
  /** Before: cells that were edited and rows that were pasted stood in the report, which says that it has no rows of customers. */
  @Test
  void theReportPrintsNoCellThatAStepWasTold() throws IOException {
    Path file = folder.resolve("cells.csv");
    Files.writeString(file, "customer_id,note\nA1,first\nA2,second\nA3,third\n");
    String study = folder.resolve("cells").toString();
    done("new", study);
    done("import", study, file.toString());
    done("op", study, "data.edit-cell", "--table", "cells", "--row", "1", "--column", "note", "--value", "Quorlington moved");
    done("op", study, "data.find-replace", "--table", "cells", "--columns", "note", "--find", "second", "--replace", "Ode called");
    Path out = folder.resolve("cells-report");
    done("report", study, "--out", out.toString());
    String html = Files.readString(out.resolve("report.html"));
    assertFalse(html.contains("Quorlington") || html.contains("Ode called"));
    assertTrue(html.contains("Edit a cell") && html.contains("not printed"));
    assertTrue(done("history", study).out().contains("Quorlington moved"), "the history has it");
  }

  /** What would go is said and nothing is changed; a key that is written alike is asked about before anything is erased. */
  @Test
  void erasingIsSeenBeforeItIsDone() throws IOException {
    String study = folder.resolve("seen").toString();
    done("new", study);
    Path people = Files.writeString(folder.resolve("people.csv"), "customer_id,name\nC1001,Anna Weber\nc1001,Uwe Gross\nC1002,Ida Graf\n");
    Path orders = Files.writeString(folder.resolve("sales.csv"), "order_id,customer_id,date,amount,note\n1,C1001,2025-01-01,5,a\n2,c1001,2025-01-02,6,b\n"
        + "3,c1001,2025-01-02,7,c\n4,C1002,2025-01-03,8,Anna Weber paid for it and will pick it up\n");
    done("import", study, people.toString(), orders.toString());
    byte[] before = Files.readAllBytes(Path.of(study + ".mv.db"));
    byte[] mark = Files.readAllBytes(Path.of(study + ".mark"));
    JsonNode seen = done("--json", "erase", study, "--customer", "C1001", "--preview").json();
    assertEquals("{\"people\":1,\"sales\":1}", seen.path("rows").toString());
    assertEquals("{\"c1001\":{\"people.customer_id\":1,\"sales.customer_id\":2}}", seen.path("left").toString());
    assertEquals(1, seen.path("texts").asInt());
    assertEquals(1, seen.path("copies").asInt());
    assertTrue(done("erase", study, "--customer", "C1001", "--preview").out().startsWith("Nothing was changed."));
    org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(Path.of(study + ".mv.db")));
    org.junit.jupiter.api.Assertions.assertArrayEquals(mark, Files.readAllBytes(Path.of(study + ".mark")));
    Ran refused = run("erase", study, "--customer", "C1001");
    assertEquals(1, refused.code());
    assertTrue(refused.err().startsWith("ERASE-FORMS: ") && refused.err().contains("sales.customer_id: 2"), refused.err());
    assertEquals("ERASE-NEAR", run("erase", study, "--customer", "c1002").err().split(":")[0]);
    assertEquals(4, done("--json", "show", study, "sales").json().size());
    Ran erased = done("--json", "erase", study, "--customer", "C1001", "--exactly");
    assertEquals(seen.path("rows"), erased.json().path("rows"), "what was seen is what was done");
    assertEquals(seen.path("texts"), erased.json().path("texts"));
    assertTrue(erased.json().path("copiesReplaced").asBoolean());
    assertEquals(3, done("--json", "show", study, "sales").json().size());
    Ran undo = run("undo", study);
    assertEquals(1, undo.code());
    assertTrue(undo.err().startsWith("ERASE-STAYS: "), undo.err());
    assertTrue(done("undo", study, "--before-erasure").out().contains("data.import"));
    done("redo", study);
    assertTrue(done("redo", study).out().contains("gone all the time"));
  }

  /** Where copies cannot go, nothing says that they were replaced, and the list of copies says which hold the customer. */
  @Test
  void copiesThatStayAreNotCalledReplaced() throws IOException {
    String study = folder.resolve("stays").toString();
    done("new", study);
    done("import", study, Files.writeString(folder.resolve("few.csv"), "customer_id,name\nC1001,Anna Weber\nC1002,Ida Graf\n").toString());
    Path stands = Files.createDirectories(folder.resolve("stays.backups/stays-0002.copying/in the way"));
    Ran ran = done("erase", study, "--customer", "C1001");
    assertTrue(ran.out().contains("could not be replaced yet") && !ran.out().contains("were replaced"), ran.out());
    assertTrue(ran.err().startsWith("STORE-COPIES-STAY: "), ran.err());
    assertTrue(done("tables", study).err().startsWith("STORE-COPIES-STAY: "), "who only reads hears it too");
    assertTrue(done("restore", study).out().contains("before somebody was erased"));
    Files.delete(stands);
    Files.delete(stands.getParent());
    assertEquals("", done("tables", study).err());
    assertFalse(done("restore", study).out().contains("before somebody was erased"));
  }

  /** One customer is erased by the verb, and a study can be compacted, restored and taken over. */
  @Test
  void aCustomerIsErasedAndAStudyRestored() throws IOException {
    Path file = folder.resolve("erase.csv");
    Files.writeString(file, "customer_id,name\nA-1001,Quorlington Ode\nA-1002,Somebody Else\nA-1003,Third One\n");
    String study = folder.resolve("erase").toString();
    done("new", study);
    done("import", study, file.toString());
    JsonNode erased = done("--json", "erase", study, "--customer", "A-1001").json();
    assertEquals(1, erased.path("rows").path("erase").asInt());
    assertFalse(done("--json", "show", study, "erase").out().contains("Quorlington"));
    assertEquals("ERASE-NOBODY", run("erase", study, "--customer", "A-1001").err().split(":")[0]);
    JsonNode copies = done("--json", "restore", study).json();
    assertEquals(1, copies.size());
    Path elsewhere = folder.resolve("erase-back");
    done("restore", study, "--copy", copies.get(0).path("number").asText(), "--to", elsewhere.toString());
    assertEquals(2, done("--json", "show", elsewhere.toString(), "erase").json().size());
    done("undo", study, "--before-erasure");
    assertTrue(done("compact", study).out().contains("redo can still reach stay"));
    done("redo", study); // and it does
    done("redo", study);
    assertEquals("STORE-NO-COPY", run("restore", study, "--copy", "99").err().split(":")[0]);
    Files.delete(folder.resolve("erase.mark"));
    assertEquals("STORE-NO-MARK", done("tables", study).err().split(":")[0]);
    done("adopt", study, "--as", folder.resolve("erase-taken").toString());
    assertEquals(2, done("--json", "show", folder.resolve("erase-taken").toString(), "erase").json().size());
  }

  @Test
  void noCellCommandsTheTerminal() throws IOException {
    String study = folder.resolve("terminal").toString();
    String cell = "a\u001b]0;owned\u0007\u202eb\u009bc\u007fé客";
    done("new", study);
    done("import", study, Files.writeString(folder.resolve("cells.csv"), "customer_id,note\n1," + cell + "\n2,plain\n3,more\n").toString());
    String shown = done("show", study, "cells").out();
    assertTrue(shown.contains("a‹001B›]0;owned‹0007›‹202E›b‹009B›c‹007F›é客"), shown);
    String all = shown + done("profile", study, "cells").out() + run("show", study, "no\u001b[2Jtable").err() + run("no\u001b[2Jverb").err();
    assertTrue(all.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 || c == 0x202e), all);
    assertEquals(cell, Json.mapper().readTree(done("--json", "show", study, "cells").out()).findValue("note").asText());
  }

  /** Before: a list made before rows were taken out left without a word, and the report named both. */
  @Test
  void whatIsOlderThanItsDataSaysSoWhenItLeaves() throws IOException {
    String study = folder.resolve("older").toString();
    StringBuilder rows = new StringBuilder("order_id,customer_id,order_date,amount\n");
    for (int i = 0; i < 60; i++) {
      rows.append("O").append(i).append(",C").append(i % 9).append(",2025-01-").append(10 + i % 20).append(",").append(10 + i).append("\n");
    }
    rows.append(rows.substring(rows.indexOf("O3,"), rows.indexOf("O5,")));
    done("new", study);
    done("import", study, Files.writeString(folder.resolve("orders.csv"), rows).toString());
    done("op", study, "features.build");
    Path out = folder.resolve("older-out");
    assertEquals("", run("export", study, "features", "--out", out.resolve("f.csv").toString()).err());
    done("op", study, "data.drop-duplicates", "--table", "orders");
    Ran export = run("export", study, "features", "--out", out.resolve("f.csv").toString());
    assertTrue(export.err().contains("“features” was made before the data changed"), export.err());
    Ran report = run("report", study, "--out", out.toString());
    assertTrue(report.err().contains("features"), report.err());
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains(" (out of date)") && page.contains("its figures are of the time before"));
    done("op", study, "features.build");
    done("report", study, "--out", out.toString());
    assertFalse(Files.readString(out.resolve("report.html")).contains("out of date"));
  }

  /** Before: the client's file was replaced by the export, or emptied by reading it into itself. */
  @Test
  void neverWritesOverAFileThatWasRead() throws IOException {
    String study = folder.resolve("keeps").toString();
    Path file = Files.writeString(folder.resolve("people.csv"), "customer_id;city\n1;Graz\n2;Linz\n");
    String before = Files.readString(file);
    done("new", study);
    done("import", study, file.toString());
    String export = run("export", study, "people", "--out", file.toString()).err();
    assertTrue(export.startsWith("CLI-SOURCE: "), export);
    Path roundabout = folder.resolve(".").resolve("people.csv");
    assertTrue(run("export", study, "people", "--out", roundabout.toString()).err().startsWith("CLI-SOURCE: "));
    assertTrue(run("read", file.toString(), "--out", file.toString()).err().startsWith("CLI-SOURCE: "));
    assertEquals(before, Files.readString(file));
    done("export", study, "people", "--out", folder.resolve("new.csv").toString());
    done("export", study, "people", "--out", folder.resolve("new.csv").toString());
  }

  @Test
  void asksForThePassphrase() throws IOException {
    String study = folder.resolve("locked").toString();
    Path right = folder.resolve("right.txt");
    Path wrong = folder.resolve("wrong.txt");
    Files.writeString(right, "öpen sesame\n");
    Files.writeString(wrong, "open sesame\n");
    done("--passphrase-file", right.toString(), "new", study);
    assertEquals(0, run("--passphrase-file", right.toString(), "tables", study).code());
    assertTrue(run("--passphrase-file", wrong.toString(), "tables", study).err().startsWith("STORE-PASSPHRASE: "));
    Ran none = run("tables", study);
    assertTrue(none.err().startsWith("STORE-PASSPHRASE: ") && none.err().contains("--passphrase-file"), none.err());
    assertFalse(none.err().contains(".key"), none.err());
    Path nothing = Files.writeString(folder.resolve("nothing.txt"), "\n");
    String open = folder.resolve("unprotected").toString();
    assertTrue(run("--passphrase-file", nothing.toString(), "new", open).err().startsWith("CLI-EMPTY-PASSPHRASE: "));
    assertEquals(1, run("tables", open).code(), "nothing was made");
  }

  @Test
  void wrongUsageIsTwo() {
    assertEquals(2, run("no-such-verb").code());
    assertEquals(2, run("show").code());
    assertEquals(0, run("--help").code());
    assertEquals(2, run("--messages", "klingon", "sniff", "x.csv").code());
    assertTrue(run("--messages", "klingon", "sniff", "x.csv").err().contains("ZH"));
    String study = folder.resolve("usage").toString();
    done("new", study);
    done("import", study, raw.resolve("customers.csv").toString());
    assertEquals(2, run("show", study, "customers", "--limit", "-1").code());
  }

  @Test
  void aStudyGoesOverInABundle() throws IOException {
    String study = folder.resolve("from").toString();
    done("new", study);
    done("import", study, raw.resolve("products.xlsx").toString());
    Path zip = folder.resolve("x.zip");
    done("bundle", study, "--out", zip.toString());
    String other = folder.resolve("to").toString();
    done("unbundle", zip.toString(), other);
    assertEquals(
        done("--json", "show", study, "products", "--limit", "80").out(),
        done("--json", "show", other, "products", "--limit", "80").out());
  }

  /** Before: what is JSON without being asked for had its marks of direction replaced, and the recipe another column. */
  @Test
  void whatIsJsonKeepsEverySignAndCommandsNoTerminal() throws IOException {
    String study = folder.resolve("signs").toString();
    String column = "na\u202eme";
    Path file = Files.writeString(folder.resolve("signs.csv"), "id," + column + "\n1,a\n2,b\n");
    done("new", study);
    done("import", study, file.toString());
    done("op", study, "data.clean-text", "--table", "signs", "--columns", column, "--steps", "upper");
    String recipe = done("history", study, "--recipe").out();
    assertFalse(recipe.contains("\u202e"), recipe);
    assertEquals(column, Json.mapper().readTree(recipe).path("steps").get(1).path("params").path("columns").get(0).asText());
    Ran sniffed = done("sniff", file.toString());
    assertFalse(sniffed.out().contains("\u202e"));
    assertEquals(column, sniffed.json().path("columns").get(1).path("name").asText());
  }

  /** Before: after an import a name with this sign was said not to be kept, and history, report and its page failed for ever. */
  @Test
  void separatorsOfTextsInNamesAndCellsAreWordsOfTheClient() throws IOException {
    String study = folder.resolve("separators").toString();
    StringBuilder lines = new StringBuilder("id,na\u001fme,clientele.base\u001fx\n1,clientele.analysis.churn\u001fchurn.title,\"{\"\"$text\"\":\"\"x\"\"}\"\n");
    for (int i = 2; i < 200; i++) {
      lines.append(i).append(",plain words here,more of them\n");
    }
    done("new", study);
    done("import", study, Files.writeString(folder.resolve("us.csv"), lines).toString());
    done("op", study, "data.clean-text", "--table", "us", "--columns", "na\u001fme", "--steps", "trim");
    for (String language : List.of("en", "zh")) {
      assertTrue(done("--messages", language, "show", study, "us", "--limit", "1").out().contains("clientele.analysis.churn‹001F›churn.title"));
      assertTrue(done("--messages", language, "history", study).out().contains("us"));
      done("--messages", language, "profile", study, "us");
      done("report", study, "--out", folder.resolve("us-" + language).toString(), "--lang", language);
    }
    JsonNode row = done("--json", "show", study, "us", "--limit", "1").json().get(0);
    assertEquals("clientele.analysis.churn\u001fchurn.title", row.path("na\u001fme").asText());
    assertEquals("{\"$text\":\"x\"}", row.path("clientele.base\u001fx").asText());
    assertTrue(done("check", study).out().contains("0 differ"));
  }

  @Test
  void readSaysThatCellsStandAsTheyAreAndCanBeSafe() throws IOException {
    Path file = Files.writeString(folder.resolve("formula.csv"), "id,note\n1,=1+1\n2,b\n");
    Path out = folder.resolve("formula-clean.csv");
    assertTrue(done("read", file.toString(), "--out", out.toString()).out().contains("--safe"));
    assertEquals("1,=1+1", Files.readAllLines(out).get(1));
    assertFalse(done("read", file.toString(), "--out", out.toString(), "--safe").out().contains("--safe"));
    assertEquals("1,\"'=1+1\"", Files.readAllLines(out).get(1));
  }

  @Test
  void aBundleThatFailsLeavesNothingAndTheKeyStaysBehind() throws IOException {
    String study = folder.resolve("sender").toString();
    done("new", study);
    Path people = Files.writeString(folder.resolve("people.csv"), "customer_id,email\n1,ann@example.org\n2,ben@example.org\n");
    done("import", study, people.toString(), "--pseudonymise", "email");
    Path zip = folder.resolve("sent.zip");
    assertTrue(done("bundle", study, "--out", zip.toString()).err().contains("stays in the study"));
    Path keyed = folder.resolve("keyed.zip");
    assertTrue(done("bundle", study, "--out", keyed.toString(), "--with-key").err().contains("in plain"));
    Path place = Files.createDirectories(folder.resolve("receiver"));
    Ran taken = done("unbundle", keyed.toString(), place.resolve("s").toString());
    assertTrue(taken.err().startsWith("BUNDLE-KEY: "), taken.err());
    List<String> before = everyFile();
    Path bad = folder.resolve("bad.zip");
    byte[] bytes = Files.readAllBytes(zip);
    bytes[60] ^= 1; // within the packed rows of the first table
    Files.write(bad, bytes);
    Ran refused = run("unbundle", bad.toString(), place.resolve("t").toString());
    assertEquals(1, refused.code());
    assertTrue(refused.err().startsWith("BUNDLE-IN: "), refused.err());
    Files.delete(bad);
    assertEquals(before, everyFile(), "no study, no part of one, no key");
    assertEquals("STORE-EXISTS", run("unbundle", zip.toString(), place.resolve("s").toString()).err().split(":")[0]);
    done("unbundle", zip.toString(), place.resolve("t").toString());
    assertEquals(2, done("--json", "tables", place.resolve("t").toString()).json().get(0).path("rows").asInt());
  }

  private static List<String> everyFile() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  /** A short run of the fault lab; the long one is {@code clientele bench faults}. */
  @Test
  void nothingAcknowledgedIsLostWhenTheProgramIsKilled() throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> child =
        List.of(java.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
            System.getProperty("java.class.path"), Launcher.class.getName(), "fault-child");
    Path lab = folder.resolve("lab");
    Files.createDirectories(lab);
    FaultLab.Seen seen =
        new FaultLab(new FileShelf(folder.resolve("home"), Clock.systemUTC()), Analyses.discover(), Clock.systemUTC(), child, new PrintStream(new ByteArrayOutputStream()))
            .run(lab, 6, 5_000, 3);
    assertEquals(List.of(), seen.faults());
    assertTrue(seen.acknowledged() > 6, seen.toString());
  }

  private static List<String> fields(JsonNode row) {
    List<String> names = new ArrayList<>();
    row.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void anEmptyStudySaysThatItIsEmpty() {
    String study = folder.resolve("empty-study").toString();
    done("new", study);
    Ran ran = run("op", study, "data.drop-duplicates", "--table", "orders");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("this study is empty") && ran.err().contains("Import a file"), ran.err());
  }

  @Test
  void anOperationTellsWhatItTakes() {
    String told = done("op", "data.fill-missing", "--help").out();
    assertTrue(told.startsWith("Fill missing values"), told);
    assertTrue(told.contains("--method") && told.contains("flag | median | most-frequent | value | model"), told);
    assertEquals(told, done("op", "a-study", "data.fill-missing", "-h").out(), "the study need not be there");
    String formulas = done("op", "data.add-column", "--help").out();
    assertTrue(formulas.contains("days(from, to)") && formulas.contains("Days from the first date to the second"), formulas);
    assertTrue(done("op", "--help").out().startsWith("Usage: clientele op"));
    assertEquals(2, run("op").code());
  }

  /** Whoever types sees the option, and the field as the window calls it. */
  @Test
  void aWrongValueNamesTheOption() {
    String study = folder.resolve("wrong-value").toString();
    done("new", study);
    Ran refused = run("op", study, "churn.plan-calls", "--save-rate", "120");
    assertEquals(1, refused.code());
    assertTrue(refused.err().startsWith("OP-VALUE: “120” does not fit “Save rate” of “Plan call list” (churn.plan-calls: --save-rate)."), refused.err());
    assertTrue(refused.err().contains("(--save-rate: 0…100)"), refused.err());
    Ran segments = run("op", study, "segments.cluster", "--method", "rfm", "--k", "many");
    assertTrue(segments.err().startsWith("OP-VALUE") && segments.err().contains("--k"), segments.err());
  }

  private static Ran done(String... args) {
    Ran ran = run(args);
    assertEquals(0, ran.code(), String.join(" ", args) + "\n" + ran.err());
    return ran;
  }

  private static Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Main main =
        new Main(
            new FileShelf(folder.resolve("home"), Clock.systemUTC()), Analyses.discover(), Clock.systemUTC(), (study, demo, m) -> 0,
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = main.run(args);
    return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
