package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recipes of a stranger: what they say of folders, servers and secrets is not followed, and nothing is half done. */
class HostileRecipesTest {
  @TempDir Path folder;
  private final AtomicInteger came = new AtomicInteger();
  private ServerSocket server;
  private String study;

  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> {
      while (!server.isClosed()) {
        try (Socket one = server.accept()) {
          came.incrementAndGet();
        } catch (IOException closed) {
          return;
        }
      }
    });
    study = folder.resolve("s").toString();
    Files.writeString(folder.resolve("id_rsa"), "a,b\nPRIVATE,KEY\nPRIVATE,KEY2\n");
    Files.writeString(folder.resolve("beside.csv"), "a,b\nPRIVATE,KEY\n");
    assertEquals(0, run("new", study).code());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /** Steps with FOLDER and PORT, and what the answer has to name. */
  static List<List<String>> recipes() {
    String query = "'query':'select 1 as a','table':'t','system':";
    return List.of(
        List.of("RECIPE-UNBOUND", "id_rsa", "{'op':'data.import','params':{'file':'FOLDER/id_rsa'}}"),
        List.of("RECIPE-UNBOUND", "id_rsa", "{'op':'data.import','params':{'file':'sub/../../FOLDER/id_rsa'}}"),
        List.of("RECIPE-UNBOUND", "beside.csv", "{'op':'data.import','params':{'file':'beside.csv'}}"),
        List.of("RECIPE-UNBOUND", "the file id_rsa", "{'op':'data.import','params':{'file':['FOLDER/id_rsa']}}"),
        List.of("RECIPE-UNBOUND", "the file ..", "{'op':'data.import','params':{'file':'file:///FOLDER/..'}}"),
        List.of("RECIPE-UNBOUND", "shop", "{'op':'data.import-query','params':{" + query + "'postgresql','host':'127.0.0.1','port':'PORT',"
            + "'database':'shop','user':'u','passwordFile':'FOLDER/id_rsa'}}"),
        List.of("RECIPE-UNBOUND", "shop", "{'op':'data.import-query','params':{" + query + "'mariadb','host':['127.0.0.1'],'port':['PORT'],"
            + "'database':'shop','user':'u','password-file':['FOLDER/id_rsa']}}"),
        List.of("RECIPE-UNBOUND", "shop", "{'op':'data.import-query','params':{" + query + "'mysql','host':'127.0.0.1','port':PORT,"
            + "'database':'shop','user':'u','passwordVariable':'PATH','plain':true}}"),
        List.of("RECIPE-UNBOUND", "shop", "{'op':'data.import-query','params':{" + query + "'postgresql','database':'shop','password':'x'}}"),
        List.of("RECIPE-UNBOUND", "id_rsa", "{'op':'data.import-query','params':{" + query + "'sqlite','database':'FOLDER/id_rsa'}}"),
        List.of("OP-UNKNOWN", "study.load-bundle", "{'op':'study.load-bundle','params':{'file':'FOLDER/id_rsa'}}"),
        List.of("OP-UNKNOWN", "actions.record-export", "{'op':'actions.record-export','params':{'file':'x.csv','table':'t','rows':9}}"));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void isRefusedBeforeTheFirstStepAndNothingIsReadOrAsked(List<String> attack) throws IOException {
    Path recipe = recipe("{'op':'data.import','params':{'file':'rows','text':'x,y\\n1,2\\n','table':'first'}}", attack.get(2));
    Ran ran = run("run", study, recipe.toString());
    assertEquals(1, ran.code());
    assertTrue(ran.err().startsWith(attack.get(0) + ": "), ran.err());
    assertTrue(ran.err().contains(attack.get(1)), ran.err());
    assertFalse(ran.err().contains("PRIVATE"), ran.err());
    assertEquals("[ ]", run("--json", "tables", study).out().strip(), "not half done");
    assertEquals(0, came.get(), "nobody was asked");
  }

  @Test
  void whatIsSaidForThisRunIsReadAndNotWhatTheRecipeSays() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(mine.resolve("id_rsa"), "a,b\n1,2\n3,4\n");
    Path recipe = recipe("{'op':'data.import','params':{'file':'FOLDER/id_rsa','table':'keys'}}");
    assertEquals(0, run("run", study, recipe.toString(), "--files", mine.toString()).code());
    assertFalse(run("show", study, "keys").out().contains("PRIVATE"));
    assertEquals(0, run("run", study, recipe.toString(), "--with", "keys=" + mine.resolve("id_rsa"), "--into", "replace").code());
    assertFalse(run("show", study, "keys").out().contains("PRIVATE"));
    String again = run("history", study, "--recipe").out();
    assertFalse(again.contains(folder.getFileName().toString()), again);
    assertTrue(again.contains("\"file\" : \"id_rsa\""), again);
    Ran odd = run("run", study, recipe.toString(), "--with", "keys=" + mine.resolve("id_rsa"), "--with", "other=x");
    assertTrue(odd.err().startsWith("RECIPE-NO-IMPORT: "), odd.err());
  }

  @Test
  void aDatabaseIsAskedWhereItIsSaidToBeAndTheHistoryNamesNoServer() throws IOException {
    Path recipe = recipe("{'op':'data.import-query','params':{'query':'select 1 as a','table':'t','system':'postgresql','host':'127.0.0.1',"
        + "'port':'1','database':'shop','user':'u','passwordFile':'FOLDER/id_rsa'}}");
    Path word = Files.writeString(folder.resolve("word"), "my own\n");
    Ran ran = run("run", study, recipe.toString(), "--with", "shop=postgresql://me@127.0.0.1:" + server.getLocalPort() + "/shop2",
        "--password-file", word.toString());
    assertTrue(ran.err().startsWith("INTAKE-NO-DATABASE: "), ran.err());
    assertTrue(came.get() > 0, "the server of this run was asked");
    for (String address : List.of("postgresql://me:word@db/shop", "oracle://db/shop", "postgresql://db/shop?loggerFile=x", "shop.db")) {
      assertTrue(run("run", study, recipe.toString(), "--with", "shop=" + address).err().startsWith("RECIPE-ADDRESS: "), address);
    }
  }

  @Test
  void aPasswordTheRecipeOnceNamedHasToBeSaidAnew() throws Exception {
    Path book = Path.of(clientele.intake.FileImport.class.getResource("locked.xls").toURI());
    Path word = Files.writeString(folder.resolve("word.txt"), "Straße 7\n");
    Path recipe = recipe("{'op':'data.import','params':{'file':'locked.xls','table':'book','passwordFile':'FOLDER/word.txt'}}");
    Ran without = run("run", study, recipe.toString(), "--with", "book=" + book);
    assertTrue(without.err().startsWith("RECIPE-UNBOUND: ") && without.err().contains("the password of locked.xls"), without.err());
    assertEquals(0, run("run", study, recipe.toString(), "--with", "book=" + book, "--password-file", word.toString()).code());
  }

  @Test
  void theHistoryKeepsNamesAndStillNoSourceIsWrittenOver() throws IOException {
    Path secret = Files.createDirectories(folder.resolve("client-7")).resolve("sales.csv");
    Files.writeString(secret, "order_id,customer_id,date,amount\n1,A,2024-01-05,10\n2,B,2024-01-06,20\n");
    assertEquals(0, run("import", study, secret.toString()).code());
    String history = run("--json", "history", study).out();
    assertFalse(history.contains("client-7"), history);
    Path zip = folder.resolve("sales.zip");
    assertEquals(0, run("bundle", study, "--out", zip.toString()).code());
    try (ZipFile parts = new ZipFile(zip.toFile())) {
      String told = new String(parts.getInputStream(parts.getEntry("history.json")).readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(told.contains("sales.csv") && !told.contains("client-7") && !told.contains("\"read\""), told);
    }
    Ran over = run("export", study, "sales", "--out", secret.toString());
    assertTrue(over.err().startsWith("CLI-SOURCE: "), over.err());
    assertEquals(0, run("export", study, "sales", "--out", folder.resolve("sales.csv").toString()).code());
  }

  private Path recipe(String... steps) throws IOException {
    String json = "{'steps':[" + String.join(",", steps) + "]}";
    return Files.writeString(folder.resolve("recipe.json"), json.replace('\'', '"')
        .replace("FOLDER", folder.toString()).replace("PORT", String.valueOf(server.getLocalPort())));
  }

  private Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = new Main(
        new FileShelf(folder.resolve("home"), java.time.Clock.systemUTC()), Analyses.discover(), Clock.systemUTC(), (s, demo, m) -> 0,
        new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8)).run(args);
    return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
