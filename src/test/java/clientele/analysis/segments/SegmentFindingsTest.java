package clientele.analysis.segments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.models.ClusterStructure;
import clientele.study.MemoryStudy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class that is defined by spend spends more by definition: that is no finding. */
class SegmentFindingsTest {

  @ParameterizedTest
  @CsvSource({"rfm, recency_days, 0", "kmeans, order_value, 0", "kmeans, spend, 0", "kmeans, orders_last_year, 1"})
  void onlyGroupsMadeWithoutMoneyCanBeFoundToSpendMore(String method, String fact, int findings) {
    SegmentsFound.Segment top = new SegmentsFound.Segment(
        1, 1, Text.literal("Champions"), 200, 0.2, Optional.of(Estimate.of(0.5, 0.47, 0.52)), Optional.empty(), List.of(), List.of(), List.of());
    SegmentsFound.Structure clear = new SegmentsFound.Structure(ClusterStructure.Verdict.CLEAR, 3, 0.5, 0.2, 9, 0.01, 1000, java.util.Optional.empty());
    SegmentsFound found = new SegmentsFound(
        method, "features", List.of(fact), List.of(""), 1000, Optional.of("spend"), List.of(), 3, Optional.empty(), List.of(top), "", "",
        Optional.of(clear), List.of());
    assertEquals(findings, new SegmentsAnalysis().findings(MemoryStudy.empty().artifact(ClusterCustomers.FOUND, found).view()).size());
  }
}
