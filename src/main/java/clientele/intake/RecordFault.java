package clientele.intake;

/** What is wrong with a record. */
enum RecordFault {
  NONE,
  UNTERMINATED_QUOTE,
  FIELD_TOO_LONG
}
