package clientele.intake.sheet;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.problem;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.study.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxReadingTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeWorkbook() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      Worksheet orders = book.newWorksheet("订单");
      String[] heads = {"订单号", "客户编号", "下单时间", "单价", "数量", "备注"};
      for (int c = 0; c < heads.length; c++) {
        orders.value(0, c, heads[c]);
      }
      for (int r = 1; r <= 3; r++) {
        orders.value(r, 0, 20240000 + r);
        orders.value(r, 1, "000" + r);
        orders.value(r, 2, LocalDateTime.of(2024, 3, r, 10, 30));
        orders.style(r, 2).format("yyyy-mm-dd hh:mm").set();
        orders.value(r, 3, 0.1 + 0.2 + r);
        orders.value(r, 4, r);
      }
      orders.value(2, 5, "很好");
      Worksheet second = book.newWorksheet("Birthdays");
      second.value(0, 0, "name");
      second.value(0, 1, "birthday");
      second.value(1, 0, "Anna");
      second.value(1, 1, LocalDate.of(1990, 2, 28));
      second.style(1, 1).format("dd/mm/yyyy").set();
    }
    file = new Files4Tests(folder).bytes("订单.xlsx", bytes.toByteArray());
  }

  @Test
  void readsTheFirstSheetWithDatesNumbersAndIds() {
    Table table = table(file);
    assertArrayEquals(new String[] {"20240001", "20240002", "20240003"}, table.words("订单号"));
    assertArrayEquals(new String[] {"0001", "0002", "0003"}, table.words("客户编号"));
    assertEquals("2024-03-01 10:30:00", table.words("下单时间")[0]);
    assertArrayEquals(new String[] {"1.3", "2.3", "3.3"}, table.words("单价"));
    assertArrayEquals(new long[] {1, 2, 3}, table.longs("数量"));
    assertArrayEquals(new String[] {null, "很好", null}, table.words("备注"));
    assertEquals("transactions", sniff(file).role());
    assertEquals("xlsx", sniff(file).encoding());
  }

  @Test
  void readsANamedOrNumberedSheet() {
    for (String sheet : new String[] {"Birthdays", "2"}) {
      SniffOverrides n = SniffOverrides.NONE;
      SniffOverrides second =
          new SniffOverrides("", "", "", "", "", "", sheet, n.role(), n.meanings(), n.kinds());
      Sniffed found = sniff(file, second);
      assertEquals("date", column(found, "birthday").type());
      assertEquals("1990-02-28", found.preview().getFirst().get(1));
    }
    SniffOverrides n = SniffOverrides.NONE;
    SniffOverrides none = new SniffOverrides("", "", "", "", "", "", "Nope", n.role(), n.meanings(), n.kinds());
    assertEquals("INTAKE-NO-SHEET", problem(() -> sniff(file, none)).code().id());
  }
}
