package clientele.intake.problem;

import clientele.base.Text;
import java.util.Locale;

/** Why a line or cell cannot be taken. */
public enum RejectReason {
  MORE_FIELDS,
  FEWER_FIELDS,
  OPEN_QUOTE,
  UNDECODABLE,
  TOO_LONG,
  OTHER_FORM,
  NOTE,
  HEADER_AGAIN,
  OTHER_TABLE,
  TOTAL,
  SUMMARY,
  SECTION,
  ANNOUNCEMENT,
  NOT_A_NUMBER,
  NOT_A_DATE,
  NOT_YES_OR_NO;

  private String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** In words, with the fields found and expected where it is about fields. */
  public Text words(int found, int expected) {
    return switch (this) {
      case MORE_FIELDS, FEWER_FIELDS -> Text.of(RejectReason.class, "reject." + tag(), found, expected);
      default -> Text.of(RejectReason.class, "reject." + tag());
    };
  }

  /** What could be done. */
  public Text repair() {
    return Text.of(RejectReason.class, "repair." + tag());
  }

  /** The reason for many lines at once. */
  public Text heading() {
    return Text.of(RejectReason.class, "rejects." + tag());
  }
}
