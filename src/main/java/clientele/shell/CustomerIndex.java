package clientele.shell;

import clientele.base.Text;
import clientele.shell.PaletteIndex.Entry;
import clientele.shell.PaletteIndex.Hit;
import clientele.shell.PaletteIndex.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.ui.Mask;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The customers of a study, found by id and by name. */
final class CustomerIndex {
  private static final int SHORTEST = 2;
  private static final int MOST = 8;

  private final String[] ids;
  private final String[] names;

  private CustomerIndex(String[] ids, String[] names) {
    this.ids = ids;
    this.names = names;
  }

  /** Of no customers. */
  static CustomerIndex none() {
    return new CustomerIndex(new String[0], new String[0]);
  }

  /** The customers of the table of customers, else those who ordered or of whom facts are known. */
  static CustomerIndex of(StudyView study) {
    for (Role role : List.of(Role.CUSTOMERS, Role.FEATURES, Role.TRANSACTIONS)) {
      Optional<Table> table = study.main(role).filter(t -> t.column(Meaning.CUSTOMER_ID).isPresent());
      if (table.isPresent()) {
        return of(table.get());
      }
    }
    return none();
  }

  private static CustomerIndex of(Table table) {
    String[] ids = table.words(table.column(Meaning.CUSTOMER_ID).orElseThrow().name());
    Optional<String[]> names = table.column(Meaning.NAME).map(c -> table.words(c.name()));
    if (table.version().role() == Role.TRANSACTIONS) {
      Set<String> each = new LinkedHashSet<>();
      for (String id : ids) {
        if (id != null) {
          each.add(id);
        }
      }
      return new CustomerIndex(each.toArray(String[]::new), new String[each.size()]);
    }
    return new CustomerIndex(ids, names.orElse(new String[ids.length]));
  }

  /** The customers whose id begins with what is typed or whose name holds it, ids that are equal first. */
  List<Hit> search(String query, boolean masked) {
    String wanted = query.strip().toLowerCase(Locale.ROOT);
    List<Hit> equal = new ArrayList<>();
    List<Hit> like = new ArrayList<>();
    for (int i = 0; i < ids.length && wanted.length() >= SHORTEST && like.size() < MOST; i++) {
      if (ids[i] != null && ids[i].equalsIgnoreCase(wanted)) {
        equal.add(hit(i, masked));
      } else if (ids[i] != null && ids[i].toLowerCase(Locale.ROOT).startsWith(wanted)
          || names[i] != null && names[i].toLowerCase(Locale.ROOT).contains(wanted)) {
        like.add(hit(i, masked));
      }
    }
    equal.addAll(like);
    return equal;
  }

  private Hit hit(int place, boolean masked) {
    String name = names[place] == null ? "" : masked ? Mask.name(names[place]) : names[place];
    Text title = Text.literal(name.isEmpty() ? ids[place] : ids[place] + " · " + name);
    return new Hit(new Entry(Kind.CUSTOMER, ids[place], title, Text.literal(""), "mdomz-person"), 0, 0);
  }
}
