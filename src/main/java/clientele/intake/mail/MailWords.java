package clientele.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in the headers of e-mails: encoded words of RFC 2047, addresses and dates of RFC 5322. */
final class MailWords {
  private static final Pattern ENCODED = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=");
  private static final Pattern ADDRESS = Pattern.compile("<\\s*([^<>\\s]+@[^<>\\s]+)\\s*>|([^<>\\s,;\"()]+@[^<>\\s,;\"()]+)");
  private static final DateTimeFormatter SENT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("[EEE, ]d MMM [uuuu][uu] H:mm[:ss] [Z][zzz]")
          .toFormatter(Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private MailWords() {}

  /** A header with its encoded words read. */
  static String decoded(String raw) {
    String joined = raw.replaceAll("\\?=\\s+=\\?", "?==?");
    Matcher found = ENCODED.matcher(joined);
    StringBuilder words = new StringBuilder();
    while (found.find()) {
      byte[] bytes =
          found.group(2).equalsIgnoreCase("b")
              ? base64(found.group(3))
              : quotedPrintable(found.group(3).replace('_', ' '));
      found.appendReplacement(words, Matcher.quoteReplacement(new String(bytes, charset(found.group(1)))));
    }
    return found.appendTail(words).toString().strip();
  }

  /** The charset of that name; UTF-8 if there is none. */
  static Charset charset(String name) {
    try {
      String known = name.replaceFirst("\\*.*", "").strip();
      return known.equalsIgnoreCase("gb2312") || known.equalsIgnoreCase("gbk")
          ? Charset.forName("GB18030")
          : known.equalsIgnoreCase("us-ascii") ? StandardCharsets.UTF_8 : Charset.forName(known);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  static byte[] base64(String words) {
    try {
      return Base64.getMimeDecoder().decode(words);
    } catch (IllegalArgumentException e) {
      return words.getBytes(StandardCharsets.UTF_8);
    }
  }

  static byte[] quotedPrintable(String words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '=' && i + 2 < words.length() && Character.digit(words.charAt(i + 1), 16) >= 0
          && Character.digit(words.charAt(i + 2), 16) >= 0) {
        out.write(Character.digit(words.charAt(i + 1), 16) * 16 + Character.digit(words.charAt(i + 2), 16));
        i += 2;
      } else if (c == '=' && i + 1 < words.length() && (words.charAt(i + 1) == '\n' || words.charAt(i + 1) == '\r')) {
        i += words.startsWith("\r\n", i + 1) ? 2 : 1;
      } else {
        out.writeBytes(String.valueOf(c).getBytes(c < 256 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  /** A date in UTC and ISO form; as it stands if it cannot be read. */
  static String date(String words) {
    String plain = words.replaceFirst("\\s*\\([^)]*\\)\\s*$", "").replaceAll("\\s+", " ").strip();
    try {
      return MOMENT.format(
          OffsetDateTime.from(SENT.parse(plain)).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    } catch (DateTimeException e) {
      try {
        return MOMENT.format(
            java.time.ZonedDateTime.from(SENT.parse(plain)).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime());
      } catch (DateTimeException f) {
        return plain;
      }
    }
  }

  /** The address in a header; empty if there is none. */
  static String address(String header) {
    Matcher found = ADDRESS.matcher(header);
    return found.find() ? found.group(1) != null ? found.group(1) : found.group(2) : "";
  }

  /** The name before an address, or the part of the address before its sign. */
  static String name(String header) {
    String name = header.replaceAll("<[^>]*>", "").replace("\"", "").strip();
    if (!name.isEmpty() && !name.contains("@")) {
      return name;
    }
    String address = address(header);
    return address.contains("@") ? address.substring(0, address.indexOf('@')) : name;
  }

  /** An id without its brackets. */
  static String bare(String id) {
    return id.replaceAll("[<>]", "").strip();
  }
}
