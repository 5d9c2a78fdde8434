package clientele.analysis.segments;

import clientele.study.StudyView;
import clientele.study.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The segments as the study stands, so that colours and given names stay with the customers when segments are made again.
 *
 * @param colours of each customer's segment, by customer
 * @param names that people gave to the segment of a customer, by customer
 */
record SegmentsBefore(Map<String, Integer> colours, Map<String, String> names) {
  private static final double SAME = 0.5;

  static SegmentsBefore of(StudyView study) {
    Map<String, Integer> colours = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    Map<Integer, String> given = study.artifact(ClusterCustomers.NAMES, SegmentsFound.Names.class)
        .map(SegmentsFound.Names::given).orElse(Map.of());
    Optional<SegmentsFound> found = study.artifact(ClusterCustomers.FOUND, SegmentsFound.class);
    if (found.isPresent() && study.outline().table(ClusterCustomers.TABLE).isPresent()) {
      Table table = study.table(ClusterCustomers.TABLE);
      String[] ids = table.words("customer_id");
      long[] segments = table.longs("segment_id");
      for (int i = 0; i < ids.length; i++) {
        int id = (int) segments[i];
        Optional<SegmentsFound.Segment> segment = found.get().segment(id);
        if (ids[i] != null && segment.isPresent()) {
          colours.put(ids[i], segment.get().colour());
          if (given.containsKey(id)) {
            names.put(ids[i], given.get(id));
          }
        }
      }
    }
    return new SegmentsBefore(colours, names);
  }

  /** Given names by new id: of each old segment that shares more than half of all their customers with a new one. */
  Map<Integer, String> kept(String[] customers, int[] ids, int segments) {
    Map<String, Integer> old = new HashMap<>();
    names.values().forEach(n -> old.merge(n, 1, Integer::sum));
    int[] sizes = new int[segments + 1];
    Map<String, int[]> shared = new HashMap<>();
    for (int i = 0; i < customers.length; i++) {
      if (ids[i] == 0) {
        continue;
      }
      sizes[ids[i]]++;
      String name = names.get(customers[i]);
      if (name != null) {
        shared.computeIfAbsent(name, n -> new int[segments + 1])[ids[i]]++;
      }
    }
    Map<Integer, String> kept = new HashMap<>();
    shared.forEach((name, counts) -> {
      for (int id = 1; id <= segments; id++) {
        if (counts[id] > SAME * (sizes[id] + old.get(name) - counts[id])) {
          kept.put(id, name);
        }
      }
    });
    return kept;
  }
}
