package clientele.intake;

import clientele.base.Language;
import clientele.base.ProblemException;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a folder with {@code csvs/*.csv} and the rows they hold in {@code json/*.json} and says which are read alike;
 * of any other folder, what came of each file. For trials by hand, not a test.
 */
final class ConformanceTrial {
  private ConformanceTrial() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path csvs = Files.isDirectory(folder.resolve("csvs")) ? folder.resolve("csvs") : folder;
    int alike = 0;
    int compared = 0;
    try (Stream<Path> files = Files.walk(csvs)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path expected = folder.resolve("json").resolve(file.getFileName().toString().replace(".csv", ".json"));
        String outcome = outcome(file);
        if (Files.exists(expected)) {
          compared++;
          boolean same = rows(file).equals(rows(new ObjectMapper().readTree(expected.toFile())));
          alike += same ? 1 : 0;
          outcome += same ? " · as expected" : " · NOT as expected";
        }
        System.out.println(csvs.relativize(file) + ": " + outcome);
      }
    }
    System.out.println(compared == 0 ? "" : alike + " of " + compared + " as expected");
  }

  private static String outcome(Path file) {
    long start = System.nanoTime();
    try {
      Sniffed s = FileImport.sniff(file, SniffOverrides.NONE, Files4Tests.job().overriding("only looked at"));
      return "%s, %d columns, %d rows, %d refused, %d mended, header %d, above %d, delimiter %s, %.1f s".formatted(
          s.encoding(), s.columns().size(), s.rows(), s.rejects(), s.mendedReasons().stream().mapToLong(Sniffed.ReasonCount::count).sum(),
          s.headerRows(), s.preambleLines(), s.delimiter().replace("\t", "tab"), (System.nanoTime() - start) / 1e9);
    } catch (ProblemException e) {
      return "refused: " + e.problem().line(Language.ENGLISH);
    }
  }

  private static List<List<List<String>>> rows(JsonNode array) {
    List<List<List<String>>> rows = new ArrayList<>();
    for (JsonNode row : array) {
      List<List<String>> cells = new ArrayList<>();
      row.properties().forEach(cell -> cells.add(List.of(cell.getKey(), cell.getValue().asText())));
      rows.add(cells);
    }
    return rows;
  }

  private static List<List<List<String>>> rows(Path file) throws IOException {
    Path clean = Files.createTempFile("clean", ".csv");
    CleanFile.write(file, SniffOverrides.NONE, clean, Language.ENGLISH, Files4Tests.job());
    List<List<String>> read = PollutedFilesTest.parse(Files.readString(clean));
    List<List<List<String>>> rows = new ArrayList<>();
    for (List<String> row : read.subList(Math.min(1, read.size()), read.size())) {
      List<List<String>> cells = new ArrayList<>();
      for (int c = 0; c < row.size(); c++) {
        cells.add(List.of(read.getFirst().get(c), row.get(c)));
      }
      rows.add(cells);
    }
    return rows;
  }
}
