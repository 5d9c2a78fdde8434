package clientele.analysis.data;

import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.rows.DropDuplicates;
import clientele.analysis.data.rows.HandleMissing;
import clientele.analysis.data.rows.SetApart;
import clientele.analysis.data.rows.SetApartNonProducts;
import clientele.analysis.data.rows.SetApartReturns;
import clientele.analysis.data.steps.CleaningStep;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.Outcome;
import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Table;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/** Imports a file of order lines, says its totals, cleans it, and says what each step cost; by hand, not a test. */
final class DataTrial {
  private DataTrial() {}

  public static void main(String[] args) {
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    MemoryStudy study = MemoryStudy.empty();
    Path file = Path.of(args[0]);
    String name = ImportFile.of(file).tableName();
    for (Operation step :
        List.of(
            ImportFile.of(file), new DropDuplicates(name, List.of()), new SetApartReturns(name),
            new SetApartNonProducts(name), new HandleMissing(name, List.of(), "set-apart"))) {
      long cpu = system.getProcessCpuTime();
      if (step instanceof CleaningStep cleaning) {
        for (var r : cleaning.preview(study.view(), JobContext.quiet(new Seed(1))).reasons()) {
          System.out.println("   " + r.rows() + " " + Messages.render(r.words(), Language.ENGLISH) + " " + r.examples().getFirst());
        }
      }
      Outcome outcome = step.run(study.view(), JobContext.quiet(new Seed(1)));
      outcome.tables().values().forEach(study::put);
      outcome.artifacts().forEach(study::artifact);
      System.out.printf(
          "%s  (%.2f CPU s since the last)%n",
          Messages.render(outcome.summary(), Language.ENGLISH), (system.getProcessCpuTime() - cpu) / 1e9);
      if (step instanceof ImportFile) {
        totals(study.view().table(name));
      }
    }
    Table apart = study.view().table(name + SetApart.SUFFIX);
    System.out.println(apart.rows() + " rows set apart; report blocks: "
        + new DataAnalysis().report(study.view()).orElseThrow().blocks().size());
  }

  private static void totals(Table table) {
    Column price = table.column(Meaning.UNIT_PRICE).orElseThrow();
    String quantity = table.column(Meaning.QUANTITY).orElseThrow().name();
    String customer = table.column(Meaning.CUSTOMER_ID).orElseThrow().name();
    long sum = 0;
    long negative = 0;
    long anonymous = 0;
    for (int k = 0; k < table.chunks(); k++) {
      long[] q = table.longs(quantity, k);
      long[] p = table.longs(price.name(), k);
      int[] c = table.codes(customer, k);
      for (int i = 0; i < q.length; i++) {
        sum += q[i] * p[i];
        negative += q[i] < 0 ? 1 : 0;
        anonymous += c[i] < 0 ? 1 : 0;
      }
    }
    System.out.println(
        table.rows() + " rows, " + anonymous + " without customer, " + negative + " negative, "
            + table.dictionary(table.column(Meaning.ORDER_ID).orElseThrow().name()).size() + " orders, "
            + table.dictionary(customer).size() + " customers, sum " + BigDecimal.valueOf(sum, price.scale()));
  }
}
