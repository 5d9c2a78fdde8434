package clientele.study;

import java.util.Locale;
import java.util.Optional;

/** What a table is about. The first nine are taken by imported files, the rest by tables the program makes. */
public enum Role {
  CUSTOMERS,
  /** Order lines. */
  TRANSACTIONS,
  PRODUCTS,
  /** Visits, clicks, uses of an app. */
  EVENTS,
  /** Reviews, tickets, chats, survey answers. */
  FEEDBACK,
  /** Campaign sends and touches with their outcome. */
  CONTACTS,
  CAMPAIGNS,
  SUBSCRIPTIONS,
  CONSENTS,
  /** Imported, but of no role the analyses know. */
  OTHER,
  /** One row per customer as of a date. */
  FEATURES,
  /** What an analysis found. */
  RESULT,
  /** Rows a cleaning step took out of a table, with the reason of each. */
  SET_APART,
  /** Rows of a file that could not be taken, with line and reason. */
  REJECTS;

  /** The name in files and on the command line: lower case. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name, in any case. */
  public static Optional<Role> ofTag(String tag) {
    for (Role role : values()) {
      if (role.name().equalsIgnoreCase(tag)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** Whether files are imported with this role. */
  public boolean isImported() {
    return ordinal() <= OTHER.ordinal();
  }
}
