package clientele.ledger.rewrite;

import clientele.base.Text;
import clientele.ledger.Journal;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.LedgerProblems;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Digests;
import clientele.study.Json;
import clientele.study.Kind;
import clientele.study.StudyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Takes one person out of a study: the person's rows out of every version of every table, the values in them, and the words by
 * which the person is known out of every text, model, report part and step. What remains is a code that only this study can
 * make of the key, in the step that tells of the erasure, and a mark on the steps that had seen the person, which can no longer
 * be repeated. Copies of the study go too.
 */
public final class Erasure implements Rewriting {
  private static final String STAMP = "▮";

  private final String key;
  private final Predicate<Column> personal;
  private final Consumer<Erased> told;
  private final Forms forms;
  private long texts;

  /**
   * What whoever erases knows of other ways in which the key is written.
   *
   * @param also those that are of the same customer
   * @param exactly whether all others stay, where it cannot be told whose they are; if not, erasing is refused then
   */
  public record Forms(Set<String> also, boolean exactly) {
    /** Nothing is known. */
    public static final Forms UNKNOWN = new Forms(Set.of(), false);
  }

  /**
   * What was taken out.
   *
   * @param code what stands for the person from now on
   * @param rows rows as the study stands, by table
   * @param words how many words tell who the person is
   * @param steps how many steps had seen the person
   * @param alike keys of other customers with an e-mail address or phone of this one; they are not touched
   * @param elsewhere columns, as TABLE.COLUMN, that do not name customers and hold the key in other rows; they are not touched
   * @param kept columns, as TABLE.COLUMN, in which values of others are or hold words of this customer; they are not touched
   * @param stale results that named rows by number and could not be numbered anew; they are empty and have to be made again
   * @param texts how many texts of others, in any version, named the customer and do not any more
   * @param also other ways of writing the key that went with it, with their rows by column
   * @param left other ways of writing the key that stay, with their rows by column
   * @param linked rows of tables without customers, by table, that went because of an e-mail or phone alone
   * @param shared rows of tables without customers, by table, that stay though they have an e-mail or phone of this customer, since
   *     somebody else uses it too
   */
  public record Erased(
      String code, Map<String, Long> rows, int words, int steps, Set<String> alike, Set<String> elsewhere,
      Set<String> kept, Set<String> stale, long texts, Map<String, Map<String, Long>> also, Map<String, Map<String, Long>> left,
      Map<String, Long> linked, Map<String, Long> shared) {
    /** Ways of writing the key that went or stayed, with their columns and rows, as one text. */
    public static String words(Map<String, Map<String, Long>> forms) {
      return KeyForms.words(forms);
    }


    /** Columns that were not touched though they hold the key or words. */
    public Set<String> places() {
      Set<String> places = new TreeSet<>(elsewhere);
      places.addAll(kept);
      return places;
    }
  }

  /**
   * Takes a customer out.
   *
   * @param key of the customer, as the study shows it
   * @param personal columns that tell of people by their name
   * @param told hears what was taken out
   */
  public Erasure(String key, Predicate<Column> personal, Consumer<Erased> told) {
    this(key, Forms.UNKNOWN, personal, told);
  }

  /** As {@link #Erasure(String, Predicate, Consumer)}, and says which other ways of writing the key are the same customer's. */
  public Erasure(String key, Forms forms, Predicate<Column> personal, Consumer<Erased> told) {
    this.key = key.strip();
    this.forms = forms;
    this.personal = personal;
    this.told = told;
  }

  @Override
  public Rewritten run(Old old, Fresh fresh) {
    PersonRows person = new PersonRows(old.store(), old.entries(), key, forms, personal);
    if (key.isEmpty() || person.touched().isEmpty()) {
      throw LedgerProblems.NOBODY.raise(key);
    }
    person.stranger().ifPresent(place -> {
      throw LedgerProblems.OTHERS.raise(place);
    });
    RowNames names = new RowNames(person, old.entries(), old.store(), old.artifact());
    String code = old.code().apply(key);
    Set<String> keys = new TreeSet<>(person.forms().chosen());
    keys.add(key);
    PersonWords words = new PersonWords(old.store(), person, key, personal);
    Scrub scrub = new Scrub(words.words(), words.kept(), STAMP, keys);
    Fresh guarded = new OthersAsBefore(
        fresh, old.store(), person, id -> losesWords(old.store(), person, id), names::names, STAMP);
    texts = 0;
    columns(old, person, names, scrub, guarded);
    StepRows steps = new StepRows(person, names);
    Map<Long, Long> selections = new HashMap<>();
    Map<String, String> prints = new HashMap<>();
    List<LedgerEntry> entries = new ArrayList<>();
    int seen = 0;
    for (LedgerEntry entry : old.entries()) {
      LedgerEntry changed = changed(entry, old, person, steps, scrub, guarded, selections, prints);
      boolean saw = !changed.outputs().equals(entry.outputs()) || !changed.inputs().equals(entry.inputs());
      seen += saw ? 1 : 0;
      entries.add(saw ? marked(changed) : changed);
    }
    Map<String, Long> rows = rows(old, person);
    Set<String> elsewhere = new TreeSet<>();
    person.forms().chosen().forEach(form -> elsewhere.addAll(person.elsewhere(form)));
    Mailboxes mailboxes = person.mailboxes();
    Erased erased = new Erased(
        code, rows, words.words().size(), seen, mailboxes.alike(), elsewhere, words.places(), names.stale(), texts, person.forms().also(),
        person.forms().left(), mailboxes.linked(), mailboxes.stay());
    LedgerEntry step = step(old, entries, erased);
    entries.add(step);
    told.accept(erased);
    return new Rewritten(entries, new Journal.Position(step.number(), step.number()), true);
  }

  /** Rows of the person in the tables as the study stands. */
  private static Map<String, Long> rows(Old old, PersonRows person) {
    Map<String, DatasetVersion> standing = new TreeMap<>();
    Map<Long, LedgerEntry> byNumber = new HashMap<>();
    old.entries().forEach(e -> byNumber.put(e.number(), e));
    List<LedgerEntry> way = new ArrayList<>();
    for (long at = old.position().head(); at != 0; at = byNumber.get(at).parent()) {
      way.add(byNumber.get(at));
    }
    way.reversed().forEach(e -> e.outputs().forEach((name, output) -> {
      standing.remove(name);
      output.table().ifPresent(t -> standing.put(name, t));
    }));
    Map<String, Long> rows = new TreeMap<>();
    standing.forEach((name, version) -> person.of(version).ifPresent(group -> {
      long count = version.rows() - selected(old.store(), version, group).stream().mapToLong(BitSet::cardinality).sum();
      if (count > 0) {
        rows.put(name, count);
      }
    }));
    return rows;
  }

  /** Whether words may be taken out of cells of others in a column: where people write freely, and in what results say. */
  private boolean losesWords(StudyStore store, PersonRows person, long id) {
    PersonRows.Group group = person.groupOf(id);
    Column column = group.columns().get(id);
    if (column.kind() == Kind.PHRASE || !group.isRaw()) {
      return true;
    }
    return !group.isOfNobody() && (group.isRejects() || FreeText.is(column, personal, () -> store.dictionary(id)));
  }

  private void columns(Old old, PersonRows person, RowNames names, Scrub scrub, Fresh fresh) {
    for (PersonRows.Group group : person.groups()) {
      group.columns().forEach((id, column) -> {
        if (column.kind().isCoded()) {
          boolean words = losesWords(old.store(), person, id);
          UnaryOperator<String> cell = word -> {
            String named = names.word(id, word);
            return !words ? named : column.kind() == Kind.PHRASE ? scrub.sentence(named) : group.isRaw() ? scrub.text(named) : scrub.value(named);
          };
          long changed = coded(old.store(), id, column, group.rows(), cell, fresh);
          texts += words && group.isRaw() ? changed : 0;
        } else if (group.isTouched() || names.names(id)) {
          List<Chunk> chunks = new ArrayList<>();
          for (int c = 0; c < old.store().layout(id).length; c++) {
            chunks.add(names.chunk(id, blanked(old.store().chunk(id, c), group.rows().getOrDefault(c, new BitSet()))));
          }
          fresh.column(id, column.kind(), chunks, Optional.empty());
        }
      });
    }
  }

  private static Chunk blanked(Chunk chunk, BitSet rows) {
    return switch (chunk) {
      case Chunk.Longs longs -> {
        long[] values = longs.values().clone();
        rows.stream().forEach(r -> values[r] = Column.MISSING);
        yield new Chunk.Longs(values);
      }
      case Chunk.Reals reals -> {
        double[] values = reals.values().clone();
        rows.stream().forEach(r -> values[r] = Double.NaN);
        yield new Chunk.Reals(values);
      }
      case Chunk.Codes codes -> {
        int[] values = codes.values().clone();
        rows.stream().forEach(r -> values[r] = -1);
        yield new Chunk.Codes(values);
      }
    };
  }

  /** A column of words: without the person's rows, without words nobody else has, and with cells as they are to be. How many words of others became others. */
  private static long coded(
      StudyStore store, long id, Column column, Map<Integer, BitSet> rows, UnaryOperator<String> cell, Fresh fresh) {
    Dictionary dictionary = store.dictionary(id);
    String[] changed = new String[dictionary.size()];
    boolean different = rows.values().stream().anyMatch(r -> !r.isEmpty());
    for (int code = 0; code < changed.length; code++) {
      String word = dictionary.get(code);
      changed[code] = cell.apply(word);
      different |= !changed[code].equals(word);
    }
    if (!different) {
      return 0;
    }
    List<Chunk> blanked = new ArrayList<>();
    BitSet used = new BitSet();
    for (int c = 0; c < store.layout(id).length; c++) {
      Chunk.Codes chunk = (Chunk.Codes) blanked(store.chunk(id, c), rows.getOrDefault(c, new BitSet()));
      Arrays.stream(chunk.values()).filter(code -> code >= 0).forEach(used::set);
      blanked.add(chunk);
    }
    Map<String, Integer> kept = new LinkedHashMap<>();
    int[] codes = new int[changed.length];
    for (int code = used.nextSetBit(0); code >= 0; code = used.nextSetBit(code + 1)) {
      Integer known = kept.putIfAbsent(changed[code], kept.size());
      codes[code] = known == null ? kept.size() - 1 : known;
    }
    List<Chunk> chunks = new ArrayList<>();
    for (Chunk chunk : blanked) {
      chunks.add(new Chunk.Codes(Arrays.stream(((Chunk.Codes) chunk).values()).map(code -> code < 0 ? -1 : codes[code]).toArray()));
    }
    fresh.column(id, column.kind(), chunks, Optional.of(Dictionary.of(List.copyOf(kept.keySet()))));
    return used.stream().filter(code -> !changed[code].equals(dictionary.get(code))).count();
  }

  private static List<BitSet> selected(StudyStore store, DatasetVersion version, PersonRows.Group group) {
    int[] layout = store.layout(version.columns().getFirst().id());
    List<BitSet> parts = new ArrayList<>();
    for (int c = 0; c < layout.length; c++) {
      BitSet part = new BitSet();
      if (version.selection().isPresent()) {
        part.or(store.selection(version.selection().get(), c));
      } else {
        part.set(0, layout[c]);
      }
      part.andNot(group.rows().getOrDefault(c, new BitSet()));
      parts.add(part);
    }
    return parts;
  }

  private static LedgerEntry changed(
      LedgerEntry entry, Old old, PersonRows person, StepRows steps, Scrub scrub, Fresh fresh, Map<Long, Long> selections,
      Map<String, String> prints) {
    Map<String, LedgerEntry.Output> outputs = new LinkedHashMap<>();
    entry.outputs().forEach((name, output) -> {
      LedgerEntry.Output next = output;
      if (output.artifact().isPresent()) {
        String json = old.artifact().apply(output.artifact().get());
        String clean = scrub.json(steps.artifact(entry, name, json));
        if (!clean.equals(json)) {
          fresh.artifact(output.artifact().get(), clean);
          next = new LedgerEntry.Output(Optional.empty(), output.artifact(), Digests.sha256(clean));
        }
      } else if (output.table().isPresent()) {
        DatasetVersion version = version(output.table().get(), old.store(), person, fresh, selections);
        next = new LedgerEntry.Output(Optional.of(version), Optional.empty(), version.fingerprint(fresh::digest));
      }
      prints.put(output.fingerprint(), next.fingerprint());
      outputs.put(name, next);
    });
    Map<String, String> inputs = new LinkedHashMap<>();
    entry.inputs().forEach((name, print) -> inputs.put(name, prints.getOrDefault(print, print)));
    StepRows.Told told = steps.told(entry, STAMP);
    return new LedgerEntry(
        entry.number(), entry.parent(), entry.operation(), entry.version(), scrub.json(told.parameters()), inputs, outputs,
        entry.seed(), entry.environment(), entry.started(), entry.millis(), entry.rowsIn(), entry.rowsOut(), entry.rowsRejected(),
        scrub.sentence(told.summary()), entry.warnings().stream().map(scrub::sentence).toList(),
        entry.override().map(scrub::text), "");
  }

  private static DatasetVersion version(
      DatasetVersion version, StudyStore store, PersonRows person, Fresh fresh, Map<Long, Long> selections) {
    Optional<PersonRows.Group> group = person.of(version);
    if (group.isEmpty()) {
      return version;
    }
    List<BitSet> parts = selected(store, version, group.get());
    long rows = parts.stream().mapToLong(BitSet::cardinality).sum();
    if (rows == version.rows()) {
      return version;
    }
    long known = version.selection().orElse(-version.columns().getFirst().id());
    long id = selections.computeIfAbsent(known, k -> version.selection().isPresent() ? k : fresh.number());
    fresh.selection(id, parts);
    return new DatasetVersion(version.table(), version.role(), version.columns(), Optional.of(id), rows, version.title());
  }

  private static LedgerEntry marked(LedgerEntry e) {
    List<String> warnings = new ArrayList<>(e.warnings());
    if (!e.sawErased()) {
      warnings.add(LedgerEntry.SAW_ERASED.encode());
    }
    return new LedgerEntry(
        e.number(), e.parent(), e.operation(), e.version(), e.parameters(), e.inputs(), e.outputs(), e.seed(), e.environment(),
        e.started(), e.millis(), e.rowsIn(), e.rowsOut(), e.rowsRejected(), e.summary(), warnings, e.override(), "");
  }

  private static LedgerEntry step(Old old, List<LedgerEntry> entries, Erased erased) {
    long rows = erased.rows().values().stream().mapToLong(Long::longValue).sum();
    long number = entries.stream().mapToLong(LedgerEntry::number).max().orElse(0) + 1;
    Map<String, String> environment = entries.isEmpty() ? Map.of() : entries.getLast().environment();
    return new LedgerEntry(
        number, old.position().head(), Ledger.ERASED, 1, Json.write(Map.of("code", erased.code())), Map.of(), Map.of(), 0, environment,
        old.now(), 0, rows, 0, 0, Text.of(LedgerProblems.class, "erasure.done", rows, erased.rows().size(), erased.steps()),
        List.of(), Optional.empty(), "");
  }
}
