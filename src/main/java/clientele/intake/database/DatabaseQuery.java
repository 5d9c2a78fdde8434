package clientele.intake.database;

import clientele.intake.problem.IntakeProblems;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One question to a database.
 *
 * @param system which kind of database
 * @param host name or address of its server; empty for a file
 * @param port of the server; 0 for the usual one
 * @param database its name, or the path of the file
 * @param protection how the password and the rows travel
 * @param sql the question
 * @param most rows of the answer that are read; 0 for all
 */
public record DatabaseQuery(
    System system, String host, int port, String database, Protection protection, String sql, int most) {
  private static final Pattern NAME = Pattern.compile("[\\w.\\-]{1,128}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._\\-]{1,253}|\\[?[0-9A-Fa-f:.]{2,45}]?");
  private static final Pattern HARMFUL =
      Pattern.compile(
          "\\b(load_file|load_extension|pg_read_\\w+|pg_ls_\\w+|pg_stat_file|lo_export|lo_import|lo_get|dblink\\w*|\\w+_to_xml\\w*|"
              + "pg_terminate_backend|pg_cancel_backend|pg_reload_conf|sys_exec|sys_eval)\\b");
  private static final Pattern ATTACH = Pattern.compile("\\battach\\b");
  /** Names and words whose letters are written as numbers: what they say is not looked for behind them. */
  private static final Pattern NUMBERED = Pattern.compile("(?i)\\bu&[\"']");

  /** A kind of database. */
  public enum System {
    POSTGRESQL(5432),
    MARIADB(3306),
    MYSQL(3306),
    SQLITE(0);

    private final int port;

    System(int port) {
      this.port = port;
    }

    /** The system of that name, in any case. */
    public static System of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * How the password and the rows travel. Unless it is said to be plain, or the server is this computer, no password is sent before
   * the server has shown a certificate of its name that is trusted.
   *
   * @param always also to a server on this computer
   * @param plain that they may travel unencrypted and to a server that proves nothing, as a person said
   * @param certificate file with the certificate of who signs for the server; empty for those that this Java trusts
   */
  public record Protection(boolean always, boolean plain, Optional<Path> certificate) {
    /** What holds if nothing is said. */
    public static final Protection USUAL = new Protection(false, false, Optional.empty());
  }

  /** Whether the server has to prove who it is, on an encrypted connection, before it is told the password. */
  boolean proves() {
    return !protection.plain() && (protection.always() || protection.certificate().isPresent() || !isHere());
  }

  /** Whether the server is this computer: nobody else hears what is said to it. */
  private boolean isHere() {
    String name = host.isBlank() ? "localhost" : host.replaceAll("[\\[\\]]", "");
    boolean literal = name.equalsIgnoreCase("localhost") || name.matches("[0-9.]+") || name.contains(":");
    try {
      return literal && InetAddress.getByName(name).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Who asks. The password lives as long as the connection is made, and is written nowhere. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /** What the answer is called: the name of the database. */
  public String name() {
    return system == System.SQLITE
        ? String.valueOf(Path.of(database).getFileName())
        : database + "@" + (host.isBlank() ? "localhost" : host);
  }

  /**
   * Makes sure that this is one question and no more.
   *
   * @throws clientele.base.ProblemException if it is a command, several statements, or asks for harm
   */
  public DatabaseQuery checked() {
    boolean mysql = system == System.MARIADB || system == System.MYSQL;
    String bare = ended(bare(sql, mysql));
    // what is quoted in unusual ways is not understood here, so that then no semicolon may stand anywhere
    boolean hidden = sql.matches("(?s).*[\\\\$].*") && ended(sql).contains(";")
        || mysql && sql.indexOf('\\') >= 0 || NUMBERED.matcher(sql).find();
    String low = bare.toLowerCase(Locale.ROOT);
    boolean question = low.matches("(?s)\\(?\\s*(select|with)\\b.*");
    boolean into = low.matches("(?s).*\\binto\\b.*");
    // a name in quotes is a name: harm is looked for in the whole of it, quotes and all
    boolean harm = HARMFUL.matcher(sql.toLowerCase(Locale.ROOT)).find() || ATTACH.matcher(low).find();
    if (!question || hidden || low.contains(";") || into || harm) {
      throw IntakeProblems.NOT_A_QUERY.raise(sql.length() > 200 ? sql.substring(0, 200) + "…" : sql);
    }
    if (system != System.SQLITE) {
      if (!NAME.matcher(database).matches()) {
        throw IntakeProblems.NO_DATABASE.raise(database, "database");
      }
      if (!host.isBlank() && !HOST.matcher(host).matches()) {
        throw IntakeProblems.NO_DATABASE.raise(database, "host");
      }
    }
    return this;
  }

  private static String ended(String statement) {
    return statement.replaceAll("[;\\s]+$", "");
  }

  /** The address of the database for its driver; it holds neither user nor password. */
  String url() {
    String server = (host.isBlank() ? "localhost" : host) + ":" + (port == 0 ? system.port : port);
    return switch (system) {
      case POSTGRESQL -> "jdbc:postgresql://" + server + "/" + database;
      case MARIADB, MYSQL -> "jdbc:mariadb://" + server + "/" + database;
      case SQLITE -> database;
    };
  }

  /** A statement without its comments, and with its words in quotes emptied. */
  private static String bare(String sql, boolean mysql) {
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '-' && sql.startsWith("--", i) && (!mysql || isSpace(sql, i + 2)) || c == '#' && mysql) {
        int end = sql.indexOf('\n', i);
        i = end < 0 ? sql.length() : end;
        bare.append(' ');
      } else if (sql.startsWith("/*", i)) {
        // servers of the MySQL family run what stands in comments of this kind
        boolean run = sql.startsWith("/*!", i) || sql.startsWith("/*M!", i);
        int end = sql.indexOf("*/", i + 2);
        i = end < 0 ? sql.length() : end + 1;
        bare.append(run ? ";!" : " ");
      } else if (c == '\'' || c == '"' || c == '`') {
        int end = i + 1;
        while (end < sql.length() && sql.charAt(end) != c) {
          end += 1;
        }
        i = end;
        bare.append(c).append(c);
      } else {
        bare.append(c);
      }
    }
    return bare.toString();
  }

  /** Servers of the MySQL family take two hyphens for a comment only before a space; else it is minus a negative number. */
  private static boolean isSpace(String sql, int at) {
    return at >= sql.length() || Character.isWhitespace(sql.charAt(at));
  }

  /** The names of the systems, for messages and forms. */
  public static List<String> systems() {
    return List.of("postgresql", "mariadb", "mysql", "sqlite");
  }
}
