package clientele.intake.preset;

import clientele.study.Meaning;
import clientele.study.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a kind of file before its values are looked at.
 *
 * @param name shown to people, as the program calls itself
 * @param columns names that must all be there
 * @param first names of which the first column has one; empty if any will do
 * @param questions whether one of the other columns must be named as a question is
 * @param role tag of what the table is about; empty if nothing is said
 * @param meanings column names by meaning tag, the first that is there counts
 * @param dateOrder {@code dmy} or {@code mdy}; empty to find out
 */
public record Preset(
    String name,
    List<String> columns,
    List<String> first,
    boolean questions,
    String role,
    Map<String, List<String>> meanings,
    String dateOrder) {
  public Preset {
    columns = columns == null ? List.of() : List.copyOf(columns);
    first = first == null ? List.of() : List.copyOf(first);
    role = role == null ? "" : role;
    meanings = meanings == null ? Map.of() : Map.copyOf(meanings);
    dateOrder = dateOrder == null ? "" : dateOrder;
  }

  /** Whether a file with these columns is of this kind. */
  public boolean fits(List<String> names) {
    Set<String> known = new HashSet<>();
    names.forEach(n -> known.add(plain(n)));
    boolean all = columns.stream().allMatch(c -> known.contains(plain(c)));
    boolean begins = first.isEmpty() || !names.isEmpty() && first.stream().anyMatch(f -> plain(f).equals(plain(names.getFirst())));
    boolean asks = !questions || names.stream().skip(1).anyMatch(Preset::isQuestion);
    return all && begins && asks && columns.size() + first.size() > 0;
  }

  /** What the columns of a file mean, by the names they have there. */
  public Map<Meaning, String> meanings(List<String> names) {
    Map<String, String> there = new HashMap<>();
    names.forEach(n -> there.putIfAbsent(plain(n), n));
    Map<Meaning, String> found = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Meaning meaning : Meaning.values()) {
      for (String column : meanings.getOrDefault(meaning.tag(), List.of())) {
        String name = there.get(plain(column));
        if (name != null && !found.containsKey(meaning) && taken.add(name)) {
          found.put(meaning, name);
        }
      }
    }
    return found;
  }

  /** What the table is about. */
  public Optional<Role> about() {
    return Role.ofTag(role);
  }

  private static boolean isQuestion(String name) {
    String bare = name.strip();
    return bare.endsWith("?") || bare.endsWith("？") || bare.length() > 40 || plain(bare).equals("emailaddress");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-]+", "");
  }
}
