package clientele.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distinct values of a coded column; a value's code is its place, from 0. */
public interface Dictionary {
  /** Number of distinct values. */
  int size();

  /** The value of a code; null for -1, the code of a missing value. */
  String get(int code);

  /** A dictionary of these values in this order; they are distinct. */
  static Dictionary of(List<String> values) {
    String[] copy = values.toArray(String[]::new);
    return of(copy);
  }

  /** A dictionary over an array that nobody changes any more. */
  static Dictionary of(String[] values) {
    return new Dictionary() {
      @Override
      public int size() {
        return values.length;
      }

      @Override
      public String get(int code) {
        return code < 0 ? null : values[code];
      }
    };
  }

  /** Code of every value. */
  default Map<String, Integer> index() {
    Map<String, Integer> index = new HashMap<>(size() * 2);
    for (int code = 0; code < size(); code++) {
      index.put(get(code), code);
    }
    return index;
  }
}
