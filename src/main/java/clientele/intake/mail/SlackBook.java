package clientele.intake.mail;

import clientele.intake.book.ByteSource;
import clientele.intake.book.RowSink;
import clientele.intake.book.OneTable;
import clientele.intake.nested.JsonRecords;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the messages of a Slack export: one file of a day, or all files of all channels. */
public final class SlackBook implements OneTable {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final Pattern MENTION = Pattern.compile("<([@#!])([A-Z0-9a-z]+)(?:\\|([^>]*))?>|<([^>|]+)(?:\\|([^>]*))?>");
  private static final List<String> COLUMNS =
      List.of("message_id", "date", "channel", "user_id", "author", "text", "thread_id", "reactions", "replies");

  private final Map<String, ByteSource> days;
  private final Map<String, String> people;

  private SlackBook(Map<String, ByteSource> days, Map<String, String> people) {
    this.days = days;
    this.people = people;
  }

  /** Opens files of messages by {@code channel/day}; {@code users} lists the people, if there is such a file. */
  public static SlackBook open(Map<String, ByteSource> days, Optional<ByteSource> users) throws IOException {
    Map<String, String> people = new HashMap<>();
    if (users.isPresent()) {
      JsonRecords.read(
          users.get(),
          cells -> {
            String id = cells.getOrDefault("id", "");
            String name = first(cells, "profile.real_name", "real_name", "profile.display_name", "name");
            people.put(id, name);
          });
    }
    return new SlackBook(new LinkedHashMap<>(days), people);
  }

  @Override
  public String format() {
    return "slack";
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
    for (var day : days.entrySet()) {
      String[] path = day.getKey().split("[/\\\\]");
      String channel = path.length > 1 ? path[path.length - 2] : "";
      long[] line = {0};
      JsonRecords.read(day.getValue(), cells -> message(channel, ++line[0], cells, sink));
    }
  }

  private void message(String channel, long line, Map<String, String> cells, RowSink sink) {
    String stamp = cells.getOrDefault("ts", "");
    String kind = cells.getOrDefault("subtype", "");
    String text = readable(cells.getOrDefault("text", ""));
    if (!stamp.matches("\\d{9,11}(\\.\\d+)?")) {
      sink.refuse(line, cells.toString());
      return;
    }
    if (kind.matches("(channel|group)_(join|leave|topic|purpose|name|archive)")) {
      sink.announce(line, (kind + " " + text).strip());
      return;
    }
    if (text.isBlank()) {
      sink.blank(1);
      return;
    }
    String user = first(cells, "user", "bot_id");
    String said = first(cells, "user_profile.real_name", "user_profile.display_name", "username");
    List<String> row = new ArrayList<>();
    row.add(channel.isEmpty() ? stamp : channel + "/" + stamp);
    row.add(MOMENT.format(Instant.ofEpochSecond(new BigDecimal(stamp).longValue())));
    row.add(channel);
    row.add(user);
    row.add(people.getOrDefault(user, said));
    row.add(text);
    row.add(cells.getOrDefault("thread_ts", ""));
    row.add(cells.getOrDefault("reactions", ""));
    row.add(cells.getOrDefault("reply_count", ""));
    sink.row(line, row);
  }

  /** A text with names for people and links as they are read. */
  private String readable(String text) {
    Matcher found = MENTION.matcher(text);
    StringBuilder words = new StringBuilder();
    while (found.find()) {
      String shown;
      if (found.group(1) != null) {
        String name = found.group(3) != null ? found.group(3) : people.getOrDefault(found.group(2), found.group(2));
        shown = (found.group(1).equals("!") ? "@" : found.group(1)) + name;
      } else {
        shown = found.group(5) != null ? found.group(5) : found.group(4);
      }
      found.appendReplacement(words, Matcher.quoteReplacement(shown));
    }
    return found.appendTail(words).toString().replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").strip();
  }

  private static String first(Map<String, String> cells, String... names) {
    for (String name : names) {
      String value = cells.getOrDefault(name, "");
      if (!value.isBlank()) {
        return value;
      }
    }
    return "";
  }
}
