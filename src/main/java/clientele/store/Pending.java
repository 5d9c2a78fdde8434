package clientele.store;

import clientele.base.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a kill, a full disk or a folder that cannot be written kept an earlier writing from: done when the study is met next. */
final class Pending {
  private Pending() {}

  /** Puts a copy in place that a kill kept from being moved there; whether there was one. */
  static boolean isRestored(Path study, StudyFile.Place place) {
    if (!Files.isRegularFile(Restoring.part(study)) || !Files.isRegularFile(Mark.of(study))) {
      return false;
    }
    try (Mark mark = Mark.lock(study, true).orElseThrow(() -> StoreProblems.IN_USE.raise(study.toString()))) {
      Optional<Mark.Content> content = mark.read(place.origin()).filter(c -> c.next().isPresent());
      if (content.isPresent()) {
        Rewrite.finish(study, mark, content.get(), place);
      }
      return Files.isRegularFile(StudyDatabase.file(study));
    } catch (IOException e) {
      throw StudyFile.failed(study, e);
    }
  }

  /** Lets copies go that are to go, for one who only reads, if nobody else has the study now; tells if they cannot. */
  static void purge(Path study, StudyFile.Place place) throws IOException {
    Optional<Mark> free = Mark.lockNow(study);
    if (free.isEmpty()) {
      stay(study, place, "stay.inUse");
      return;
    }
    try (Mark mark = free.get()) {
      Optional<Mark.Content> content = mark.read(place.origin()).filter(c -> c.sum().isPresent() && c.next().isEmpty());
      if (content.isPresent() && content.get().sum().get().equals(Copies.sum(StudyDatabase.file(study)))) {
        Rewrite.purged(study, mark, content.get(), place);
      }
    }
  }

  /** Tells that copies stay, and why. */
  static void stay(Path study, StudyFile.Place place, String why) {
    place.news().accept(StoreProblems.COPIES_STAY.with(study.toString(), Copies.folder(study).toString(), Text.of(Pending.class, why)));
  }

  /**
   * Takes away what a kill left, and copies that are to go.
   *
   * @param tried whether these were tried just now
   */
  static Mark.Content finished(Path study, Mark mark, Mark.Content content, StudyFile.Place place, boolean tried) throws IOException {
    Rewrite.sweep(study);
    Restoring.sweep(study);
    return content.sum().isPresent() && !tried ? Rewrite.purged(study, mark, content, place) : content;
  }
}
