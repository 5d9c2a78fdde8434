package clientele.reports;

import clientele.base.Figures;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.reports.chart.ChartSvg;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a report as one HTML page that opens anywhere, offline: styles and charts are inside, nothing is fetched, and
 * its content policy forbids that anything ever is.
 */
public final class HtmlReport {
  private static final List<String> WORDS =
      List.of("contents", "summary", "lineage", "lineageHelp", "step", "operation", "parameters", "from", "rows",
          "when", "override");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final ChartSvg charts;
  private final ZoneId zone;

  /**
   * A writer.
   *
   * @param charts draws charts
   * @param zone in which moments are told
   */
  public HtmlReport(ChartSvg charts, ZoneId zone) {
    this.charts = charts;
    this.zone = zone;
  }

  /** The report as a page in a language. */
  public String write(Report report, Language language) {
    return new Page(report, language).html();
  }

  /** The page being written. */
  private final class Page {
    private final Report report;
    private final Language language;
    private int figures;

    private Page(Report report, Language language) {
      this.report = report;
      this.language = language;
    }

    private String html() {
      Map<String, Object> words = new HashMap<>();
      WORDS.forEach(key -> words.put(key, word("report." + key)));
      Map<String, Object> model = new HashMap<>();
      model.put("lang", language.tag());
      model.put("title", report.title());
      model.put("made", word("report.made", Figures.date(report.made().atZone(zone).toLocalDate(), language), report.seed()));
      model.put("words", words);
      model.put("summary", summary());
      model.put("hasSummary", !summary().isEmpty());
      model.put("sections", report.sections().stream().map(this::section).toList());
      model.put("steps", report.steps().stream().map(this::step).toList());
      model.put("environment", String.join(" · ", report.environment().entrySet().stream()
          .map(e -> e.getKey() + " " + e.getValue()).toList()));
      return template().execute(model);
    }

    private List<Map<String, Object>> summary() {
      List<Map<String, Object>> lines = new ArrayList<>();
      for (Report.Decision decision : report.decisions()) {
        Map<String, Object> line = headline(decision.answer());
        line.put("id", decision.section());
        line.put("section", word("report.decision", decision.title()));
        lines.add(line);
      }
      for (Section section : report.sections()) {
        for (Block block : section.blocks()) {
          if (block instanceof Block.Headline headline) {
            if (report.decisions().stream().anyMatch(d -> d.answer().equals(headline))) {
              break; // told above as the decision it is
            }
            Map<String, Object> line = headline(headline);
            line.put("id", section.id());
            line.put("section", say(section.title()));
            lines.add(line);
            break;
          }
        }
      }
      return lines;
    }

    private Map<String, Object> section(Section section) {
      Map<String, Object> map = new HashMap<>();
      map.put("id", section.id());
      map.put("title", say(section.title()));
      map.put("blocks", section.blocks().stream().map(this::block).toList());
      return map;
    }

    private Map<String, Object> block(Block block) {
      Map<String, Object> map = new HashMap<>();
      for (String kind : List.of("headline", "paragraph", "note", "quote", "chart", "grid")) {
        map.put(kind, false);
      }
      switch (block) {
        case Block.Headline headline -> {
          Map<String, Object> content = headline(headline);
          content.put("source", source(headline.source()));
          map.put("headline", content);
        }
        case Block.Paragraph paragraph -> map.put("paragraph", Map.of("text", say(paragraph.words())));
        case Block.Note note -> map.put("note", Map.of("text", say(note.words())));
        case Block.Quote quote -> map.put("quote", Map.of("text", quote.words(), "about", say(quote.about())));
        case Block.Chart chart -> map.put(
            "chart", Map.of("svg", inline(charts.draw(chart.spec(), language)), "source", source(chart.source())));
        case Block.Grid grid -> map.put("grid", grid(grid));
      }
      return map;
    }

    /** Inside a page an SVG element needs no namespaces, and an address in the page would look like a request. */
    private static String inline(String svg) {
      return svg.replaceAll(" (xmlns(:\\w+)?|jfreesvg:\\w+)=(\"[^\"]*\"|'[^']*')", "");
    }

    private Map<String, Object> headline(Block.Headline headline) {
      Map<String, Object> map = new HashMap<>();
      map.put("figure", say(headline.figure()));
      map.put("interval", headline.interval().map(this::say).orElse(""));
      map.put("sentence", say(headline.sentence()));
      return map;
    }

    private Map<String, Object> grid(Block.Grid grid) {
      List<Map<String, Object>> heads = new ArrayList<>();
      for (int c = 0; c < grid.heads().size(); c++) {
        heads.add(Map.of("text", say(grid.heads().get(c)), "numeric", grid.numeric().get(c)));
      }
      List<Map<String, Object>> rows = new ArrayList<>();
      for (List<Block.Cell> cells : grid.rows()) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int c = 0; c < cells.size(); c++) {
          shown.add(cell(cells.get(c), grid.numeric().get(c)));
        }
        rows.add(Map.of("cells", shown));
      }
      return Map.of("title", say(grid.title()), "heads", heads, "rows", rows, "source", source(grid.source()));
    }

    private Map<String, Object> cell(Block.Cell cell, boolean numeric) {
      return switch (cell) {
        case Block.Cell.Words words -> Map.of("text", say(words.text()), "numeric", numeric, "hasRange", false);
        case Block.Cell.Number number -> {
          Optional<String> range = number.range(language);
          yield Map.of(
              "text", number.written(),
              "numeric", numeric,
              "hasRange", range.isPresent(),
              "range", range.orElse(""));
        }
      };
    }

    private Map<String, Object> step(Report.Step step) {
      Map<String, Object> map = new HashMap<>();
      map.put("number", step.number());
      map.put("title", say(step.title()));
      map.put("summary", say(step.summary()));
      map.put("parameters", step.parameters().stream()
          .map(p -> Map.of("name", say(p.name()), "value", say(p.value())))
          .toList());
      map.put("inputs", step.inputs().entrySet().stream()
          .map(e -> Map.of("name", e.getKey(), "print", e.getValue().substring(0, Math.min(8, e.getValue().length()))))
          .toList());
      map.put("rows", Figures.count(step.rowsIn()) + " → " + Figures.count(step.rowsOut()));
      map.put("when", MOMENT.format(step.started().atZone(zone)));
      map.put("warnings", step.warnings().stream().map(w -> Map.of("text", say(w))).toList());
      map.put("hasOverride", step.override().isPresent());
      map.put("override", step.override().orElse(""));
      return map;
    }

    /** Where a figure comes from: its number, the step that made it, the seed. */
    private String source(String name) {
      figures++;
      Long step = report.makers().get(name);
      return step == null ? word("report.figure", figures) : word("report.source", figures, step, report.seed());
    }

    private String say(Text text) {
      return Messages.render(text, language);
    }

    private String word(String key, Object... args) {
      return Messages.get(HtmlReport.class, language, key, args);
    }
  }

  private static Template template() {
    try (InputStream in = HtmlReport.class.getClassLoader().getResourceAsStream("report/report.html")) {
      return Mustache.compiler().escapeHTML(true).compile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template of the report", e);
    }
  }
}
