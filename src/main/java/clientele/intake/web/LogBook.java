package clientele.intake.web;

import clientele.intake.book.ByteSource;
import clientele.intake.book.Lines;
import clientele.intake.book.RowSink;
import clientele.intake.book.OneTable;
import clientele.intake.nested.JsonLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the log of a web server as events. A visitor is who signed in, or else an address with a program; a session
 * ends with a silence. Robots are marked, not left out. Times are in UTC.
 */
public final class LogBook implements OneTable {
  private static final int LONGEST_LINE = 1 << 18;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final Pattern ROBOT =
      Pattern.compile(
          "bot\\b|bot[/;_\\-]|crawl|spider|slurp|scrap|archiver|curl/|wget|python|java/|libwww|perl|ruby|go-http|okhttp|"
              + "httpclient|axios|node-fetch|monitor|pingdom|uptime|nagios|zabbix|feed|rss|validator|preview|headless|"
              + "phantom|lighthouse|facebookexternalhit|mediapartners|yandex|baidu|bingpreview|scan|zgrab|nmap|check_http");
  private static final List<String> COLUMNS =
      List.of(
          "date", "visitor_id", "session_id", "ip", "user", "method", "path", "query", "status", "bytes", "referrer",
          "user_agent", "bot");

  private final ByteSource source;
  private final long silence;

  private LogBook(ByteSource source, long silence) {
    this.source = source;
    this.silence = silence;
  }

  /** Opens a log; a session ends after so many minutes without a request. */
  public static LogBook open(ByteSource source, int minutes) {
    return new LogBook(source, minutes * 60L);
  }

  @Override
  public String format() {
    return "access-log";
  }

  @Override
  public String name() {
    return "requests";
  }

  @Override
  public Optional<List<String>> columns() {
    return Optional.of(COLUMNS);
  }

  @Override
  public void read(RowSink sink) throws IOException {
    Map<String, Visitor> visitors = new HashMap<>();
    List<String> row = new ArrayList<>();
    try (Lines lines = new Lines(source.open(), LONGEST_LINE)) {
      while (lines.next()) {
        String text = lines.text();
        if (text.isBlank() || text.startsWith("#")) {
          sink.blank(1);
          continue;
        }
        Optional<AccessLine> line =
            lines.isCut()
                ? Optional.empty()
                : text.charAt(0) == '{' ? JsonLine.read(text).flatMap(AccessLine::of) : AccessLine.parse(text);
        if (line.isEmpty()) {
          sink.refuse(lines.number(), lines.text(2000));
          continue;
        }
        row.clear();
        fill(row, line.get(), visitors);
        sink.row(lines.number(), row);
      }
    }
  }

  private void fill(List<String> row, AccessLine line, Map<String, Visitor> visitors) {
    String who = line.user().isEmpty() ? line.address() + "|" + line.agent() : "@" + line.user();
    Visitor visitor = visitors.computeIfAbsent(who, Visitor::new);
    String[] request = line.request().split(" ");
    String target = request.length > 1 ? request[1] : "";
    int mark = target.indexOf('?');
    row.add(MOMENT.format(line.moment()));
    row.add(line.user().isEmpty() ? visitor.id : line.user());
    row.add(visitor.session(line.moment(), silence));
    row.add(line.address());
    row.add(line.user());
    row.add(request.length > 1 ? request[0] : "");
    row.add(request.length > 1 ? mark < 0 ? target : target.substring(0, mark) : line.request());
    row.add(mark < 0 ? "" : target.substring(mark + 1));
    row.add(line.status());
    row.add(line.bytes());
    row.add(line.referrer());
    row.add(line.agent());
    row.add(isRobot(line.agent(), target) ? "true" : "false");
  }

  /** Whether a program rather than a person asked. */
  static boolean isRobot(String agent, String path) {
    return agent.isEmpty() || path.equals("/robots.txt") || ROBOT.matcher(agent.toLowerCase(Locale.ROOT)).find();
  }

  /** Someone who asked, the time of the last request and the number of sessions so far. */
  private static final class Visitor {
    private final String id;
    private long last = Long.MIN_VALUE;
    private int sessions;

    private Visitor(String who) {
      this.id = digest(who);
    }

    private String session(Instant moment, long silence) {
      long now = moment.getEpochSecond();
      if (last == Long.MIN_VALUE || now - last > silence) {
        sessions++;
      }
      last = Math.max(last, now);
      return id + "-" + sessions;
    }

    private static String digest(String who) {
      try {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(who.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 8);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
