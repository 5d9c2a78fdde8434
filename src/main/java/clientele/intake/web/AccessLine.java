package clientele.intake.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request in the log of a web server.
 *
 * @param moment when it was asked
 * @param address of the visitor
 * @param user who had signed in; empty if nobody
 * @param request method, path and protocol as they were sent
 * @param status of the answer
 * @param bytes of the answer; empty if none
 * @param referrer page the visitor came from
 * @param agent what the visitor's program calls itself
 */
public record AccessLine(
    Instant moment, String address, String user, String request, String status, String bytes, String referrer,
    String agent) {
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH);

  /** Whether most of the first lines are lines of a web server's log. */
  public static boolean looksLikeLog(String start) {
    List<String> lines = start.lines().filter(l -> !l.isBlank()).limit(40).toList();
    List<String> whole = lines.size() > 1 && !start.endsWith("\n") ? lines.subList(0, lines.size() - 1) : lines;
    long fit = whole.stream().filter(l -> !l.startsWith("#") && parse(l).isPresent()).count();
    return fit > 0 && fit * 10 >= whole.size() * 6;
  }

  /** Reads a line of the common or combined format, also with a host or ports in front and fields behind. */
  public static Optional<AccessLine> parse(String line) {
    int open = line.indexOf('[');
    int close = open < 0 ? -1 : line.indexOf(']', open);
    if (close < 0 || close - open > 40 || close + 3 > line.length()) {
      return Optional.empty();
    }
    Optional<Instant> moment = moment(line.substring(open + 1, close));
    String[] lead = line.substring(0, open).strip().split("\\s+");
    if (moment.isEmpty() || lead.length < 1 || lead[0].isEmpty() || lead.length > 6) {
      return Optional.empty();
    }
    Fields rest = new Fields(line, close + 1);
    String request = rest.next();
    String status = rest.next();
    if (request == null || status == null || !status.matches("\\d{3}")) {
      return Optional.empty();
    }
    String bytes = rest.nextOr("-");
    String referrer = rest.nextOr("-");
    String agent = rest.nextOr("-");
    String address = lead.length > 3 && lead[0].matches(".*:\\d+") ? lead[1] : lead[0];
    String user = lead.length >= 3 ? lead[lead.length - 1] : "-";
    return Optional.of(
        new AccessLine(
            moment.get(), address, plain(user), plain(request), status, bytes.matches("\\d+") ? bytes : "",
            plain(referrer), plain(agent)));
  }

  /** Makes a request of the fields of a JSON log. */
  public static Optional<AccessLine> of(Map<String, String> fields) {
    String time =
        first(fields, "time", "timestamp", "@timestamp", "time_local", "time_iso8601", "date", "datetime", "msec", "ts");
    Optional<Instant> moment = moment(time);
    String status = first(fields, "status", "response", "status_code", "statuscode", "response_code", "http_status");
    if (moment.isEmpty() || !status.matches("\\d{3}")) {
      return Optional.empty();
    }
    String request = first(fields, "request", "request_line");
    if (request.isEmpty() || request.startsWith("/")) {
      String path = request.isEmpty() ? first(fields, "request_uri", "uri", "path", "url", "requesturi") : request;
      String method = first(fields, "method", "request_method", "verb", "http_method");
      request = ((method.isEmpty() ? "GET" : method) + " " + path).strip();
    }
    return Optional.of(
        new AccessLine(
            moment.get(),
            first(fields, "remote_addr", "remote_ip", "client_ip", "clientip", "ip", "remoteaddr", "remote_host", "client", "host"),
            plain(first(fields, "remote_user", "user", "username", "user_id")),
            request,
            status,
            first(fields, "body_bytes_sent", "bytes_sent", "bytes", "size", "response_size"),
            plain(first(fields, "http_referer", "http_referrer", "referer", "referrer")),
            plain(first(fields, "http_user_agent", "user_agent", "agent", "useragent"))));
  }

  private static String first(Map<String, String> fields, String... names) {
    for (String name : names) {
      String value = fields.get(name);
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return "";
  }

  private static String plain(String word) {
    return word.equals("-") ? "" : word;
  }

  private static Optional<Instant> moment(String words) {
    try {
      if (words.matches("\\d{2}/[A-Za-z]{3}/\\d{4}:.*")) {
        return Optional.of(OffsetDateTime.parse(words, CLF).toInstant());
      }
      if (words.matches("\\d{9,13}(\\.\\d+)?")) {
        double number = Double.parseDouble(words);
        return Optional.of(Instant.ofEpochMilli((long) (number > 1e11 ? number : number * 1000)));
      }
      if (words.matches("\\d{4}-\\d{2}-\\d{2}[T ].*")) {
        String iso = words.replace(' ', 'T').replace(',', '.').replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
        boolean zoned = iso.matches(".*(Z|[+-]\\d{2}:\\d{2})$");
        return Optional.of(OffsetDateTime.parse(zoned ? iso : iso + "Z").toInstant());
      }
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Fields parted by spaces, those with spaces in quotes. */
  private static final class Fields {
    private final String line;
    private int at;

    private Fields(String line, int at) {
      this.line = line;
      this.at = at;
    }

    private String nextOr(String instead) {
      String field = next();
      return field == null ? instead : field;
    }

    private String next() {
      while (at < line.length() && line.charAt(at) == ' ') {
        at++;
      }
      if (at >= line.length()) {
        return null;
      }
      if (line.charAt(at) != '"') {
        int end = line.indexOf(' ', at);
        String field = end < 0 ? line.substring(at) : line.substring(at, end);
        at += field.length();
        return field;
      }
      StringBuilder field = new StringBuilder();
      for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
        if (line.charAt(at) == '\\' && at + 1 < line.length() && (line.charAt(at + 1) == '"' || line.charAt(at + 1) == '\\')) {
          at++;
        }
        field.append(line.charAt(at));
      }
      if (at >= line.length()) {
        return null;
      }
      at++;
      return field.toString();
    }
  }
}
