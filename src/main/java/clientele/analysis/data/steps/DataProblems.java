package clientele.analysis.data.steps;

import clientele.base.ProblemCode;

/** What can stand against a step on the tables of a study. */
public final class DataProblems {
  public static final ProblemCode TABLE_EXISTS = code("TABLE-EXISTS");
  public static final ProblemCode NOT_APPENDABLE = code("NOT-APPENDABLE");
  public static final ProblemCode NOTHING_TO_DO = code("NOTHING-TO-DO");
  public static final ProblemCode ALL_ROWS = code("ALL-ROWS");
  public static final ProblemCode NOT_TRANSACTIONS = code("NOT-TRANSACTIONS");
  public static final ProblemCode NO_ROW = code("NO-ROW");
  public static final ProblemCode LINE_UNFIT = code("LINE-UNFIT");
  public static final ProblemCode LINE_THERE = code("LINE-THERE");
  public static final ProblemCode HAPPENINGS = code("HAPPENINGS");
  public static final ProblemCode NOTHING_TELLS_APART = code("NOTHING-TELLS-APART");
  public static final ProblemCode NO_CURRENCY = code("NO-CURRENCY");
  public static final ProblemCode NO_RATE = code("NO-RATE");
  public static final ProblemCode RATES_MISSING = code("RATES-MISSING");
  public static final ProblemCode NOTHING_TEACHES = code("NOTHING-TEACHES");
  public static final ProblemCode MODEL_NO_BETTER = code("MODEL-NO-BETTER");
  public static final ProblemCode UNFIT = code("UNFIT");
  public static final ProblemCode TEXT_TOO_LONG = code("TEXT-TOO-LONG");

  public static final ProblemCode SAME_TABLE = code("SAME-TABLE");
  public static final ProblemCode NOT_A_PAIR = code("NOT-A-PAIR");
  public static final ProblemCode NO_DUPLICATES = code("NO-DUPLICATES");
  public static final ProblemCode STRAYED = code("STRAYED");
  public static final ProblemCode NO_RULE = code("NO-RULE");
  public static final ProblemCode NOT_WORDS = code("NOT-WORDS");
  public static final ProblemCode NOT_NUMBERS = code("NOT-NUMBERS");
  public static final ProblemCode NAME_TAKEN = code("NAME-TAKEN");
  public static final ProblemCode NO_STEP = code("NO-STEP");
  public static final ProblemCode NO_PATTERN = code("NO-PATTERN");
  public static final ProblemCode SLOW_PATTERN = code("SLOW-PATTERN");
  public static final ProblemCode TWO_NAMES = code("TWO-NAMES");
  public static final ProblemCode NO_DATES = code("NO-DATES");
  public static final ProblemCode ORDER_OPEN = code("ORDER-OPEN");
  public static final ProblemCode ORDER_MIXED = code("ORDER-MIXED");
  public static final ProblemCode MARK_OPEN = code("MARK-OPEN");
  public static final ProblemCode MARK_MIXED = code("MARK-MIXED");
  public static final ProblemCode SAME_TYPE = code("SAME-TYPE");
  public static final ProblemCode UNREADABLE = code("UNREADABLE");
  public static final ProblemCode NO_VALUE = code("NO-VALUE");
  public static final ProblemCode NO_SUCH_VALUE = code("NO-SUCH-VALUE");
  public static final ProblemCode NO_MAPPING = code("NO-MAPPING");
  public static final ProblemCode NO_CLUSTERS = code("NO-CLUSTERS");
  public static final ProblemCode NO_COLUMNS = code("NO-COLUMNS");

  public static final ProblemCode PERSONAL = code("PERSONAL");
  public static final ProblemCode PASTED_PLAIN = code("PASTED-PLAIN");
  public static final ProblemCode LINE_HIDDEN = code("LINE-HIDDEN");
  public static final ProblemCode VEILED_AGAIN = code("VEILED-AGAIN");
  public static final ProblemCode ALL_COLUMNS = code("ALL-COLUMNS");

  public static final ProblemCode SAME_FILE = code("SAME-FILE");
  public static final ProblemCode ROWS_AGAIN = code("ROWS-AGAIN");
  public static final ProblemCode NO_RECIPE = code("NO-RECIPE");
  public static final ProblemCode RECIPE_NO_IMPORT = ProblemCode.of(DataProblems.class, "RECIPE-NO-IMPORT");
  public static final ProblemCode RECIPE_UNBOUND = ProblemCode.of(DataProblems.class, "RECIPE-UNBOUND");
  public static final ProblemCode RECIPE_COLUMNS = ProblemCode.of(DataProblems.class, "RECIPE-COLUMNS");
  public static final ProblemCode RECIPE_ADDRESS = ProblemCode.of(DataProblems.class, "RECIPE-ADDRESS");
  public static final ProblemCode COLUMN_GONE = code("COLUMN-GONE");
  public static final ProblemCode DRIFT = code("DRIFT");

  private DataProblems() {}

  private static ProblemCode code(String name) {
    return ProblemCode.of(DataProblems.class, "DATA-" + name);
  }
}
