package clientele.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleaningTest {
  private static final List<Column> LINES =
      List.of(
          Column.of("order", Kind.TEXT, Meaning.ORDER_ID),
          Column.of("code", Kind.TEXT, Meaning.PRODUCT_ID),
          Column.of("name", Kind.TEXT, Meaning.PRODUCT_NAME),
          Column.of("qty", Kind.INTEGER, Meaning.QUANTITY),
          Column.of("status", Kind.TEXT, Meaning.STATUS));

  private static Table lines(Object[]... rows) {
    return MemoryStudy.empty().table("t", Role.TRANSACTIONS, LINES, List.of(rows)).view().table("t");
  }

  private static JobContext job() {
    return JobContext.quiet(new Seed(1));
  }

  private static Object[] line(String order, String code, String name, Integer qty, String status) {
    return new Object[] {order, code, name, qty, status};
  }

  private static BitSet rows(int... rows) {
    BitSet set = new BitSet();
    for (int row : rows) {
      set.set(row);
    }
    return set;
  }

  @Test
  void findsAllButTheFirstOfEqualRows() {
    Table table =
        lines(
            line("1", "10", "cup", 1, null), line("1", "10", "cup", 1, null), line("1", "10", "cup", 2, null),
            line("1", "10", "cup", 1, null), line("1", "10", null, 1, null), line("1", "10", null, 1, null));
    assertEquals(rows(1, 3, 5), Duplicates.find(table, List.of(), job()).rows());
    assertEquals(rows(1, 2, 3, 4, 5), Duplicates.find(table, List.of("code"), job()).rows());
  }

  @Test
  void countsMissingValuesAndNamesTheFirstColumn() {
    Table table = lines(line(null, "10", null, 1, null), line("2", "11", "cup", null, null));
    List<Finding> found = MissingValues.find(table, List.of("order", "name", "qty"), job());
    assertEquals(rows(0), found.get(0).rows());
    assertEquals(rows(), found.get(1).rows());
    assertEquals(rows(1), found.get(2).rows());
    assertEquals(2, MissingValues.count(table, job()).get(4).rows());
  }

  @Test
  void recognisesReturnsByStateSignAndOrderNumber() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(line("53636" + i, "10", "cup", 2, "paid"));
    }
    rows.add(line("C536400", "10", "cup", -1, "paid"));
    rows.add(line("C536401", "10", "cup", -2, "paid"));
    rows.add(line("536500", "10", "cup", -3, "paid"));
    rows.add(line("536501", "10", "cup", 1, "Refunded (full)"));
    rows.add(line("536502", "10", "cup", 1, "已取消"));
    rows.add(line("536503", "10", "cup", 1, "not cancelled"));
    List<Finding> found = Returns.find(lines(rows.toArray(Object[][]::new)), job());
    assertEquals(rows(20, 21, 22, 23, 24), Finding.union(found));
    assertEquals(rows(23, 24), found.get(0).rows());
    assertEquals(rows(20, 21), found.get(1).rows());
    assertEquals(rows(22), found.get(2).rows());
  }

  @Test
  void doesNotTakeAChannelPrefixForCancellations() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(line("53636" + i, "10", "cup", 2, null));
      rows.add(line(i < 4 ? "C70" + i : "W70" + i, "10", "cup", 1, null));
    }
    rows.add(line("53999", "10", "cup", -1, null));
    assertEquals(rows(40), Finding.union(Returns.find(lines(rows.toArray(Object[][]::new)), job())));
  }

  @Test
  void recognisesLinesThatAreNoProducts() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(line("1", "2100" + i + (i % 9 == 0 ? "A" : ""), "CERAMIC CUP " + i, 1, null));
    }
    rows.add(line("1", "POST", "POSTAGE", 1, null));
    rows.add(line("1", "POST", null, 1, null));
    rows.add(line("1", "BANK CHARGES", "Bank Charges", 1, null));
    rows.add(line("1", "M", "Manual", 1, null));
    rows.add(line("1", "23444", "Next Day Carriage", 1, null));
    rows.add(line("1", "gift_0001_20", "Acme Gift Voucher £20.00", 1, null));
    rows.add(line("1", "22999", "运费", 1, null));
    rows.add(line("1", "S", "SAMPLES", 1, null));
    rows.add(line("1", "21990", "VINTAGE POST BOX", 1, null));
    rows.add(line("1", "21991", "SAMPLE BAG WITH FLOWERS", 1, null));
    rows.add(line("1", "PADS", "PADS TO MATCH ALL CUSHIONS", 1, null));
    rows.add(line("1", "21992", "SET OF 6 GIFT CARD HOLDERS", 1, null));
    BitSet found = Finding.union(NonProducts.find(lines(rows.toArray(Object[][]::new)), job()));
    assertEquals(rows(60, 61, 62, 63, 64, 65, 66, 67), found);
  }

  @Test
  void staysStillWithoutAnythingToFind() {
    Table table = lines(line("1", "10", "cup", 1, null), line("2", "11", "mug", 2, null));
    assertTrue(Returns.find(table, job()).isEmpty());
    assertTrue(NonProducts.find(table, job()).isEmpty());
    assertTrue(Duplicates.find(table, List.of(), job()).rows().isEmpty());
    Table bare =
        MemoryStudy.empty()
            .table("t", Role.OTHER, List.of(Column.of("x", Kind.INTEGER)), List.of(new Object[] {1}, new Object[] {1}))
            .view()
            .table("t");
    assertFalse(Returns.canLook(bare));
    assertFalse(NonProducts.canLook(bare));
  }
}
