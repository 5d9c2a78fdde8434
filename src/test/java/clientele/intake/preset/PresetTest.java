package clientele.intake.preset;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.study.Role;
import clientele.study.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small invented files of the shape that each program exports. */
class PresetTest {
  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void makeFiles() {
    files = new Files4Tests(folder);
  }

  private static Arguments export(String preset, Role role, Map<String, String> meanings, String text) {
    return Arguments.of(preset, role, meanings, text);
  }

  static Stream<Arguments> exports() {
    return Stream.of(
        export("Google Analytics 4, events", Role.EVENTS,
            Map.of("user_pseudo_id", "customer_id", "event_date", "date", "traffic_source.medium", "channel"),
            """
            event_date,event_timestamp,event_name,user_pseudo_id,traffic_source.medium,event_value_in_usd
            20240301,1709251200000000,page_view,111.222,organic,
            20240301,1709251260000000,purchase,111.222,organic,19.90
            20240302,1709337600000000,page_view,333.444,cpc,
            """),
        export("Google Analytics 4, report", Role.OTHER, Map.of("Date", "date", "Session source / medium", "channel"),
            """
            Date,Session source / medium,Sessions,Total users,Total revenue
            20240301,google / organic,120,100,1200.50
            20240302,(direct) / (none),80,70,300.00
            20240303,google / cpc,60,55,410.25
            """),
        export("HubSpot, contacts", Role.CUSTOMERS,
            Map.of("Record ID", "customer_id", "Email", "email", "Create Date", "start_date"),
            """
            Record ID,First Name,Last Name,Email,Phone Number,Create Date,Lifecycle Stage
            101,Ann,Adams,ann@example.org,+1 555 0100,2024-01-05 10:00,Customer
            102,Bob,Brown,bob@example.org,,2024-01-06 11:00,Lead
            """),
        export("HubSpot, deals", Role.TRANSACTIONS,
            Map.of("Record ID", "order_id", "Amount", "amount", "Close Date", "date", "Associated Contact IDs", "customer_id"),
            """
            Record ID,Deal Name,Deal Stage,Close Date,Amount,Associated Contact IDs
            901,Spring order,Closed Won,2024-03-01 09:30,1500.00,101
            902,Summer order,Closed Lost,2024-06-02 16:10,900.00,102
            """),
        export("Salesforce, contacts", Role.CUSTOMERS,
            Map.of("Contact ID", "customer_id", "Email", "email", "Mailing City", "city"),
            """
            Contact ID,First Name,Last Name,Account Name,Email,Phone,Mailing City,Created Date
            003A1,Ann,Adams,Acme,ann@example.org,555-0100,Ulm,2023-02-01
            003A2,Bob,Brown,Bolt,bob@example.org,555-0101,Bonn,2023-02-02
            """),
        export("Salesforce, opportunities", Role.TRANSACTIONS,
            Map.of("Id", "order_id", "AccountId", "customer_id", "Amount", "amount", "StageName", "status"),
            """
            Id,AccountId,Name,StageName,Amount,CloseDate,LeadSource
            006A1,001B1,Deal one,Closed Won,1200.0,2024-01-31,Web
            006A2,001B2,Deal two,Negotiation,900.0,2024-02-29,Fair
            """),
        export("Salesforce, cases", Role.FEEDBACK, Map.of("Case Number", "feedback_id", "Description", "text"),
            """
            Case Number,Contact Name,Subject,Description,Status,Date/Time Opened
            00001001,Ann Adams,Late parcel,The parcel came a week late and nobody told me.,Closed,2024-01-31 10:30
            00001002,Bob Brown,Broken cup,Two of the cups were broken when I opened the box.,New,2024-02-01 11:15
            """),
        export("Microsoft Dynamics 365, contacts", Role.CUSTOMERS,
            Map.of("(Do Not Modify) Contact", "customer_id", "Full Name", "name", "Email", "email"),
            """
            (Do Not Modify) Contact,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Full Name,Email,Company Name,Business Phone,Created On
            9f2c1d3e-0001,abc==,2024-02-01 10:00,Ann Adams,ann@example.org,Acme,555-0100,2021-04-05
            9f2c1d3e-0002,def==,2024-02-02 10:00,Bob Brown,bob@example.org,Bolt,555-0101,2022-05-06
            """),
        export("Mailchimp, audience", Role.CUSTOMERS,
            Map.of("EUID", "customer_id", "Email Address", "email", "MEMBER_RATING", "rating", "OPTIN_TIME", "start_date"),
            """
            Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,LEID,EUID,NOTES
            ann@example.org,Ann,Adams,4,2023-01-05 10:00:00,,9001,aa11bb,
            bob@example.org,Bob,Brown,2,2023-02-05 11:00:00,,9002,cc22dd,
            """),
        export("Mailchimp, campaigns", Role.CAMPAIGNS, Map.of("Unique Id", "campaign_id"),
            """
            Title,Subject,List,Send Date,Send Weekday,Total Recipients,Successful Deliveries,Unique Opens,Open Rate,Unique Id
            Spring,Spring is here,Shop,"Mar 01, 2024 10:00 am",Friday,1000,990,300,30.30%,c0ffee
            Summer,Hot news,Shop,"Jun 01, 2024 10:00 am",Saturday,1100,1080,280,25.93%,deca1f
            """),
        export("Shopify, orders", Role.TRANSACTIONS,
            Map.of("Name", "order_id", "Email", "customer_id", "Lineitem sku", "product_id", "Lineitem quantity", "quantity",
                "Created at", "date", "Financial Status", "status"),
            """
            Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount
            #1001,ann@example.org,paid,2024-03-01 10:00:00 +0100,fulfilled,EUR,30.00,34.90,2024-03-01 09:59:58 +0100,2,Cup,10.00,CUP-1,0.00
            #1001,ann@example.org,,,,,,,2024-03-01 09:59:58 +0100,1,Mug,10.00,MUG-1,0.00
            #1002,bob@example.org,refunded,2024-03-02 10:00:00 +0100,fulfilled,EUR,10.00,14.90,2024-03-02 09:59:58 +0100,1,Mug,10.00,MUG-1,1.00
            """),
        export("Shopify, customers", Role.CUSTOMERS, Map.of("Customer ID", "customer_id", "Total Spent", "amount"),
            """
            Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address City,Total Spent,Total Orders
            '7001,Ann,Adams,ann@example.org,yes,Ulm,340.50,5
            '7002,Bob,Brown,bob@example.org,no,Bonn,20.00,1
            """),
        export("Google Forms", Role.FEEDBACK, Map.of("Timestamp", "date", "What could we do better?", "text"),
            """
            Timestamp,How satisfied are you with us?,What could we do better?
            2024/03/01 10:00:00 AM GMT+1,4,The parcels could be packed with less plastic next time.
            2024/03/02 11:30:00 AM GMT+1,2,Please answer the telephone in the afternoon as well.
            2024/03/03 12:00:00 PM GMT+1,5,Nothing at all comes to my mind at this very moment.
            """),
        export("问卷星", Role.FEEDBACK, Map.of("序号", "feedback_id", "提交答卷时间", "date", "来源", "channel"),
            """
            序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您对我们满意吗？,2、您有什么建议？
            1,2024/3/1 10:00:00,35秒,手机提交,直接访问,1.2.3.4(上海-上海),满意,希望配送可以再快一些，客服回复也能及时一点
            2,2024/3/2 11:30:00,52秒,链接,直接访问,1.2.3.5(北京-北京),不满意,包装太差了，收到的时候杯子已经碎了两个
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exports")
  void knowsTheExportsOfPrograms(String preset, Role role, Map<String, String> meanings, String text) {
    Sniffed found = sniff(files.text("export.csv", text));
    assertEquals(preset, said(found, "preset"));
    assertEquals(role.tag(), found.role());
    meanings.forEach((name, meaning) -> assertEquals(meaning, column(found, name).role(), name));
    assertEquals(0, found.rejects());
  }

  private static String said(Sniffed found, String about) {
    return found.decisions().stream().filter(d -> d.about().equals(about)).map(Sniffed.Decision::value).findFirst().orElse("");
  }

  private static final String QUALTRICS =
      """
      StartDate,EndDate,Status,Progress,Finished,RecordedDate,ResponseId,ExternalReference,DistributionChannel,Q1,Q2_4_TEXT,Score
      Start Date,End Date,Response Type,Progress,Finished,Recorded Date,Response ID,External Data Reference,Distribution Channel,"How likely are you, all in all,
      to recommend us?",Other - Text,Score
      "{""ImportId"":""startDate"",""timeZone"":""America/Denver""}","{""ImportId"":""endDate"",""timeZone"":""America/Denver""}","{""ImportId"":""status""}","{""ImportId"":""progress""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""externalDataReference""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_4_TEXT""}","{""ImportId"":""SC_1""}"
      2024-03-01 10:00:00,2024-03-01 10:05:00,IP Address,100,True,2024-03-01 10:05:02,R_1,K001,anonymous,9,,3
      2024-03-02 10:00:00,2024-03-02 10:07:00,IP Address,100,True,2024-03-02 10:07:02,R_2,K002,email,3,the hotline is always busy,1
      """;

  @Test
  void readsTheThreeHeaderRowsOfQualtrics() {
    Path file = files.text("q.csv", QUALTRICS);
    Sniffed found = sniff(file);
    assertEquals(3, found.headerRows());
    assertEquals("Qualtrics", said(found, "preset"));
    assertEquals("feedback", found.role());
    assertEquals("feedback_id", column(found, "ResponseId").role());
    assertEquals("customer_id", column(found, "ExternalReference").role());
    Table table = table(file);
    assertEquals(2, table.rows());
    assertTrue(names(table).contains("Q1 How likely are you, all in all, to recommend us?"), names(table).toString());
    assertTrue(names(table).contains("Q2_4_TEXT Other - Text"));
    assertArrayEquals(new long[] {9, 3}, table.longs("Q1 How likely are you, all in all, to recommend us?"));
  }

  @Test
  void readsTheTwoHeaderRowsOfSurveyMonkey() {
    Path file =
        files.text("s.csv",
            """
            Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,How satisfied are you?,Which of these did you use?,,What could be better?
            ,,,,,,,,,Response,Shop,Telephone,Open-Ended Response
            1100,42,03/04/2024 10:00:00 AM,03/04/2024 10:05:00 AM,1.2.3.4,,,,K001,Very satisfied,Shop,,More colours of the cups would be lovely to have.
            1101,42,03/05/2024 09:00:00 AM,03/05/2024 09:05:00 AM,1.2.3.5,,,,K002,Not at all,,Telephone,Nobody answered my calls for three days in a row.
            """);
    Sniffed found = sniff(file);
    assertEquals(2, found.headerRows());
    assertEquals("SurveyMonkey", said(found, "preset"));
    assertEquals("customer_id", column(found, "Custom Data 1").role());
    assertEquals("text", column(found, "What could be better?").role());
    Table table = table(file);
    assertArrayEquals(new String[] {"Shop", null}, table.words("Which of these did you use? Shop"));
    assertArrayEquals(new String[] {null, "Telephone"}, table.words("Which of these did you use? Telephone"));
    assertEquals("2024-03-04 10:05:00", table.words("End Date")[0]);
  }

  @Test
  void neverOverrulesAPerson() {
    Path file = files.text("q.csv", QUALTRICS);
    SniffOverrides n = SniffOverrides.NONE;
    SniffOverrides own =
        new SniffOverrides("", "", "", "", "", "", "", java.util.Optional.of(Role.CUSTOMERS),
            SniffOverrides.meanings(List.of("customer_id=ResponseId")), n.kinds());
    Sniffed found = sniff(file, own);
    assertEquals("customers", found.role());
    assertEquals("customer_id", column(found, "ResponseId").role());
  }
}
