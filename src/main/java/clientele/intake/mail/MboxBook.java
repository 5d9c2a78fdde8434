package clientele.intake.mail;

import clientele.intake.book.Content;
import clientele.intake.book.RowSink;
import clientele.intake.book.OneTable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a mailbox, or a single e-mail, as one row for each message. */
public final class MboxBook implements OneTable {
  private static final int LARGEST_MESSAGE = 32 << 20;
  private static final Pattern FROM_LINE =
      Pattern.compile("^From \\S+.* \\d{1,2}:\\d{2}(:\\d{2})?\\b.*\\d{4}.*");
  private static final Pattern HEADER = Pattern.compile("^[A-Za-z][A-Za-z0-9-]{1,60}:( .*|\t.*)?$");
  private static final List<String> COLUMNS =
      List.of("message_id", "date", "author", "email", "recipient", "subject", "text", "in_reply_to");

  private final Content content;

  private MboxBook(Content content) {
    this.content = content;
  }

  /** Whether a text begins as a mailbox or an e-mail does. */
  public static boolean looksLikeMail(String start) {
    String[] lines = start.split("\r\n|\n|\r", 60);
    if (FROM_LINE.matcher(lines[0]).matches()) {
      return lines.length > 1 && HEADER.matcher(lines[1]).matches();
    }
    boolean from = false;
    boolean about = false;
    int headers = 0;
    for (String line : lines) {
      if (line.isEmpty()) {
        break;
      }
      if (!HEADER.matcher(line).matches() && !line.startsWith(" ") && !line.startsWith("\t")) {
        return false;
      }
      headers++;
      from |= line.startsWith("From: ");
      about |= line.startsWith("Date: ") || line.startsWith("Message-ID:") || line.startsWith("Received:");
    }
    return from && about && headers > 2;
  }

  /** Opens a mailbox. */
  public static MboxBook open(Content content) {
    return new MboxBook(content);
  }

  @Override
  public String format() {
    return "mbox";
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public Optional<List<String>> columns() {
    return Optional.of(COLUMNS);
  }

  @Override
  public void read(RowSink sink) throws IOException {
    try (InputStream in = new BufferedInputStream(content.open(), 1 << 16)) {
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 0;
      long begin = 1;
      boolean blankBefore = true;
      for (int b = in.read(); ; b = in.read()) {
        if (b >= 0 && b != '\n') {
          if (line.size() < LARGEST_MESSAGE) {
            line.write(b);
          }
          continue;
        }
        if (b < 0 && line.size() == 0) {
          break;
        }
        number++;
        boolean start = blankBefore && isFromLine(line);
        if (start) {
          take(message, begin, sink);
          begin = number;
        } else if (message.size() + line.size() <= LARGEST_MESSAGE) {
          message.writeBytes(unquoted(line));
          message.write('\n');
        }
        blankBefore = line.size() == 0 || line.size() == 1 && line.toByteArray()[0] == '\r';
        line.reset();
        if (b < 0) {
          break;
        }
      }
      take(message, begin, sink);
    }
  }

  private static boolean isFromLine(ByteArrayOutputStream line) {
    return line.size() > 10 && line.size() < 1000
        && FROM_LINE.matcher(line.toString(StandardCharsets.ISO_8859_1).strip()).matches();
  }

  /** Mailboxes put a sign before lines of a text that begin as a new message would. */
  private static byte[] unquoted(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    int signs = 0;
    while (signs < bytes.length && bytes[signs] == '>') {
      signs++;
    }
    boolean quoted =
        signs > 0 && bytes.length >= signs + 5
            && new String(bytes, signs, 5, StandardCharsets.ISO_8859_1).equals("From ");
    return quoted ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static void take(ByteArrayOutputStream bytes, long line, RowSink sink) {
    if (bytes.size() == 0) {
      return;
    }
    byte[] whole = bytes.toByteArray();
    bytes.reset();
    MailPart mail = MailPart.parse(whole, 0, whole.length);
    String from = mail.words("from");
    String date = MailWords.date(mail.words("date"));
    String text = mail.text();
    if (from.isEmpty() && date.isEmpty() && text.isBlank()) {
      sink.refuse(line, new String(whole, 0, Math.min(2000, whole.length), StandardCharsets.ISO_8859_1));
      return;
    }
    List<String> row = new ArrayList<>();
    row.add(MailWords.bare(mail.words("message-id")));
    row.add(date);
    row.add(MailWords.name(from));
    row.add(MailWords.address(from));
    row.add(MailWords.address(mail.words("to")));
    row.add(mail.words("subject"));
    row.add(text);
    row.add(MailWords.bare(mail.words("in-reply-to")));
    sink.row(line, row);
  }
}
