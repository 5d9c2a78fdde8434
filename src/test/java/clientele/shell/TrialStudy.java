package clientele.shell;

import clientele.analysis.Analyses;
import clientele.analysis.WholeChain;
import clientele.analysis.churn.PlanCalls;
import clientele.analysis.data.bring.ImportFile;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.MemoryJournal;
import clientele.ledger.OpenStudy;
import clientele.ledger.OperationCatalog;
import clientele.study.MemoryStore;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A small invented company in memory: files are written to a folder, read in, and every analysis is run on them. */
final class TrialStudy {
  private static final String[] FIRST = {"Marta", "Jonas", "Pia", "Lena", "Emil", "Rosa", "Noah", "Sofie"};
  private static final String[] LAST = {"Lindqvist", "Berger", "Keller", "Weber", "Huber", "Frey", "Novak", "Roth"};
  private static final String[] HAN = {"王小明", "刘洋", "陈静", "李娜"};
  private static final String[] PRODUCTS = {
    "Trekking boot Alta", "Merino sock 2 pairs", "Rucksack Passo 28 L", "Rain jacket 徒步款", "Tent Kuppel 2P",
    "Gas cooker Mini", "Ski trousers Kante", "Head torch Nova 400", "Sleeping mat Air", "Trail map Elbe"
  };
  private static final double[] PRICES = {149.95, 31.9, 119, 189.95, 289, 39.9, 159, 49.9, 79, 11.9};

  private TrialStudy() {}

  /** Writes the files of the company. */
  static List<Path> files(Path folder, int customers) throws IOException {
    RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(2025);
    StringBuilder people = new StringBuilder("Kundennr;Name;E-Mail;Land;Kunde seit\n");
    StringBuilder orders = new StringBuilder("Bestell-Nr;Kundennr;Datum;Artikel;Bezeichnung;Menge;Betrag;Filiale\n");
    StringBuilder feedback = new StringBuilder("feedback_id,customer_id,date,text,stars\n");
    LocalDate end = LocalDate.of(2025, 9, 30);
    int order = 48_812;
    for (int c = 0; c < customers; c++) {
      String id = String.format("K%06d", 100 + c);
      String name = c % 9 == 0 ? HAN[c / 9 % HAN.length] : FIRST[c % 8] + " " + LAST[c / 8 % 8];
      int kind = c % 4;
      LocalDate day = end.minusDays(700 + dice.nextInt(300));
      people.append(id).append(';').append(name).append(";kunde").append(c).append("@beispiel.de;")
          .append(c % 3 == 0 ? "Germany" : c % 3 == 1 ? "Austria" : "Switzerland").append(';').append(german(day)).append('\n');
      LocalDate stop = dice.nextDouble() < 0.3 ? end.minusDays(150 + dice.nextInt(300)) : end;
      double gap = new double[] {24, 55, 95, 170}[kind];
      while (!day.isAfter(stop)) {
        int lines = 1 + dice.nextInt(kind == 0 ? 4 : 2);
        for (int l = 0; l < lines; l++) {
          int product = dice.nextInt(kind == 3 ? 3 : PRODUCTS.length);
          int count = 1 + dice.nextInt(2);
          orders.append(String.format("%07d", order)).append(';').append(id).append(';').append(german(day)).append(";TX-")
              .append(2200 + product).append(';').append(PRODUCTS[product]).append(';').append(count).append(';')
              .append(String.format(java.util.Locale.ROOT, "%.2f", count * PRICES[product]).replace('.', ',')).append(';')
              .append(c % 5 == 0 ? "Köln" : "online").append('\n');
        }
        order++;
        day = day.plusDays(Math.max(2, Math.round(gap * (0.4 + 1.2 * dice.nextDouble()))));
      }
      if (c % 2 == 0) {
        String[] said = {
          "Boots are superb, but the parcel came nine days late and nobody told me.",
          "冲锋衣质量很好，就是物流太慢，等了八天，包装也破了。", "Courier left the tent in the rain. I want a replacement.",
          "发货快，鞋子合脚，周末去爬山正好。", "Great jacket, friendly staff in the shop.", "The website crashed when I paid."
        };
        feedback.append("R-").append(4000 + c).append(',').append(id).append(',').append(end.minusDays(dice.nextInt(240)))
            .append(",\"").append(said[c / 2 % said.length]).append("\",").append(1 + dice.nextInt(5)).append('\n');
      }
    }
    orders.append("0049911;K000101;17/04/2025;ZE-5001;Zelt; Kuppel;1;1\n".replace("17/04/2025", "17.04.2025"));
    Charset western = Charset.forName("windows-1252");
    Path peopleFile = Files.writeString(folder.resolve("customers.csv"), people, StandardCharsets.UTF_8);
    Path orderFile = Files.writeString(folder.resolve("orders_2023-25.csv"), orders, StandardCharsets.UTF_8);
    Path feedbackFile = Files.writeString(folder.resolve("评论_2025.csv"), feedback, Charset.forName("GB18030").canEncode() ? StandardCharsets.UTF_8 : western);
    return List.of(peopleFile, orderFile, feedbackFile);
  }

  /** An open study in memory, empty. */
  static OpenStudy empty(JobRunner runner) {
    return empty(runner, passphrase -> {});
  }

  /** An open study in memory, empty, that tells when it is given a passphrase. */
  static OpenStudy empty(JobRunner runner, java.util.function.Consumer<String> protect) {
    StudySettings settings = new StudySettings("Alder & Peak 2025", 2025, "EUR");
    Ledger ledger = new Ledger(new MemoryStore(), new MemoryJournal(settings), runner, Map.of());
    return new OpenStudy() {
      @Override
      public void protect(char[] passphrase) {
        protect.accept(new String(passphrase));
      }

      @Override
      public boolean rewrite(clientele.ledger.rewrite.Rewriting rewriting) {
        protect.accept("rewrite " + rewriting.getClass().getSimpleName());
        return true;
      }

      @Override
      public int preview(clientele.ledger.rewrite.Rewriting rewriting) {
        rewriting.run(
            new clientele.ledger.rewrite.Rewriting.Old(ledger.entries(), new clientele.ledger.Journal.Position(ledger.head(), ledger.head()),
                ledger.store(), id -> "{}", value -> "code", java.time.Instant.EPOCH),
            new clientele.ledger.rewrite.Unwritten(ledger.store()));
        return 3;
      }

      @Override
      public Ledger ledger() {
        return ledger;
      }

      @Override
      public Path path() {
        return Path.of("target", "trial-study");
      }

      @Override
      public boolean readOnly() {
        return false;
      }

      @Override
      public int verify() {
        return 0;
      }

      @Override
      public void close() {
        // nothing is kept
      }
    };
  }

  /** Reads the files in and runs every analysis. */
  static List<String> fill(Ledger ledger, List<Path> files) {
    List<String> notDone = new ArrayList<>();
    for (Path file : files) {
      ledger.performHere(ImportFile.of(file), Optional.empty(), (done, words) -> {});
    }
    Analyses analyses = Analyses.discover();
    new WholeChain(analyses)
        .bringUpToDate(ledger, operation -> {
          try {
            return ledger.performHere(operation, reason(operation.id()), (done, words) -> {});
          } catch (clientele.base.ProblemException e) {
            notDone.add(operation.id() + ": " + e.problem().line(clientele.base.Language.ENGLISH));
            return null;
          }
        });
    ledger.performHere(OperationCatalog.make(PlanCalls.class, Map.of("capacity", List.of("60"))), reason("churn.plan-calls"), (done, words) -> {});
    return notDone;
  }

  /** The study of these tests is smaller than a model should learn from. */
  private static Optional<String> reason(String operation) {
    return operation.startsWith("churn.") ? Optional.of("the study of the tests is small") : Optional.empty();
  }

  private static String german(LocalDate day) {
    return String.format("%02d.%02d.%d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }
}
