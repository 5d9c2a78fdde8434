package clientele.intake.column;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.sniff;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeaningTest {
  @TempDir Path folder;

  private List<String> meanings(String name, String content) {
    return sniff(new Files4Tests(folder).text(name, content)).columns().stream().map(Sniffed.SniffedColumn::role).toList();
  }

  @Test
  void knowsEnglishOrderLines() {
    String text =
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
            + "536365,85123A,WHITE HOLDER,6,2010-12-01 08:26:00,2.55,17850,France\n"
            + "536365,71053,METAL LANTERN,8,2010-12-01 08:26:00,3.39,17850,France\n";
    assertEquals(
        List.of("order_id", "product_id", "product_name", "quantity", "date", "unit_price", "customer_id", "country"),
        meanings("a.csv", text));
    assertEquals("transactions", sniff(folder.resolve("a.csv")).role());
  }

  @Test
  void knowsChineseOrderLines() {
    String text = "订单号,客户编号,下单时间,商品名称,单价,数量\n10001,K01,2024年3月5日 10:00,茶杯,¥12.50,2\n10002,K02,2024年3月6日 11:00,茶壶,¥88.00,1\n";
    assertEquals(
        List.of("order_id", "customer_id", "date", "product_name", "unit_price", "quantity"), meanings("b.csv", text));
    assertEquals("transactions", sniff(folder.resolve("b.csv")).role());
    assertEquals("time", column(sniff(folder.resolve("b.csv")), "下单时间").type());
  }

  @Test
  void knowsGermanOrderLines() {
    String text = "Bestell-Nr;Kundennr;Datum;Artikel;Bezeichnung;Menge;Betrag\n0048812;K1;17.04.2025;TX-2207;Hose;1;149,95\n0048813;K2;18.04.2025;SO-0114;Socke;2;31,90\n";
    assertEquals(
        List.of("order_id", "customer_id", "date", "product_id", "product_name", "quantity", "amount"),
        meanings("c.csv", text));
  }

  @Test
  void knowsThePlainNames() {
    String text = "customer_id,product_id,feedback_id,date,amount,text\nc1,p1,f1,2024-01-02,1.5,This was a good buy for us\nc2,p2,f2,2024-01-03,2.5,It broke on the second day\n";
    assertEquals(
        List.of("customer_id", "product_id", "feedback_id", "date", "amount", "text"), meanings("d.csv", text));
  }

  @Test
  void guessesCustomersAndFeedback() {
    meanings("e.csv", "ID,Name,Email,City\n1,Anna,a@x.org,Köln\n2,Ben,b@x.org,Bonn\n");
    Sniffed customers = sniff(folder.resolve("e.csv"));
    assertEquals("customers", customers.role());
    assertEquals("customer_id", customers.columns().getFirst().role());
    meanings("f.csv", "评论编号,评价内容,评分\n1,味道不错，送餐也很快，下次还会来,5\n2,太慢了，等了一个多小时才送到,1\n");
    assertEquals("feedback", sniff(folder.resolve("f.csv")).role());
  }

  @Test
  void isNotLedAstrayByPartsOfNames() {
    String text = "ID,IsActiveMember,Marital_Status,Year_Birth,store_id\n1,1,Single,1957,309\n2,0,Married,1960,310\n";
    assertEquals(List.of("customer_id", "", "", "birth_date", "channel"), meanings("marketing_campaign.csv", text));
    Sniffed found = sniff(folder.resolve("marketing_campaign.csv"));
    assertEquals("customers", found.role());
    assertEquals("integer", column(found, "IsActiveMember").type());
    assertEquals("text", column(found, "store_id").type());
  }

  @Test
  void letsAPersonSayWhatAColumnMeans() {
    Path file = new Files4Tests(folder).text("g.csv", "wer,wieviel\nA,1\nB,2\n");
    SniffOverrides n = SniffOverrides.NONE;
    SniffOverrides mapped =
        new SniffOverrides(
            "", "", "", "", "", "", "", n.role(),
            SniffOverrides.meanings(List.of("customer_id=wer", "amount=wieviel")), n.kinds());
    assertEquals("customer_id", Files4Tests.sniff(file, mapped).columns().get(0).role());
    assertEquals("amount", Files4Tests.sniff(file, mapped).columns().get(1).role());
  }
}
