package clientele.intake.problem;

import clientele.base.ProblemCode;

/** What can be wrong with a file or with the way it shall be read. */
public final class IntakeProblems {
  public static final ProblemCode NO_FILE = code("NO-FILE");
  public static final ProblemCode FOLDER = code("FOLDER");
  public static final ProblemCode EMPTY = code("EMPTY");
  public static final ProblemCode UNREADABLE = code("UNREADABLE");
  public static final ProblemCode BINARY = code("BINARY");
  public static final ProblemCode OLD_EXCEL = code("OLD-EXCEL");
  public static final ProblemCode TRUNCATED = code("TRUNCATED");
  public static final ProblemCode TOO_LARGE = code("TOO-LARGE");
  public static final ProblemCode NO_ENCODING = code("NO-ENCODING");
  public static final ProblemCode WRONG_ENCODING = code("WRONG-ENCODING");
  public static final ProblemCode RAGGED = code("RAGGED");
  public static final ProblemCode MANY_REJECTS = code("MANY-REJECTS");
  public static final ProblemCode NO_ROWS = code("NO-ROWS");
  public static final ProblemCode DATE_ORDER = code("DATE-ORDER");
  public static final ProblemCode DECIMAL_MARK = code("DECIMAL-MARK");
  public static final ProblemCode MAP_SYNTAX = code("MAP-SYNTAX");
  public static final ProblemCode MAPPED_TWICE = code("MAPPED-TWICE");
  public static final ProblemCode NO_MEANING = code("NO-MEANING");
  public static final ProblemCode NO_COLUMN = code("NO-COLUMN");
  public static final ProblemCode NO_ROLE = code("NO-ROLE");
  public static final ProblemCode NO_TYPE = code("NO-TYPE");
  public static final ProblemCode BAD_OPTION = code("BAD-OPTION");
  public static final ProblemCode EXCEL_DAMAGED = code("EXCEL-DAMAGED");
  public static final ProblemCode EXCEL_TOO_LARGE = code("EXCEL-TOO-LARGE");
  public static final ProblemCode DAMAGED = code("DAMAGED");
  public static final ProblemCode PROTECTED = code("PROTECTED");
  public static final ProblemCode WRONG_PASSWORD = code("WRONG-PASSWORD");
  public static final ProblemCode XLSB = code("XLSB");
  public static final ProblemCode XML = code("XML");
  public static final ProblemCode UNSAFE_XML = code("UNSAFE-XML");
  public static final ProblemCode ARCHIVE = code("ARCHIVE");
  public static final ProblemCode PACKED_TWICE = code("PACKED-TWICE");
  public static final ProblemCode PACKED_TOO_LARGE = code("PACKED-TOO-LARGE");
  public static final ProblemCode BOMB = code("BOMB");
  public static final ProblemCode MANY_FILES = code("MANY-FILES");
  public static final ProblemCode MIXED_FILES = code("MIXED-FILES");
  public static final ProblemCode IN_BUNDLE = code("IN-BUNDLE");
  public static final ProblemCode NO_TABLE = code("NO-TABLE");
  public static final ProblemCode TOO_WIDE = code("TOO-WIDE");
  public static final ProblemCode REPEATS = code("REPEATS");
  public static final ProblemCode UNFINISHED = code("UNFINISHED");
  public static final ProblemCode TOO_MANY = code("TOO-MANY");
  public static final ProblemCode NOT_A_QUERY = code("NOT-A-QUERY");
  public static final ProblemCode NO_DATABASE = code("NO-DATABASE");
  public static final ProblemCode UNPROVEN = code("UNPROVEN");
  public static final ProblemCode LOGIN = code("LOGIN");
  public static final ProblemCode QUERY = code("QUERY");
  public static final ProblemCode NO_PASSWORD = code("NO-PASSWORD");
  public static final ProblemCode OTHER_SHEETS = code("OTHER-SHEETS");
  public static final ProblemCode NO_SHEET = code("NO-SHEET");
  public static final ProblemCode CANNOT_WRITE = code("CANNOT-WRITE");

  public static final ProblemCode OFFSETS = code("OFFSETS");
  public static final ProblemCode CURRENCIES = code("CURRENCIES");
  public static final ProblemCode MIXED_PERCENT = code("MIXED-PERCENT");
  public static final ProblemCode OTHER_TABLES = code("OTHER-TABLES");
  public static final ProblemCode FRACTIONS = code("FRACTIONS");
  public static final ProblemCode LOST_DIGITS = code("LOST-DIGITS");
  public static final ProblemCode NUL = code("NUL");
  public static final ProblemCode LIKE_SUMS = code("LIKE-SUMS");
  public static final ProblemCode ONE_COLUMN = code("ONE-COLUMN");
  public static final ProblemCode CUT_NUMBERS = code("CUT-NUMBERS");
  public static final ProblemCode NAMELESS = code("NAMELESS");
  public static final ProblemCode GUARDED = code("GUARDED");
  public static final ProblemCode KEY_BLANKS = code("KEY-BLANKS");
  public static final ProblemCode SHORT_KEYS = code("SHORT-KEYS");
  public static final ProblemCode TWO_SPELLINGS = code("TWO-SPELLINGS");
  public static final ProblemCode NO_AMOUNT = code("NO-AMOUNT");
  public static final ProblemCode MOSTLY_NUMBERS = code("MOSTLY-NUMBERS");
  public static final ProblemCode MOSTLY_DATES = code("MOSTLY-DATES");
  public static final ProblemCode WORDED_NUMBERS = code("WORDED-NUMBERS");
  public static final ProblemCode NUMBER_NAMES = code("NUMBER-NAMES");
  public static final ProblemCode FORMULAS = code("FORMULAS");
  public static final ProblemCode ROWS_ABOVE = code("ROWS-ABOVE");
  public static final ProblemCode COMPUTED = code("COMPUTED");
  public static final ProblemCode TURNED = code("TURNED");
  public static final ProblemCode QUOTED_LINES = code("QUOTED-LINES");
  public static final ProblemCode WIDE_COMMAS = code("WIDE-COMMAS");
  public static final ProblemCode MENDED = code("MENDED");
  public static final ProblemCode VIEWS = code("VIEWS");
  public static final ProblemCode ONLY_VIEWS = code("ONLY-VIEWS");
  public static final ProblemCode PART = code("PART");
  public static final ProblemCode NO_END = code("NO-END");
  public static final ProblemCode TOO_MUCH = code("TOO-MUCH");

  private IntakeProblems() {}

  private static ProblemCode code(String name) {
    return ProblemCode.of(IntakeProblems.class, "INTAKE-" + name);
  }
}
