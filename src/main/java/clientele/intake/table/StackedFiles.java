package clientele.intake.table;

import clientele.base.Text;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.intake.column.ByteDictionary;
import clientele.intake.column.CodeColumn;
import clientele.intake.column.ReadColumn;
import clientele.intake.heading.HeaderDetector;
import clientele.intake.heading.Headings;
import clientele.intake.source.FileSource;
import clientele.job.JobContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Files with the same columns as one table, each row with the name of its file. */
public final class StackedFiles {
  /** Name of the column that says where a row comes from. */
  public static final String SOURCE = "source_file";

  /** The same for sheets of one file. */
  public static final String SHEET = "source_sheet";

  private static final int SPARE = 8;

  private final FileSource whole;
  private final String label;
  private final SniffOverrides overrides;
  private final JobContext job;
  private List<String> names;
  private LoadedFile first;
  private RowCollector rows;
  private long blanks;
  private final MessageDigest digest;

  public StackedFiles(FileSource whole, SniffOverrides overrides, JobContext job, String label) {
    this.label = label;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    this.whole = whole;
    this.overrides = overrides;
    this.job = job;
  }

  /** Adds the rows of a file; false, and nothing is added, if it has other columns than the first. */
  public boolean add(String name, LoadedFile file) {
    List<String> heads = file.shape().header().names();
    if (first == null) {
      first = file;
      names = heads;
      rows = new RowCollector(heads.size() + 1);
    }
    int[] place = places(heads);
    if (place == null) {
      return false;
    }
    digest.update((name + "\n" + file.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
    copy(name, file, place);
    for (Sniffed.Reject reject : file.rejects().kept()) {
      rows.rejects().keep(
          new Sniffed.Reject(
              reject.line(), Text.of(StackedFiles.class, "reject.in-file", name, reject.reason()), reject.column(),
              reject.raw(), reject.repair()));
    }
    rows.rejects().countAll(file.rejects());
    blanks += file.blankLines();
    return true;
  }

  /** Where each column of the first file lies in another; null if they differ. */
  private int[] places(List<String> heads) {
    if (heads.size() != names.size()) {
      return null;
    }
    int[] place = new int[names.size()];
    List<String> low = heads.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
    for (int c = 0; c < place.length; c++) {
      place[c] = low.indexOf(names.get(c).toLowerCase(Locale.ROOT));
      if (place[c] < 0) {
        return null;
      }
    }
    return place;
  }

  private void copy(String name, LoadedFile file, int[] place) {
    byte[] words8 = name.getBytes(StandardCharsets.UTF_8);
    byte[] label = Arrays.copyOf(words8, words8.length + SPARE);
    List<CodeColumn> columns = file.columns().stream().map(ReadColumn::cells).toList();
    int chunks = columns.getFirst().chunks();
    long row = 0;
    for (int k = 0; k < chunks; k++) {
      job.checkCancelled();
      int[][] codes = new int[place.length][];
      for (int c = 0; c < place.length; c++) {
        codes[c] = columns.get(place[c]).chunk(k);
        columns.get(place[c]).release(k);
      }
      for (int i = 0; i < codes[0].length; i++) {
        for (int c = 0; c < place.length; c++) {
          int code = codes[c][i];
          CodeColumn column = columns.get(place[c]);
          ByteDictionary words = column.dictionary();
          if (code < 0) {
            rows.cell(c, label, 0, 0);
            continue;
          }
          int from = words.start(code);
          if (column.isTyped()) {
            rows.cell(c, words.page(code), from, from + words.length(code), column.isNumber(code));
          } else {
            rows.cell(c, words.page(code), from, from + words.length(code));
          }
        }
        rows.cell(place.length, label, 0, label.length - SPARE);
        rows.endRow(file.lines().line(row++));
      }
    }
  }

  /** Ends adding. */
  public LoadedFile finish() {
    rows.blanks(blanks);
    List<String> all = new ArrayList<>(names);
    all.add(label);
    List<String> unique = Headings.unique(all);
    LoadedFile.Shape shape = first.shape();
    HeaderDetector.Found header =
        new HeaderDetector.Found(
            shape.header().preamble(), shape.header().headerRows(), unique, unique.size(),
            shape.header().confidence());
    boolean folder = java.nio.file.Files.isDirectory(whole.path());
    String sha256 = folder ? HexFormat.of().formatHex(digest.digest()) : whole.sha256();
    return new LoadedFile(
        whole,
        new LoadedFile.Shape(
            shape.encoding(), shape.encodingConfidence(), shape.encodings(), shape.dialect(), header, "", List.of()),
        rows.finish(sha256), overrides, job.part(0.9, 1));
  }
}
