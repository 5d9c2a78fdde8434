package clientele.cleaning.identity;

import java.util.Arrays;

/** Shares of the agreement levels of a field in a class of pairs. */
final class Shares {
  private Shares() {}

  /** Shares of the levels from sums, held to a prior by a number of pairs and by a part of those there are. */
  static void settle(double[] shares, double[] sums, double[] prior, double few, double held) {
    double present = Arrays.stream(sums).sum();
    double kept = few + held * present;
    for (int l = 0; l < sums.length; l++) {
      shares[l] = (sums[l] + kept * prior[l]) / (present + kept);
    }
  }

  /** Takes what matches differ in a personal column down to what mistakes may be. */
  static void bound(Field field, double[] shares, double most) {
    double different = 0;
    for (int l = 0; l < shares.length; l++) {
      different += PersonalColumns.differs(field, l) ? shares[l] : 0;
    }
    if (different > most) {
      for (int l = 0; l < shares.length; l++) {
        shares[l] *= PersonalColumns.differs(field, l) ? most / different : (1 - most) / (1 - different);
      }
    }
  }

  /** Takes what different things of one group agree in a personal column down to a multiple of chance. */
  static void boundNear(Field field, double[] shares, double[] chance, double most) {
    double near = 0;
    double different = 0;
    for (int l = 0; l < shares.length; l++) {
      if (PersonalColumns.differs(field, l)) {
        different += shares[l];
      } else {
        shares[l] = Math.min(shares[l], most * chance[l]);
        near += shares[l];
      }
    }
    for (int l = 0; l < shares.length; l++) {
      shares[l] *= PersonalColumns.differs(field, l) ? (1 - near) / different : 1;
    }
  }
}
