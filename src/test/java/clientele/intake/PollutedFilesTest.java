package clientele.intake;

import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.ProblemException;
import clientele.intake.DialectPollution.Spoilt;
import clientele.intake.choice.SniffOverrides;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spoilt files read without being told anything about them. The score of a file is that of Vitagliano et al. 2023: 1
 * for being read at all, and precision, recall and F1 of its header, its records and its cells.
 */
class PollutedFilesTest {
  @TempDir Path folder;

  @Test
  void readsSpoiltFilesAsTheyWereMeant() throws IOException {
    Map<String, double[]> kinds = new TreeMap<>();
    for (DialectPollution table : DialectPollution.tables(11)) {
      for (Spoilt spoilt : table.all(0, 1, 2, 12, -1)) {
        double[] sum = kinds.computeIfAbsent(spoilt.kind(), k -> new double[2]);
        sum[0] += score(spoilt, folder);
        sum[1]++;
      }
    }
    double all = kinds.values().stream().mapToDouble(s -> s[0]).sum();
    double files = kinds.values().stream().mapToDouble(s -> s[1]).sum();
    assertTrue(all / files > 9.9, "mean score " + all / files);
  }

  /** Prints the score of each kind; arguments: a seed, and a score below which single files are shown. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("spoilt");
    double shown = args.length > 1 ? Double.parseDouble(args[1]) : 0;
    Map<String, double[]> kinds = new TreeMap<>();
    for (DialectPollution table : DialectPollution.tables(Long.parseLong(args[0]))) {
      int[] every = java.util.stream.IntStream.range(0, table.size()).toArray();
      for (Spoilt spoilt : table.all(every)) {
        double score = score(spoilt, folder);
        double[] sum = kinds.computeIfAbsent(spoilt.kind(), k -> new double[2]);
        sum[0] += score;
        sum[1]++;
        if (score < shown) {
          System.out.printf("%.2f %s%n", score, spoilt.name());
        }
      }
    }
    double all = 0;
    double files = 0;
    for (var kind : kinds.entrySet()) {
      System.out.printf("%-40s %6.0f files %7.4f%n", kind.getKey(), kind.getValue()[1], kind.getValue()[0] / kind.getValue()[1]);
      all += kind.getValue()[0];
      files += kind.getValue()[1];
    }
    System.out.printf("%-40s %6.0f files %7.4f%n", "all", files, all / files);
  }

  /** 0 to 10. */
  static double score(Spoilt spoilt, Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("spoilt.csv"), spoilt.text(), StandardCharsets.UTF_8);
    Path clean = folder.resolve("clean.csv");
    try {
      CleanFile.write(FileImport.plan(file, SniffOverrides.NONE, Files4Tests.job()), clean, Language.ENGLISH, Files4Tests.job());
    } catch (ProblemException e) {
      return 0;
    }
    List<List<String>> read = parse(Files.readString(clean));
    List<List<String>> meant = spoilt.meant();
    double score = 1;
    score += three(meant.getFirst(), read.isEmpty() ? List.of() : read.getFirst());
    score += three(records(meant), records(read));
    score += three(cells(meant), cells(read));
    return score;
  }

  private static List<String> records(List<List<String>> rows) {
    return rows.stream().skip(1).map(r -> String.join("", r).toLowerCase(Locale.ROOT)).toList();
  }

  private static List<String> cells(List<List<String>> rows) {
    return rows.stream().flatMap(List::stream).toList();
  }

  /** Precision, recall and F1 of two bags. */
  private static double three(List<String> meant, List<String> read) {
    if (meant.isEmpty()) {
      return 3;
    }
    Map<String, Integer> bag = new HashMap<>();
    meant.forEach(m -> bag.merge(m, 1, Integer::sum));
    int both = 0;
    for (String r : read) {
      if (bag.merge(r, -1, Integer::sum) >= 0) {
        both++;
      }
    }
    if (both == 0) {
      return 0;
    }
    double p = (double) both / meant.size();
    double r = (double) both / read.size();
    return p + r + 2 * p * r / (p + r);
  }

  /** Plain RFC 4180. */
  static List<List<String>> parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    return rows;
  }
}
