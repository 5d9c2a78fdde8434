package clientele.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.analysis.churn.ChurnAnalysis;
import clientele.intake.FileImport;
import clientele.intake.sheet.XlsxBook;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose words a class speaks. */
class MessagesTest {
  @Test
  void aPackageWithoutWordsSpeaksThoseAroundIt() {
    assertEquals("clientele.intake", Messages.owner(FileImport.class));
    assertEquals("clientele.intake", Messages.owner(XlsxBook.class));
    assertEquals(new Text("clientele.intake", "writing", List.of("orders")), Text.of(XlsxBook.class, "writing", "orders"));
    assertEquals("clientele.intake", ProblemCode.of(XlsxBook.class, "INTAKE-NO-ROWS").bundle());
  }

  @Test
  void aPackageWithWordsKeepsToItsOwn() {
    assertEquals("clientele.analysis.churn", Messages.owner(ChurnAnalysis.class));
    assertEquals("java.lang", Messages.owner(String.class));
  }
}
