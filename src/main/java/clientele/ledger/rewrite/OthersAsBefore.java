package clientele.ledger.rewrite;

import clientele.ledger.LedgerProblems;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.StudyStore;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Lets through what is written anew only if the rows of everybody else are as before: in columns of the client exactly, in free
 * texts and in what results say but for the stamp.
 */
final class OthersAsBefore implements Rewriting.Fresh {
  private final Rewriting.Fresh fresh;
  private final StudyStore store;
  private final PersonRows person;
  private final LongPredicate mayLoseWords;
  private final LongPredicate numbersRows;
  private final String stamp;

  /**
   * Watches over a file that is written.
   *
   * @param mayLoseWords columns in whose cells the stamp may take the place of words
   * @param numbersRows columns that name rows by their number
   */
  OthersAsBefore(
      Rewriting.Fresh fresh, StudyStore store, PersonRows person, LongPredicate mayLoseWords, LongPredicate numbersRows, String stamp) {
    this.fresh = fresh;
    this.store = store;
    this.person = person;
    this.mayLoseWords = mayLoseWords;
    this.numbersRows = numbersRows;
    this.stamp = stamp;
  }

  @Override
  public void column(long id, Kind kind, List<Chunk> chunks, Optional<Dictionary> dictionary) {
    PersonRows.Group group = person.groupOf(id);
    Dictionary before = kind.isCoded() ? store.dictionary(id) : null;
    for (int c = 0; c < chunks.size() && !numbersRows.test(id); c++) {
      BitSet rows = group.rows().getOrDefault(c, new BitSet());
      Chunk old = store.chunk(id, c);
      for (int r = rows.nextClearBit(0); r < old.rows(); r = rows.nextClearBit(r + 1)) {
        boolean same = switch (old) {
          case Chunk.Longs longs -> longs.values()[r] == ((Chunk.Longs) chunks.get(c)).values()[r];
          case Chunk.Reals reals -> Double.compare(reals.values()[r], ((Chunk.Reals) chunks.get(c)).values()[r]) == 0;
          case Chunk.Codes codes -> {
            String was = before.get(codes.values()[r]);
            String is = dictionary.orElseThrow().get(((Chunk.Codes) chunks.get(c)).values()[r]);
            yield Objects.equals(was, is) || mayLoseWords.test(id) && is != null && is.contains(stamp);
          }
        };
        if (!same) {
          throw LedgerProblems.OTHERS.raise(place(group, id));
        }
      }
    }
    fresh.column(id, kind, chunks, dictionary);
  }

  private static String place(PersonRows.Group group, long id) {
    Column column = group.columns().get(id);
    return group.tables().iterator().next() + "." + column.name();
  }

  @Override
  public void selection(long id, List<BitSet> chunks) {
    fresh.selection(id, chunks);
  }

  @Override
  public void artifact(long id, String json) {
    fresh.artifact(id, json);
  }

  @Override
  public void drop(long id) {
    fresh.drop(id);
  }

  @Override
  public long number() {
    return fresh.number();
  }

  @Override
  public String digest(long id) {
    return fresh.digest(id);
  }
}
