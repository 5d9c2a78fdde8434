package clientele.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import clientele.ledger.Operation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules of the house: who may know whom. */
@AnalyzeClasses(packages = "clientele", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] KERNEL = {
    "clientele.base..", "clientele.job..", "clientele.study..", "clientele.ledger..", "clientele.store..",
    "clientele.intake..", "clientele.cleaning..", "clientele.language..", "clientele.features..",
    "clientele.models..", "clientele.insights..", "clientele.actions..", "clientele.reports.."
  };

  /** The way of the data. */
  private static final List<String> STAGES =
      List.of("intake", "cleaning", "language", "features", "models", "insights", "actions", "reports");

  /** Stages that may use a later one for what they learn. */
  private static final Map<String, List<String>> LEARNS =
      Map.of("cleaning", List.of("models"), "language", List.of("models"));

  @ArchTest
  static final ArchRule theKernelKnowsNoWindows =
      noClasses().that().resideInAnyPackage(KERNEL)
          .should().dependOnClassesThat().resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..");

  @ArchTest
  static final ArchRule analysesKnowNoWindowsOutsideTheirUi =
      noClasses().that().resideInAPackage("clientele.analysis..").and().resideOutsideOfPackage("..ui..")
          .should().dependOnClassesThat().resideInAnyPackage("javafx..", "clientele.ui..", "clientele.shell..");

  @ArchTest
  static final ArchRule baseStandsAlone =
      noClasses().that().resideInAPackage("clientele.base..")
          .should().dependOnClassesThat(
              resideInAnyPackage("clientele..").and(com.tngtech.archunit.base.DescribedPredicate.not(
                  resideInAnyPackage("clientele.base.."))));

  @ArchTest
  static final ArchRule theStudyKnowsOnlyTheBase =
      noClasses().that().resideInAPackage("clientele.study..")
          .should().dependOnClassesThat().resideInAnyPackage(
              "clientele.ledger..", "clientele.store..", "clientele.intake..", "clientele.cleaning..",
              "clientele.features..", "clientele.models..", "clientele.analysis..", "clientele.app..");

  @ArchTest
  static final ArchRule onlyTheWiringSeesTheStore =
      noClasses().that().resideOutsideOfPackages("clientele.store..", "clientele.app..")
          .should().dependOnClassesThat().resideInAPackage("clientele.store..");

  /** The way of the data: each stage knows only those before it, but for what {@link #LEARNS} names. */
  @ArchTest
  static void stagesUseEarlierStagesOnly(JavaClasses classes) {
    for (int stage = 0; stage < STAGES.size(); stage++) {
      String name = STAGES.get(stage);
      List<String> later = new ArrayList<>(List.of("analysis", "ui", "shell", "cli", "app", "demo"));
      later.addAll(STAGES.subList(stage + 1, STAGES.size()));
      later.removeAll(LEARNS.getOrDefault(name, List.of()));
      noClasses().that().resideInAPackage("clientele." + name + "..")
          .should().dependOnClassesThat().resideInAnyPackage(later.stream().map(s -> "clientele." + s + "..").toArray(String[]::new))
          .because("data go " + String.join(" → ", STAGES))
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule intakeIsSeenByTheDataWorkspaceOnly =
      noClasses().that().resideOutsideOfPackages(
              "clientele.intake..", "clientele.cleaning..", "clientele.analysis.data..", "clientele.cli..",
              "clientele.app..")
          .should().dependOnClassesThat().resideInAPackage("clientele.intake..");

  @ArchTest
  static final ArchRule slicesHaveNoCycles =
      slices().matching("clientele.(*)..").should().beFreeOfCycles();

  /** A room knows the rooms below it, and the door knows them all. */
  @ArchTest
  static final ArchRule roomsOfIntakeHaveNoCycles =
      slices().matching("clientele.intake.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsOfIntakeDoNotKnowTheDoor =
      noClasses().that().resideInAPackage("clientele.intake.*..")
          .should().dependOnClassesThat().resideInAPackage("clientele.intake");

  @ArchTest
  static final ArchRule roomsOfTheDataHaveNoCycles =
      slices().matching("clientele.analysis.data.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsOfTheDataDoNotKnowTheAnalysis =
      noClasses().that().resideInAPackage("clientele.analysis.data.*..").and().resideOutsideOfPackage("..ui..")
          .should().dependOnClassesThat().resideInAPackage("clientele.analysis.data");

  @ArchTest
  static final ArchRule pagesOfTheDataHaveNoCycles =
      slices().matching("clientele.analysis.data.ui.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule pagesOfTheDataDoNotKnowTheirDoor =
      noClasses().that().resideInAPackage("clientele.analysis.data.ui.*..")
          .should().dependOnClassesThat().resideInAPackage("clientele.analysis.data.ui");

  /** What reads one format is behind the door: nobody outside opens a book, a database or a page without it. */
  @ArchTest
  static final ArchRule formatsAreReadThroughTheDoor =
      noClasses().that().resideOutsideOfPackage("clientele.intake..")
          .should().dependOnClassesThat().resideInAnyPackage(
              "clientele.intake.book..", "clientele.intake.sheet..", "clientele.intake.nested..", "clientele.intake.web..",
              "clientele.intake.mail..", "clientele.intake.source..", "clientele.intake.encoding..", "clientele.intake.heading..",
              "clientele.intake.text..");

  @ArchTest
  static final ArchRule analysesStandApart =
      slices().matching("clientele.analysis.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule theKitKnowsNoAnalysis =
      noClasses().that().resideInAPackage("clientele.ui..")
          .should().dependOnClassesThat().resideInAPackage("clientele.analysis.(*)..");

  @ArchTest
  static final ArchRule sqlStaysInTheStoreAndTheDatabaseReader =
      noClasses().that().resideOutsideOfPackages("clientele.store..", "clientele.intake.database")
          .should().dependOnClassesThat().resideInAnyPackage("java.sql..");

  @ArchTest
  static final ArchRule theDatabaseOfStudiesStaysInTheStore =
      noClasses().that().resideOutsideOfPackage("clientele.store..")
          .should().dependOnClassesThat().resideInAnyPackage("org.h2..");

  @ArchTest
  static final ArchRule smileStaysInModels =
      noClasses().that().resideOutsideOfPackages("clientele.models..", "clientele.language..")
          .should().dependOnClassesThat().resideInAPackage("smile..");

  @ArchTest
  static final ArchRule jfreeStaysWhereChartsAreDrawn =
      noClasses().that().resideOutsideOfPackages("clientele.ui..", "clientele.reports..")
          .should().dependOnClassesThat().resideInAPackage("org.jfree..");

  @ArchTest
  static final ArchRule viewModelsNeedNoScene =
      noClasses().that().haveSimpleNameEndingWith("ViewModel")
          .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..");

  @ArchTest
  static final ArchRule operationsAreRecords =
      classes().that().implement(Operation.class).should().beRecords();

  @ArchTest
  static final ArchRule threadsStayInJob =
      noClasses().that().resideOutsideOfPackage("clientele.job..")
          .should().dependOnClassesThat().belongToAnyOf(
              Thread.class, java.util.concurrent.ExecutorService.class, java.util.concurrent.Executors.class,
              java.util.concurrent.ForkJoinPool.class, java.util.Timer.class);

  /** The store looks after its own files; a bench and the builder of the shipped models write for nobody else. */
  @ArchTest
  static final ArchRule filesAreWrittenWhole =
      noClasses().that().resideOutsideOfPackages("clientele.store..", "clientele.cli.bench..")
          .and().doNotHaveFullyQualifiedName("clientele.base.WholeFile")
          .and().doNotHaveFullyQualifiedName("clientele.language.SentimentTrainer")
          .should().callMethodWhere(target(owner(equivalentTo(java.nio.file.Files.class)))
              .and(target(nameMatching("write|writeString|newOutputStream|newBufferedWriter|newByteChannel|copy|createFile|createTempFile"))))
          .orShould().dependOnClassesThat().belongToAnyOf(java.io.FileWriter.class, java.io.RandomAccessFile.class)
          .orShould().callConstructor(java.io.FileOutputStream.class, String.class)
          .orShould().callConstructor(java.io.FileOutputStream.class, java.io.File.class)
          .orShould().callConstructor(java.io.PrintStream.class, String.class)
          .orShould().callConstructor(java.io.PrintWriter.class, String.class)
          .orShould().callMethod(javax.imageio.ImageIO.class, "write", java.awt.image.RenderedImage.class, String.class, java.io.File.class)
          .orShould().callMethod(java.nio.channels.FileChannel.class, "write", java.nio.ByteBuffer.class);

  @ArchTest
  static final ArchRule thePlatformIsTouchedByTheWindowsOnly =
      noClasses().that().resideOutsideOfPackages("clientele.app..", "clientele.shell..", "clientele.ui..")
          .should().dependOnClassesThat().haveFullyQualifiedName("javafx.application.Platform");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses().should().haveSimpleNameEndingWith("Manager")
          .orShould().haveSimpleNameEndingWith("Helper")
          .orShould().haveSimpleNameEndingWith("Util")
          .orShould().haveSimpleNameEndingWith("Utils")
          .orShould().haveSimpleNameEndingWith("Impl");

  @ArchTest
  static final ArchRule staticFieldsAreFinal =
      fields().that().areStatic().and().doNotHaveName("$VALUES").should().beFinal();

  @ArchTest
  static final ArchRule theKernelHasNoClockAndNoDiceOfItsOwn =
      noClasses().that().resideInAnyPackage(KERNEL).and().resideOutsideOfPackage("clientele.store..")
          .should().callMethod(System.class, "currentTimeMillis")
          .orShould().callMethod(System.class, "nanoTime")
          .orShould().callMethod(java.time.Instant.class, "now")
          .orShould().callMethod(java.time.LocalDate.class, "now")
          .orShould().callMethod(Math.class, "random")
          .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.Random");

  @ArchTest
  static final ArchRule standardStreamsBelongToTheCommandLine =
      noClasses().that().resideOutsideOfPackages("clientele.cli..", "clientele.app..")
          .should().accessField(System.class, "out")
          .orShould().accessField(System.class, "err");

  /** What follows the locale of the machine gives Arabic or Thai digits, and a Turkish i. */
  @ArchTest
  static final ArchRule wordsAndDigitsDoNotFollowTheMachine =
      noClasses().should().callMethod(String.class, "format", String.class, Object[].class)
          .orShould().callMethod(String.class, "formatted", Object[].class)
          .orShould().callMethod(java.io.PrintStream.class, "printf", String.class, Object[].class)
          .orShould().callMethod(java.io.PrintStream.class, "format", String.class, Object[].class)
          .orShould().callMethod(String.class, "toLowerCase")
          .orShould().callMethod(String.class, "toUpperCase")
          .orShould().callConstructor(java.text.DecimalFormat.class, String.class)
          .orShould().callMethod(java.text.NumberFormat.class, "getInstance")
          .orShould().callMethod(java.text.NumberFormat.class, "getIntegerInstance")
          .orShould().callMethod(java.text.NumberFormat.class, "getPercentInstance")
          .orShould().callConstructor(java.text.SimpleDateFormat.class, String.class);
}
