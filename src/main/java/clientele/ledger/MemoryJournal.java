package clientele.ledger;

import clientele.study.StudySettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal that lasts as long as the program: for tests and for looking at a file without keeping a study. */
public final class MemoryJournal implements Journal {
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<String> artifacts = new ArrayList<>();
  private Position position = new Position(0, 0);
  private StudySettings settings;

  public MemoryJournal(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public synchronized List<LedgerEntry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public synchronized Position position() {
    return position;
  }

  @Override
  public synchronized String artifact(long id) {
    return artifacts.get((int) id - 1);
  }

  @Override
  public synchronized LedgerEntry commit(LedgerEntry draft, Map<String, String> texts) {
    if (position.head() != draft.parent()) {
      throw LedgerProblems.MOVED.raise();
    }
    Map<String, LedgerEntry.Output> outputs = new LinkedHashMap<>(draft.outputs());
    texts.forEach(
        (name, text) -> {
          artifacts.add(text);
          outputs.put(
              name,
              new LedgerEntry.Output(
                  Optional.empty(), Optional.of((long) artifacts.size()), draft.outputs().get(name).fingerprint()));
        });
    LedgerEntry numbered = Journal.numbered(draft, entries.size() + 1L, outputs);
    String parentChain = draft.parent() == 0 ? "" : entries.get((int) draft.parent() - 1).chain();
    LedgerEntry linked = Chain.link(numbered, parentChain);
    entries.add(linked);
    position = new Position(linked.number(), linked.number());
    return linked;
  }

  @Override
  public synchronized void move(Position to) {
    position = to;
  }

  @Override
  public synchronized StudySettings settings() {
    return settings;
  }

  @Override
  public synchronized void settings(StudySettings changed) {
    settings = changed;
  }
}
