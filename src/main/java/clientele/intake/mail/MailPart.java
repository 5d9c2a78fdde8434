package clientele.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** An e-mail or a part of one: its headers and its body (RFC 2045). */
final class MailPart {
  private static final int DEEPEST = 20;
  private static final int MOST_PARTS = 200;
  private static final int LONGEST_PAGE = 4 << 20;
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);

  private final Map<String, String> headers = new LinkedHashMap<>();
  private String body = "";

  private MailPart() {}

  /** Reads a part; every byte is kept as one character until its charset is known. */
  static MailPart parse(byte[] bytes, int from, int to) {
    return parse(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).replace("\r\n", "\n"));
  }

  private static MailPart parse(String raw) {
    MailPart part = new MailPart();
    int at = 0;
    String last = "";
    while (at < raw.length()) {
      int end = raw.indexOf('\n', at);
      String line = end < 0 ? raw.substring(at) : raw.substring(at, end);
      at = end < 0 ? raw.length() : end + 1;
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      if ((line.startsWith(" ") || line.startsWith("\t")) && !last.isEmpty()) {
        part.headers.merge(last, " " + line.strip(), String::concat);
      } else if (colon > 0) {
        last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        part.headers.putIfAbsent(last, line.substring(colon + 1).strip());
      }
    }
    part.body = raw.substring(at);
    return part;
  }

  /** A header with its words read; empty if it is not there. */
  String words(String header) {
    String raw = headers.getOrDefault(header, "");
    boolean plain = raw.chars().allMatch(c -> c < 128);
    String read = plain ? raw : new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return MailWords.decoded(read);
  }

  /** What a person reads: plain text if there is any, else the words of a page. */
  String text() {
    List<String> plain = new ArrayList<>();
    List<String> pages = new ArrayList<>();
    collect(plain, pages, 0);
    String text =
        plain.stream().anyMatch(t -> !t.isBlank())
            ? String.join("\n", plain)
            : String.join("\n", pages.stream().map(MailPart::seen).toList());
    return text.strip();
  }

  private static String seen(String page) {
    return Jsoup.parse(page.length() > LONGEST_PAGE ? page.substring(0, LONGEST_PAGE) : page).wholeText()
        .replaceAll("[ \\t\\u00a0]+", " ").replaceAll("\\s*\\n\\s*", "\n");
  }

  private void collect(List<String> plain, List<String> pages, int deep) {
    String type = headers.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
    if (headers.getOrDefault("content-disposition", "").toLowerCase(Locale.ROOT).startsWith("attachment")) {
      return;
    }
    if (type.startsWith("multipart/")) {
      Matcher boundary = BOUNDARY.matcher(headers.getOrDefault("content-type", ""));
      if (boundary.find() && deep < DEEPEST) {
        parts(boundary.group(1)).forEach(p -> p.collect(plain, pages, deep + 1));
      }
    } else if (type.startsWith("text/html")) {
      pages.add(decoded());
    } else if (type.startsWith("text/")) {
      plain.add(decoded());
    }
  }

  private List<MailPart> parts(String boundary) {
    List<MailPart> parts = new ArrayList<>();
    String mark = "--" + boundary;
    int at = body.startsWith(mark) ? 0 : body.indexOf("\n" + mark) + 1;
    while (at >= 0 && at < body.length() && body.startsWith(mark, at) && parts.size() < MOST_PARTS) {
      int start = body.indexOf('\n', at);
      if (start < 0 || body.startsWith("--", at + mark.length())) {
        break;
      }
      int end = body.indexOf("\n" + mark, start);
      parts.add(parse(body.substring(start + 1, end < 0 ? body.length() : Math.max(start + 1, end))));
      at = end < 0 ? -1 : end + 1;
    }
    return parts;
  }

  private String decoded() {
    String how = headers.getOrDefault("content-transfer-encoding", "").toLowerCase(Locale.ROOT);
    byte[] bytes =
        how.contains("base64")
            ? MailWords.base64(body)
            : how.contains("quoted") ? MailWords.quotedPrintable(body) : body.getBytes(StandardCharsets.ISO_8859_1);
    Matcher charset = CHARSET.matcher(headers.getOrDefault("content-type", ""));
    return new String(bytes, MailWords.charset(charset.find() ? charset.group(1) : "utf-8"));
  }
}
