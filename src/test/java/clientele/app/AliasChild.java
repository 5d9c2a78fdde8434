package clientele.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Tries to have a database compile and run what a stranger wrote; says what came of it. */
final class AliasChild {
  private AliasChild() {}

  /** No arguments. */
  public static void main(String[] args) {
    try (Connection db = DriverManager.getConnection("jdbc:h2:mem:stranger"); Statement sql = db.createStatement()) {
      sql.execute("create alias ran as 'String ran() { System.out.println(\"RAN\"); return \"\"; }'");
      sql.execute("call ran()");
    } catch (SQLException | LinkageError refused) {
      System.out.println("REFUSED");
    }
  }
}
