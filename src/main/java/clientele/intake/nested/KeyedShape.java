package clientele.intake.nested;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Objects in an object with the same keys: a record under each key, or a column under each name with its rows by index,
 * as pandas writes by default. Values of one column are of one kind; those of one record seldom are.
 */
final class KeyedShape {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int MOST_KEYS = 2_000_000;

  /** What a value is at first sight. */
  private enum Kind {
    NUMBER,
    TRUTH,
    DATE,
    WORDS
  }

  private final List<String> outer = new ArrayList<>();
  private final Map<String, Integer> inner = new HashMap<>();
  private final List<String> innerNames = new ArrayList<>();
  private final List<Kind> across = new ArrayList<>();
  private boolean same = true;
  private boolean outerAlike = true;
  private boolean innerAlike = true;
  private boolean counted = true;
  private Kind here;
  private int seen;

  /** Begins the object under a name. */
  void begin(String name) {
    end();
    if (outer.size() < MOST_KEYS) {
      outer.add(name);
    }
    here = null;
    seen = 0;
  }

  /** Notes a value of it, or that it holds one that is not plain. */
  void value(String name, JsonToken token, String words) {
    if (token.isStructStart()) {
      same = false;
      return;
    }
    if (!same) {
      return;
    }
    Integer place = inner.get(name);
    if (place == null) {
      same = outer.size() == 1 && inner.size() < MOST_KEYS;
      if (!same) {
        return;
      }
      place = inner.size();
      inner.put(name, place);
      innerNames.add(name);
      across.add(null);
      counted &= name.equals(String.valueOf(place));
    }
    seen++;
    Kind kind = kind(token, words);
    if (kind == null) {
      return;
    }
    outerAlike &= here == null || here == kind;
    here = here == null ? kind : here;
    Kind known = across.get(place);
    innerAlike &= known == null || known == kind;
    across.set(place, known == null ? kind : known);
  }

  private void end() {
    same &= outer.isEmpty() || seen == inner.size() && seen > 0;
  }

  private static Kind kind(JsonToken token, String words) {
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> Kind.TRUTH;
      default -> DAY.matcher(words).lookingAt() ? Kind.DATE : Kind.WORDS;
    };
  }

  /** How the objects are to be read. */
  enum Way {
    RECORDS,
    COLUMNS,
    /** As columns, though they could be records. */
    PERHAPS_COLUMNS
  }

  /** How they are to be read, when all have been seen. */
  Way way() {
    end();
    if (!same || outer.size() < 2 || inner.size() < 2 && !counted) {
      return Way.RECORDS;
    }
    boolean outerCounts = outer.stream().allMatch(KeyedShape::isCount);
    boolean innerCounts = innerNames.stream().allMatch(KeyedShape::isCount);
    if (outerAlike && !innerAlike) {
      return Way.COLUMNS;
    }
    if (innerAlike && !outerAlike || outerCounts) {
      return Way.RECORDS;
    }
    return counted || innerCounts && inner.size() > outer.size() ? Way.PERHAPS_COLUMNS : Way.RECORDS;
  }

  /** Rows, if they are columns. */
  int rows() {
    return inner.size();
  }

  private static boolean isCount(String name) {
    return name.matches("-?\\d{1,18}");
  }
}
