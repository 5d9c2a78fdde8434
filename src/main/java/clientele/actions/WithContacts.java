package clientele.actions;

import clientele.study.Cells;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that the program made about customers, with who they are beside their ids: name, phone and mail as the table of
 * customers has them. A list of ids alone is of no use to who is to call them.
 */
public final class WithContacts implements Table {
  /** What is put beside an id, in this order. */
  public static final List<Meaning> BESIDE = List.of(Meaning.NAME, Meaning.PHONE, Meaning.EMAIL);

  private final Table base;
  private final Column id;
  private final DatasetVersion version;
  private final Map<String, Contact> added;

  /** A column that was added: its words, and which of them belongs to a customer. */
  private record Contact(Dictionary words, Map<String, Integer> codes) {}

  private WithContacts(Table base, Column id, Map<Column, Contact> contacts) {
    this.base = base;
    this.id = id;
    this.added = new HashMap<>();
    contacts.forEach((column, contact) -> added.put(column.name(), contact));
    List<DatasetVersion.Stored> columns = new ArrayList<>();
    for (DatasetVersion.Stored stored : base.version().columns()) {
      columns.add(stored);
      if (stored.column().equals(id)) {
        contacts.keySet().forEach(c -> columns.add(new DatasetVersion.Stored(c, 0)));
      }
    }
    DatasetVersion whole = base.version();
    this.version =
        new DatasetVersion(whole.table(), whole.role(), columns, whole.selection(), whole.rows(), whole.title());
  }

  /** The table with contacts, or as it is where it is not about customers or nothing is known of them. */
  public static Table of(StudyView study, Table table) {
    Optional<Column> id = table.column(Meaning.CUSTOMER_ID);
    Optional<Table> customers = study.main(Role.CUSTOMERS);
    if (table.version().role() != Role.RESULT || id.isEmpty()
        || customers.flatMap(c -> c.column(Meaning.CUSTOMER_ID)).isEmpty()) {
      return table;
    }
    Map<Column, Contact> contacts = new LinkedHashMap<>();
    for (Meaning meaning : BESIDE) {
      if (table.column(meaning).isEmpty()) {
        customers.get().column(meaning).ifPresent(column ->
            contacts.put(new Column(free(table, column.name()), Kind.TEXT, 0, "", Optional.of(meaning)), contact(customers.get(), column)));
      }
    }
    return contacts.isEmpty() ? table : new WithContacts(table, id.get(), contacts);
  }

  /** Whether a column was put beside the ids of a table. */
  public static boolean added(Table table, Column column) {
    return table instanceof WithContacts joined && joined.added.containsKey(column.name());
  }

  private static String free(Table table, String name) {
    String free = name;
    while (table.column(free).isPresent()) {
      free += "_";
    }
    return free;
  }

  private static Contact contact(Table customers, Column column) {
    Column id = customers.column(Meaning.CUSTOMER_ID).orElseThrow();
    Map<String, Integer> places = new LinkedHashMap<>();
    Map<String, Integer> codes = new HashMap<>();
    for (int c = 0; c < customers.chunks(); c++) {
      String[] ids = Cells.words(customers, id, c);
      String[] words = Cells.words(customers, column, c);
      for (int i = 0; i < ids.length; i++) {
        if (ids[i] != null && words[i] != null) {
          Integer place = places.computeIfAbsent(words[i], w -> places.size());
          codes.putIfAbsent(ids[i], place);
        }
      }
    }
    return new Contact(Dictionary.of(List.copyOf(places.keySet())), codes);
  }

  @Override
  public DatasetVersion version() {
    return version;
  }

  @Override
  public int chunks() {
    return base.chunks();
  }

  @Override
  public int rowsIn(int index) {
    return base.rowsIn(index);
  }

  @Override
  public Chunk chunk(String column, int index) {
    Contact contact = added.get(column);
    if (contact == null) {
      return base.chunk(column, index);
    }
    String[] ids = Cells.words(base, id, index);
    int[] codes = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      codes[i] = ids[i] == null ? -1 : contact.codes().getOrDefault(ids[i], -1);
    }
    return new Chunk.Codes(codes);
  }

  @Override
  public Dictionary dictionary(String column) {
    Contact contact = added.get(column);
    return contact == null ? base.dictionary(column) : contact.words();
  }
}
