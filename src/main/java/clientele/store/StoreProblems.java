package clientele.store;

import clientele.base.ProblemCode;

/** What can go wrong with a study file. */
public final class StoreProblems {
  public static final ProblemCode NOT_THERE = of("STORE-NOT-THERE");
  public static final ProblemCode EXISTS = of("STORE-EXISTS");
  public static final ProblemCode LEFT_OVER = of("STORE-LEFT-OVER");
  public static final ProblemCode PASSPHRASE = of("STORE-PASSPHRASE");
  public static final ProblemCode NO_PASSPHRASE = of("STORE-NO-PASSPHRASE");
  public static final ProblemCode OTHER_COMPUTER = of("STORE-OTHER-COMPUTER");
  public static final ProblemCode HEADER = of("STORE-HEADER");
  public static final ProblemCode IN_USE = of("STORE-IN-USE");
  public static final ProblemCode NEWER = of("STORE-NEWER");
  public static final ProblemCode DAMAGED = of("STORE-DAMAGED");
  public static final ProblemCode ALTERED = of("STORE-ALTERED");
  public static final ProblemCode BEHIND = of("STORE-BEHIND");
  public static final ProblemCode ELSEWHERE = of("STORE-ELSEWHERE");
  public static final ProblemCode FOREIGN = of("STORE-FOREIGN");
  public static final ProblemCode COMPUTER_KEY = of("STORE-COMPUTER-KEY");
  public static final ProblemCode GONE = of("STORE-GONE");
  public static final ProblemCode GONE_OLDER = of("STORE-GONE-OLDER");
  public static final ProblemCode GONE_BUT = of("STORE-GONE-BUT");
  public static final ProblemCode OLDER_BESIDE = of("STORE-OLDER-BESIDE");
  public static final ProblemCode COPY_HOLDS = of("STORE-COPY-HOLDS");
  public static final ProblemCode NO_MARK = of("STORE-NO-MARK");
  public static final ProblemCode NO_COPY = of("STORE-NO-COPY");
  public static final ProblemCode COPY_DAMAGED = of("STORE-COPY-DAMAGED");
  public static final ProblemCode KEY_STAYS = of("STORE-KEY-STAYS");
  public static final ProblemCode COPY_ELSEWHERE = of("STORE-COPY-ELSEWHERE");
  public static final ProblemCode COPY_OLDER = of("STORE-COPY-OLDER");
  public static final ProblemCode COPIES_STAY = of("STORE-COPIES-STAY");
  public static final ProblemCode OTHERS_STAY = of("STORE-OTHERS-STAY");
  public static final ProblemCode UNSURE = of("STORE-UNSURE");
  public static final ProblemCode NOT_SEALED = of("STORE-NOT-SEALED");
  public static final ProblemCode NOT_COPIED = of("STORE-NOT-COPIED");
  public static final ProblemCode DISK_FULL = of("STORE-DISK-FULL");
  public static final ProblemCode READ_ONLY = of("STORE-READ-ONLY");
  public static final ProblemCode FAILED = of("STORE-FAILED");

  private StoreProblems() {}

  private static ProblemCode of(String id) {
    return ProblemCode.of(StoreProblems.class, id);
  }
}
