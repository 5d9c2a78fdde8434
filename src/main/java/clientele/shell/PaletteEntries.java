package clientele.shell;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.shell.PaletteIndex.Entry;
import clientele.shell.PaletteIndex.Kind;
import clientele.study.DatasetVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the palette of a study finds: its pages first, what can be done, commands, tables and figures. */
final class PaletteEntries {
  private final Session session;
  private final List<Place> places;
  private final Map<String, Runnable> actions = new LinkedHashMap<>();
  private final List<Entry> doings = new ArrayList<>();

  PaletteEntries(Session session, List<Place> places) {
    this.session = session;
    this.places = places;
  }

  /** Adds something that can be done; its words are {@code action.ID}, what else it is found by {@code action.ID.keys}. */
  PaletteEntries doing(String id, String icon, Runnable run) {
    actions.put(id, run);
    doings.add(new Entry(
        Kind.ACTION, id, Text.of(PaletteEntries.class, "action." + id), Text.literal(""), icon,
        Text.of(PaletteEntries.class, "action." + id + ".keys")));
    return this;
  }

  /** Does what an entry says. */
  void run(Entry entry) {
    actions.getOrDefault(entry.id(), () -> { }).run();
  }

  /** Everything there is now. */
  List<Entry> all(List<Path> recent) {
    List<Entry> entries = new ArrayList<>();
    for (Place place : places) {
      entries.add(new Entry(Kind.PLACE, place.id(), place.title(), Text.literal(""), place.icon()));
    }
    entries.addAll(doings);
    for (Path path : recent) {
      entries.add(new Entry(
          Kind.ACTION, path.toString(), Text.of(PaletteEntries.class, "action.recent", String.valueOf(path.getFileName())),
          Text.literal(String.valueOf(path.getParent())), "mdoal-folder_open"));
    }
    for (String id : session.analyses().operations().ids()) {
      Class<? extends Operation> type = session.analyses().operations().type(id).orElseThrow();
      if (!type.getAnnotation(OperationId.class).offered()) {
        continue;
      }
      entries.add(new Entry(Kind.COMMAND, id, Text.of(type, "op." + id + ".title"), help(type, id), "mdomz-play_arrow"));
    }
    for (DatasetVersion table : session.study().get().outline().tables().values()) {
      entries.add(new Entry(Kind.DATA, table.table(), table.title().orElse(Text.literal(table.table())),
          Text.of(StudyWindow.class, "palette.table", table.rows(), table.columns().size()), "mdomz-table_chart"));
    }
    for (MapNode node : session.nodes().get()) {
      node.step().figure().flatMap(figure -> Places.of(places, node).map(place -> new Entry(
              Kind.FIGURE, place, Text.of(PaletteEntries.class, "palette.figure", node.analysis().title(), figure, node.step().words()),
              Text.literal(""), "mdoal-insights")))
          .ifPresent(entries::add);
    }
    return entries;
  }

  private static Text help(Class<? extends Operation> type, String id) {
    String key = "op." + id + ".help";
    return Messages.bundle(type, Language.ENGLISH).containsKey(key) ? Text.of(type, key) : Text.literal("");
  }
}
