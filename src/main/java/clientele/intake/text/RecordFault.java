package clientele.intake.text;

/** What is wrong with a record. */
public enum RecordFault {
  NONE,
  UNTERMINATED_QUOTE,
  FIELD_TOO_LONG
}
