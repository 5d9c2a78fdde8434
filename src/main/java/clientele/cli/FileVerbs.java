package clientele.cli;

import clientele.actions.ConsentGate;
import clientele.actions.TableExport;
import clientele.actions.WithContacts;
import clientele.analysis.ReportAssembly;
import clientele.base.ProblemException;
import clientele.base.WholeFile;
import clientele.demo.DemoCompany;
import clientele.ledger.OpenStudy;
import clientele.reports.HtmlReport;
import clientele.reports.Report;
import clientele.reports.chart.ChartSvg;
import clientele.study.StudyView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs that write files outside a study. */
final class FileVerbs {
  private FileVerbs() {}

  @Command(name = "demo", description = "Write the demo company's raw files.", mixinStandardHelpOptions = true)
  static final class Demo extends Verb {
    @Parameters(paramLabel = "DIR")
    private Path folder;

    Demo(Main main) {
      super(main);
    }

    @Override
    public Integer call() throws IOException {
      List<String> files = DemoCompany.shipped().write(folder).stream().map(Path::toString).toList();
      main().print(files, files);
      return 0;
    }
  }

  @Command(name = "report", description = "Write the report of a study.", mixinStandardHelpOptions = true)
  static final class ReportVerb extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path folder;

    @Option(names = "--format", split = ",", description = "html (default).")
    private List<String> formats = List.of("html");

    @Option(names = "--lang", description = "en (default) or zh.")
    private Main.Tongue lang = Main.Tongue.EN;

    ReportVerb(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      for (String format : formats) {
        if (!format.equals("html")) {
          throw CliProblems.REPORT_FORMAT.raise(format);
        }
      }
      return main().withReading(study, this::write);
    }

    private int write(OpenStudy open) {
      List<String> stale = open.ledger().view().outline().stale().stream().sorted().toList();
      if (!stale.isEmpty()) {
        main().warn(main().word("report.stale", String.join(", ", stale)));
      }
      Report report = new ReportAssembly(main().analyses()).assemble(open.ledger(), main().clock().instant());
      ChartSvg charts = ServiceLoader.load(ChartSvg.class).findFirst().orElseThrow();
      String html = new HtmlReport(charts, main().clock().getZone()).write(report, lang.language());
      Path file = folder.resolve("report.html");
      SourceFiles.keep(open.ledger().entries(), file);
      try {
        Files.createDirectories(folder);
        WholeFile.text(file, html);
      } catch (IOException e) {
        throw new ProblemException(CliProblems.NOT_WRITTEN.with(file.toString(), String.valueOf(e.getMessage())), e);
      }
      main().print(Map.of("files", List.of(file.toString()), "sections", report.sections().size()),
          List.of(file.toString()));
      return 0;
    }
  }

  @Command(
      name = "export",
      description = "Write a table to a file; customer rows pass the consent gate.",
      mixinStandardHelpOptions = true)
  static final class Export extends Verb {
    @Parameters(index = "0", paramLabel = "STUDY")
    private Path study;

    @Parameters(index = "1", paramLabel = "TABLE")
    private String table;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "FILE.csv or FILE.xlsx")
    private Path file;

    @Option(names = "--purpose", description = "Purpose the consent must be for.")
    private String purpose = "";

    @Option(names = "--channel", description = "Channel the consent must be for.")
    private String channel = "";

    @Option(names = "--lang", description = "Language of reasons and names: en (default) or zh.")
    private Main.Tongue lang = Main.Tongue.EN;

    @Option(
        names = "--human",
        description = "For people: columns and codes in words, rounded numbers, name, phone and mail beside ids.")
    private boolean human;

    @Option(names = "--with-control", description = "Writes the control group of an action list too.")
    private boolean withControl;

    Export(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      return main().withReading(study, open -> {
        SourceFiles.keep(open.ledger().entries(), file);
        StudyView view = open.ledger().view();
        ConsentGate gate = ConsentGate.of(view, view.table(table), purpose, channel);
        TableExport.Written written =
            human
                ? new TableExport(gate, lang.language(), withControl)
                    .readable(view.outline().settings().currency())
                    .write(WithContacts.of(view, view.table(table)), file)
                : new TableExport(gate, lang.language(), withControl).write(view.table(table), file);
        boolean stale = view.outline().stale().contains(table);
        if (stale) {
          main().warn(main().word("export.stale", table));
        }
        List<String> lines = new ArrayList<>();
        lines.add(main().word("export.done", written.rows(), written.file().toString()));
        if (gate.looks()) {
          lines.add(main().word("export.held", written.heldBack()));
        }
        if (written.control() > 0) {
          lines.add(main().word("export.control", written.control()));
        }
        if (written.cut() > 0) {
          lines.add(main().word("export.cut", written.cut()));
        }
        if (written.unseen() > 0) {
          lines.add(main().word("export.unseen", written.unseen()));
        }
        main().print(
            Map.of("file", written.file().toString(), "rows", written.rows(), "heldBack", written.heldBack(),
                "control", written.control(), "cut", written.cut(), "unseen", written.unseen(), "stale", stale),
            lines);
        return 0;
      });
    }
  }
}
