package clientele.store;

import clientele.base.ProblemException;
import clientele.base.WholeFile;
import clientele.ledger.StudyCopy;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ways back to a study that can be trusted: from its copies, from what a damaged file still holds, from elsewhere. */
public final class Restoring {
  /** Tables of a study, in the order in which they can be filled. */
  static final List<String> TABLES = List.of("meta", "item", "chunk", "ledger", "position");

  /** In the names of files that were kept when a copy took their place. */
  static final String BEFORE = ".before-restore-";

  /** The sum of no file: what lay there before was not marked by this computer. */
  private static final String UNKNOWN = "-";

  private static final int BATCH = 64;

  private Restoring() {}

  /** The copies of a study, newest first. */
  public static List<StudyCopy> copies(Path path, StudyFile.Place place) {
    Path study = StudyFile.plain(path);
    try {
      List<StudyCopy> all = new ArrayList<>();
      long older = Mark.look(study, place.origin()).map(c -> settled(study, c, place).older()).orElse(Mark.NONE);
      for (Copies.Copy copy : new Copies(study, place.origin()).all().reversed()) {
        all.add(new StudyCopy(copy.number(), copy.base(), copy.content().map(Mark.Content::made).orElse(""),
            copy.content().map(Mark.Content::steps).orElse(0L), copy.isWhole(), Files.size(copy.beside(".mv.db")), copy.number() <= older));
      }
      return all;
    } catch (IOException e) {
      throw StudyFile.failed(study, e);
    }
  }

  /**
   * Puts a copy of a copy in the place of a study, or elsewhere. What lay there is kept among the copies, under a name of its
   * own.
   *
   * @param number of the copy
   * @param to a new place for it; empty for that of the study
   * @return where it lies now
   * @throws clientele.base.ProblemException {@code STORE-NO-COPY}, {@code STORE-COPY-DAMAGED}, {@code STORE-IN-USE}, {@code
   *     STORE-EXISTS} if there is a study at the new place
   */
  public static Path restore(Path path, long number, Optional<Path> to, StudyFile.Place place) {
    Path study = StudyFile.plain(path);
    Path target = to.map(StudyFile::plain).orElse(study);
    try {
      Copies.Copy copy = new Copies(study, place.origin()).all().stream().filter(c -> c.number() == number && number > 0)
          .findFirst().orElseThrow(() -> StoreProblems.NO_COPY.raise(study.toString(), number));
      if (copy.content().isEmpty()) {
        throw StoreProblems.COPY_ELSEWHERE.raise(copy.base().toString());
      }
      if (!copy.isWhole()) {
        throw StoreProblems.COPY_DAMAGED.raise(copy.base().toString());
      }
      try (Mark mark = Mark.lock(target, true).orElseThrow(() -> StoreProblems.IN_USE.raise(target.toString()))) {
        Optional<Mark.Content> before = mark.read(place.origin());
        boolean cutShort = before.flatMap(Mark.Content::next).isPresent();
        if (to.isPresent() && (Files.exists(StudyDatabase.file(target)) || Files.exists(StudyFile.header(target)) && !cutShort)) {
          throw StoreProblems.EXISTS.raise(target.toString());
        }
        long older = to.isEmpty() ? older(study, before, place) : Mark.look(study, place.origin()).map(c -> settled(study, c, place).older()).orElse(Mark.NONE);
        if (copy.number() <= older) {
          if (to.isEmpty()) {
            throw StoreProblems.COPY_OLDER.raise(copy.base().toString());
          }
          place.news().accept(StoreProblems.COPY_HOLDS.with(target.toString()));
        }
        sweep(target);
        WholeFile.writeNew(partKey(target), out -> Files.copy(copy.beside(".key"), out));
        WholeFile.writeNew(part(target), out -> Files.copy(copy.beside(".mv.db"), out));
        if (Files.exists(StudyDatabase.file(target))) {
          setAside(study);
        }
        Mark.Content then = copy.content().orElseThrow().at("").without(to.isEmpty() ? older : Mark.NONE);
        Mark.Content now = before.map(Mark.Content::alone).orElseGet(() -> new Mark.Content(0, 0, "", then.key()).closed(UNKNOWN)).before(new Mark.Next(then, false));
        mark.write(now, place.origin()); // from here on a kill leaves what the next opening finishes
        Rewrite.finish(target, mark, now, place);
      }
      return target;
    } catch (IOException e) {
      throw StudyFile.failed(study, e);
    }
  }

  /** Which copies are to go: as the mark says, or, where there is none, as the history of the file tells if it can be read. */
  private static long older(Path study, Optional<Mark.Content> mark, StudyFile.Place place) {
    if (mark.isPresent()) {
      return settled(study, mark.get(), place).older();
    }
    if (!Files.exists(StudyDatabase.file(study)) || StudyKey.needsPassphrase(StudyFile.header(study))) {
      return Mark.NONE;
    }
    try {
      return whole(study, StudyKey.open(StudyFile.header(study), place.keys(), Optional.empty()), false, Optional.of(place.origin())).older();
    } catch (ProblemException e) {
      return Mark.NONE; // it is damaged, and therefore restored
    }
  }

  private static Mark.Content settled(Path study, Mark.Content content, StudyFile.Place place) {
    try {
      return Files.exists(StudyDatabase.file(study)) ? Rewrite.settled(study, content, place.origin()) : content;
    } catch (IOException e) {
      throw StudyFile.failed(study, e);
    }
  }

  /** Where a copy is written before it is moved into place. */
  static Path part(Path study) {
    return study.resolveSibling(study.getFileName() + ".restoring");
  }

  /** Where its key file waits to be moved with it. */
  static Path partKey(Path study) {
    return study.resolveSibling(study.getFileName() + ".restoring-key");
  }

  /** Takes away what a kill left of a copy that was being restored. */
  static void sweep(Path study) throws IOException {
    Files.deleteIfExists(part(study));
    Files.deleteIfExists(partKey(study));
  }

  /** Keeps the file that lies at the place of a study, with its key file, beside the copies. */
  private static void setAside(Path study) throws IOException {
    Path folder = Files.createDirectories(Copies.folder(study));
    int n = 1;
    Path base = folder.resolve(study.getFileName() + BEFORE + n);
    while (Files.exists(StudyDatabase.file(base)) || Files.exists(StudyFile.header(base))) {
      base = folder.resolve(study.getFileName() + BEFORE + ++n);
    }
    Path header = StudyFile.header(study);
    if (Files.exists(header)) {
      Copies.place(StudyFile.header(base), out -> Files.copy(header, out));
    }
    Copies.place(StudyDatabase.file(base), out -> Files.copy(StudyDatabase.file(study), out));
  }

  /**
   * Goes on with what the file of a study holds, though its mark says that more was kept: everything in it is read through
   * first, and its mark says from now on what is there.
   *
   * @return number of steps it holds
   * @throws clientele.base.ProblemException if it cannot be read, or holds damaged values
   */
  public static long asItIs(Path path, Optional<char[]> passphrase, StudyFile.Place place) {
    Path study = StudyFile.plain(path);
    if (!Files.isRegularFile(StudyDatabase.file(study))) {
      throw StoreProblems.NOT_THERE.raise(study.toString());
    }
    if (!Files.isRegularFile(Mark.of(study))) {
      throw StoreProblems.ELSEWHERE.raise(study.toString());
    }
    try (Mark mark = Mark.lock(study, true).orElseThrow(() -> StoreProblems.IN_USE.raise(study.toString()))) {
      StudyKey key = StudyKey.open(StudyFile.header(study), place.keys(), passphrase);
      Mark.Content before = mark.read(place.origin()).filter(c -> c.key().equals(key.check()))
          .orElseThrow(() -> StoreProblems.ELSEWHERE.raise(study.toString()));
      Mark.Content here = whole(study, key, false, Optional.empty()).without(settled(study, before, place).older());
      mark.write(here, place.origin());
      return here.steps();
    } catch (IOException e) {
      throw StudyFile.failed(study, e);
    }
  }

  /**
   * Makes a new study from the data and the history of one that was written elsewhere. That one is only read: nothing it
   * defines beyond what every study has is let in, every part is compared with its sums, and the rows go into a file made
   * here. It stays as it was.
   *
   * @param to where the new study is made, without suffix
   * @param passphrase of the study from elsewhere, and of the new one
   */
  public static Path adopt(Path path, Path to, Optional<char[]> passphrase, StudyFile.Place place) {
    Path study = StudyFile.plain(path);
    if (!Files.isRegularFile(StudyDatabase.file(study))) {
      throw notThere(study, place);
    }
    StudyKey key = StudyKey.open(StudyFile.header(study), place.keys(), passphrase);
    if (whole(study, key, true, Optional.of(place.origin())).older() != Mark.NONE) {
      place.news().accept(StoreProblems.OLDER_BESIDE.with(study.toString(), Copies.folder(study).toString()));
    }
    Path target = StudyFile.plain(to);
    try (StudyDatabase from = StudyDatabase.open(study, key, true);
        StudyFile made = StudyFile.create(target, passphrase, new StudySettings("", 0, ""), place)) {
      made.fill(into -> from.read(c -> {
        for (String table : TABLES) {
          pour(c, into, table, Set.of());
        }
        return null;
      }), from.read(Rewrite::next));
    }
    return target;
  }

  /** What to do where the file of a study is not there. */
  static ProblemException notThere(Path study, StudyFile.Place place) {
    if (!Files.isDirectory(Copies.folder(study))) {
      return StoreProblems.NOT_THERE.raise(study.toString());
    }
    try {
      long older = Mark.look(study, place.origin()).map(Mark.Content::older).orElse(Mark.NONE);
      if (older == Mark.NONE) {
        return StoreProblems.GONE.raise(study.toString());
      }
      List<String> after = new Copies(study, place.origin()).all().stream().filter(c -> c.number() > older).map(c -> Long.toString(c.number())).toList();
      return after.isEmpty() ? StoreProblems.GONE_OLDER.raise(study.toString()) : StoreProblems.GONE_BUT.raise(study.toString(), String.join(", ", after));
    } catch (IOException e) {
      return StudyFile.failed(study, e);
    }
  }

  /**
   * Reads a file through without changing it, and says how far it goes.
   *
   * @param origin where its history is to tell which copies hold somebody who was erased
   */
  static Mark.Content whole(Path study, StudyKey key, boolean elsewhere, Optional<Origin> origin) {
    Definitions.check(study, key, elsewhere);
    try (StudyDatabase database = StudyDatabase.open(study, key, true)) {
      H2Journal journal = Verification.journal(database, new H2StudyStore(database, study), study);
      Mark.Content here = journal.mark(key.check());
      Verification.check(database, study, here);
      return origin.isEmpty() ? here : here.without(Rewrite.older(study, origin.get(), journal.entries()));
    } catch (IOException e) {
      throw StudyFile.failed(study, e);
    }
  }

  /** Copies the rows of a table that belong to steps, but not of these items. */
  static void pour(Connection from, Connection into, String table, Set<Long> without) throws SQLException {
    boolean items = table.equals("item") || table.equals("chunk");
    if (!items) {
      try (PreparedStatement empty = into.prepareStatement("DELETE FROM " + table)) {
        empty.executeUpdate();
      }
    }
    String ready = switch (table) {
      case "item" -> " WHERE state = 'READY'";
      case "chunk" -> " WHERE item IN (SELECT id FROM item WHERE state = 'READY')";
      default -> "";
    };
    try (PreparedStatement read = from.prepareStatement("SELECT * FROM " + table + ready); ResultSet rows = read.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      String marks = String.join(", ", java.util.Collections.nCopies(columns, "?"));
      try (PreparedStatement write = into.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
        int waiting = 0;
        while (rows.next()) {
          if (items && without.contains(rows.getLong(1))) {
            continue;
          }
          for (int c = 1; c <= columns; c++) {
            write.setObject(c, rows.getObject(c));
          }
          write.addBatch();
          if (++waiting % BATCH == 0) {
            write.executeBatch();
          }
        }
        write.executeBatch();
      }
    }
  }
}
