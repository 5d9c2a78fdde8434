package clientele.intake;

import clientele.base.ProblemException;
import clientele.intake.book.Book;
import clientele.intake.book.Sheet;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.source.FileSource;
import clientele.job.JobContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which sheet of a book is read: the one a person named, or the first that is a table; the others are told. */
final class SheetChoice {
  private static final int SAMPLE_ROWS = 300;
  private static final int MOST_NAMED = 30;

  /** Length from which on a cell is a note rather than a value. */
  private static final int LONG_NOTE = 100;

  /** A sheet with so many times fewer cells than the fullest is a cover, not a table. */
  private static final int FAR_LESS = 5;

  private final FileSource source;
  private final Book book;
  private final SniffOverrides overrides;
  private final JobContext job;

  SheetChoice(FileSource source, Book book, SniffOverrides overrides, JobContext job) {
    this.source = source;
    this.book = book;
    this.overrides = overrides;
    this.job = job;
  }

  /**
   * The sheet to be read.
   *
   * @throws ProblemException if the book has none, or none of the name that was given
   */
  Sheet choose() throws IOException {
    String wanted = overrides.sheet().strip();
    List<Sheet> all = book.sheets();
    if (all.isEmpty()) {
      throw IntakeProblems.NO_TABLE.raise(source.name());
    }
    if (!wanted.isEmpty() && !wanted.equals("auto")) {
      Optional<Sheet> named = all.stream().filter(s -> s.name().equals(wanted)).findFirst()
          .or(() -> all.stream().filter(s -> s.name().equalsIgnoreCase(wanted)).findFirst());
      if (named.isEmpty() && wanted.matches("\\d{1,4}")) {
        int place = Integer.parseInt(wanted);
        named = place >= 1 && place <= all.size() ? Optional.of(all.get(place - 1)) : Optional.empty();
      }
      return named.orElseThrow(
          () ->
              IntakeProblems.NO_SHEET.raise(
                  source.name(), wanted, String.join(", ", all.stream().map(Sheet::name).limit(30).toList())));
    }
    tellComputed(all);
    if (!book.preferred().isEmpty()) {
      Sheet best = book.preferred().getFirst();
      tellOthers(best, all);
      return best;
    }
    List<Sheet> stored = all.stream().filter(s -> !s.computed()).toList();
    List<Sheet> seen = stored.stream().filter(s -> !s.hidden()).toList();
    List<Sheet> looked = seen.isEmpty() ? stored : seen;
    if (looked.size() == 1) {
      return looked.getFirst();
    }
    List<Long> filled = new ArrayList<>();
    for (Sheet sheet : looked) {
      filled.add(filled(sheet));
    }
    long most = filled.stream().mapToLong(Long::longValue).max().orElse(0);
    int chosen = 0;
    while (chosen < looked.size() && (filled.get(chosen) == 0 || filled.get(chosen) * FAR_LESS < most)) {
      chosen++;
    }
    Sheet taken = looked.get(chosen == looked.size() ? 0 : chosen);
    List<String> others = new ArrayList<>();
    for (int i = 0; i < looked.size(); i++) {
      if (looked.get(i) != taken && filled.get(i) > 0) {
        others.add(looked.get(i).name());
      }
    }
    if (!others.isEmpty()) {
      job.warn(
          IntakeProblems.OTHER_SHEETS.with(
              source.name(), taken.name(), String.join(", ", others.stream().limit(MOST_NAMED).toList())));
    }
    return taken;
  }

  /** Says which tables are only worked out when chosen; nobody chose one here. */
  private void tellComputed(List<Sheet> all) {
    List<String> computed = all.stream().filter(Sheet::computed).map(Sheet::name).limit(MOST_NAMED).toList();
    if (computed.isEmpty()) {
      return;
    }
    String names = String.join(", ", computed);
    if (all.stream().allMatch(Sheet::computed)) {
      throw IntakeProblems.ONLY_VIEWS.raise(source.name(), names, computed.getFirst());
    }
    job.warn(IntakeProblems.VIEWS.with(source.name(), names, computed.getFirst()));
  }

  /** Says which tables of a document, page or database were not taken, lists inside the rows of the taken one among them. */
  private void tellOthers(Sheet taken, List<Sheet> all) throws IOException {
    List<String> others = new ArrayList<>();
    for (Sheet sheet : all) {
      if (sheet != taken && !sheet.hidden() && !sheet.computed() && others.size() < MOST_NAMED && mayHold(sheet)) {
        others.add(sheet.name());
      }
    }
    if (!others.isEmpty()) {
      job.warn(
          IntakeProblems.OTHER_TABLES.with(source.name(), taken.name(), String.join(", ", others), others.getFirst()));
    }
  }

  /** Whether there is something in a table; that one cannot be read is told, and keeps nobody from the others. */
  private boolean mayHold(Sheet sheet) throws IOException {
    try {
      return filled(sheet) > 0;
    } catch (ProblemException unreadable) {
      Object why = unreadable.problem().args().getLast();
      job.warn(IntakeProblems.PART.with(sheet.name(), source.name(), why));
      return false;
    }
  }

  /** Cells with something short in them in the first rows that have more than one: how much of a table a sheet is. */
  private long filled(Sheet sheet) throws IOException {
    long[] found = new long[2];
    try {
      sheet.read(
          (line, cells) -> {
            job.checkCancelled();
            long row = cells.stream().filter(c -> !c.isBlank() && c.length() <= LONG_NOTE).count();
            found[0] += row > 1 ? row : 0;
            if (++found[1] > SAMPLE_ROWS) {
              throw new Enough();
            }
          });
    } catch (Enough e) {
      return found[0];
    }
    return found[0];
  }

  /** Ends reading early. */
  private static final class Enough extends RuntimeException {
    private Enough() {
      super("enough", null, false, false);
    }
  }
}
