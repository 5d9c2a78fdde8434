package clientele.app;

import clientele.analysis.ReportAssembly;
import clientele.base.Language;
import clientele.base.Seed;
import clientele.base.WholeFile;
import clientele.cli.Main;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.reports.HtmlReport;
import clientele.reports.Report;
import clientele.reports.chart.SvgCharts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code open --demo} does where there is no display: the same study, its report and a picture of every view. */
final class HeadlessDemo {
  private final Wiring wiring;
  private final Path folder;

  HeadlessDemo(Wiring wiring, Path folder) {
    this.wiring = wiring;
    this.folder = folder;
  }

  int run(Main main) {
    main.out().println("There is no display: the demo study is run without windows. This takes a minute or two.");
    JobRunner runner = new JobRunner(wiring.clock(), clientele.shell.Workbench::onWindows);
    OpenStudy study = new DemoStudy(wiring.shelf(), wiring.analyses(), folder)
        .apply(runner, JobContext.quiet(new Seed(0)));
    Report report = new ReportAssembly(wiring.analyses()).assemble(study.ledger(), wiring.clock().instant());
    HtmlReport html = new HtmlReport(new SvgCharts(), wiring.clock().getZone());
    write(folder.resolve("report.html"), html.write(report, Language.ENGLISH));
    write(folder.resolve("report_zh.html"), html.write(report, Language.CHINESE));
    int pictures = new Pictures(wiring, folder.resolve("pictures")).take(study, runner);
    main.out().println("Study:    " + study.path());
    main.out().println("Report:   " + folder.resolve("report.html") + " and report_zh.html");
    main.out().println("Pictures: " + pictures + " in " + folder.resolve("pictures"));
    return 0;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      WholeFile.text(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
