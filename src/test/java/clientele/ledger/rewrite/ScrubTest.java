package clientele.ledger.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrubTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "call Rosa Lang today|call ▮ today", "ROSA LANG.|▮.", "Rosa Langer|Rosa Langer", "Ambrosa Lang|Ambrosa Lang", "rosa.lang@x.example!|▮!",
    "李芳很满意|▮很满意", "tel +49 151 5163861 now|tel ▮ now", "tel 0151/5163861 now|tel ▮ now", "tel 49-151-516-3861 now|tel ▮ now",
    "tel 0151 5163862 now|tel 0151 5163862 now", "no 015151638611|no 015151638611", "DE89 3704 0044 0532 0130 00|▮",
    "DE89 3704 0044 0532 0130 01|DE89 3704 0044 0532 0130 01", "(+49 (0)151 5163861)|(▮)", "(0151) 516 38 61|▮", "+43 151 5163861|+43 151 5163861",
    "5 0151 5163861|5 ▮", "Rosa Lang-Bu|Rosa Lang-Bu", "Bu-Rosa Lang|Bu-Rosa Lang", "Rosa Lang - yes|▮ - yes", "Rosa Lang/x|Rosa Lang/x",
    "x.rosa.lang@x.example|x.rosa.lang@x.example", "rosa.lang@x.example.org|rosa.lang@x.example.org", "rosa.lang@x.example. Then|▮. Then",
    "Rosa Lang Senior, Rosa Lang|Rosa Lang Senior, ▮", "李芳芳和李芳|李芳芳和▮", "Lang , Rosa|▮", "Rosa Lang_2 Rosa Lang+1 1@Rosa Lang|Rosa Lang_2 Rosa Lang+1 1@Rosa Lang"
  })
  void takesWordsOfTheirOwn(String text, String without) {
    Scrub scrub = new Scrub(
        List.of(Word.name("Rosa Lang"), Word.of("rosa.lang@x.example"), Word.of("李芳"), Word.number("+49 151 5163861"), Word.number("DE89370400440532013000")),
        List.of(Word.name("Rosa Lang Senior"), Word.name("李芳芳")), "▮", "");
    assertEquals(without, scrub.text(text));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{'customer':'7','k':'7','n':7}|{'customer':'▮','k':'7','n':7}", "{'customerId':7,'id':7}|{'customerId':0,'id':7}",
    "{'customers':['6','7','77']}|{'customers':['6','▮','77']}", "{'text':'waited 7 days'}|{'text':'waited 7 days'}",
    "{'parameters':'{\"customer\":\"7\"}'}|{'parameters':'{\"customer\":\"▮\"}'}", "{'Rosa Lang':1}|{'▮':1}", "[1.50,2]|[1.50,2]"
  })
  void aShortKeyGoesOnlyWhereACustomerIsNamed(String json, String without) {
    Scrub scrub = new Scrub(List.of(Word.name("Rosa Lang")), List.of(), "▮", "7");
    assertEquals(plain(without), scrub.json(plain(json)));
  }

  private static String plain(String json) {
    return json.replace("\"", "\\\"").replace('\'', '"');
  }

  @Test
  void withoutWordsNothingGoes() {
    Scrub scrub = new Scrub(List.of(), List.of(), "▮", "");
    assertEquals("", scrub.text(""));
    assertEquals("a b", scrub.text("a b"));
  }

  /** A short key is no word; where a field names a customer it goes in each way it is written. */
  @Test
  void keysGoFromFieldsThatNameACustomerHoweverTheyAreWritten() {
    Scrub scrub = new Scrub(List.of(), List.of(), "▮", Set.of("17", "0017"));
    assertEquals("{\"customer_id\":\"▮\",\"other\":\"0017\",\"customers\":[\"▮\",\"18\"]}",
        scrub.json("{\"customer_id\":\"0017\",\"other\":\"0017\",\"customers\":[\"17\",\"18\"]}"));
  }
}
