package clientele.analysis.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.feedback.FeedbackFound.Basis;
import clientele.analysis.feedback.FeedbackFound.Share;
import clientele.base.Seed;
import clientele.language.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Groups in which the tags confuse other things than elsewhere. */
class NegativeSharesTest {
  private static final String NEG = Sentiment.NEGATIVE;
  private static final String POS = Sentiment.POSITIVE;

  /** 25 texts that are all positive and that the tags call unsure, as are most negative ones elsewhere. */
  @Test
  void whatTheFileSaysOfEveryTextCountsWhateverTheTagsSay() {
    List<NegativeShares.Said> topic = new ArrayList<>();
    add(topic, 25, Optional.of(POS), true, Sentiment.UNSURE);
    Share share = NegativeShares.of(topic);
    assertEquals(Basis.KNOWN, share.basis());
    assertEquals(0, share.estimate().value());
    assertEquals(0.133, share.estimate().interval().high(), 1e-3, "Wilson's, 0 of 25");
    assertEquals(List.of(0, 25, 0, 25), List.of(share.negative(), share.of(), share.unsure(), share.known()));
  }

  /** Two topics, a third labelled: in one half of the negative is called positive, in the other all that is positive negative. */
  @Test
  void eachGroupIsCorrectedByItsOwnErrors() {
    int[] held = new int[2];
    int runs = 500;
    double[] error = new double[2];
    for (int r = 0; r < runs; r++) {
      RandomGenerator random = new Seed(r).stream("topics");
      for (int t = 0; t < 2; t++) {
        double truth = t == 0 ? 0.4 : 0.1;
        List<NegativeShares.Said> topic = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
          boolean negative = random.nextDouble() < truth;
          boolean called = t == 0 ? negative && random.nextDouble() < 0.5 : negative || random.nextDouble() < 0.8;
          add(topic, 1, random.nextInt(3) == 0 ? Optional.of(negative ? NEG : POS) : Optional.empty(), true,
              called ? NEG : random.nextInt(4) == 0 ? Sentiment.UNSURE : POS);
        }
        Share share = NegativeShares.of(topic);
        assertEquals(Basis.CORRECTED, share.basis());
        held[t] += share.estimate().interval().contains(truth) ? 1 : 0;
        error[t] += (share.estimate().value() - truth) / runs;
      }
    }
    for (int t = 0; t < 2; t++) {
      assertTrue(held[t] >= 0.93 * runs, "topic " + t + ": held in " + held[t] + " of " + runs);
      assertEquals(0, error[t], 0.01);
    }
  }

  /** 3 labels among 40 say nothing of the errors: 12 negative, 20 positive, 8 unsure, and that it is not corrected. */
  @Test
  void whereTooFewAreLabelledTheTagsAreCountedAndCalledSo() {
    List<NegativeShares.Said> topic = new ArrayList<>();
    add(topic, 3, Optional.of(NEG), true, POS);
    add(topic, 9, Optional.empty(), false, NEG);
    add(topic, 20, Optional.empty(), false, POS);
    add(topic, 8, Optional.empty(), false, Sentiment.UNSURE);
    Share share = NegativeShares.of(topic);
    assertEquals(Basis.COUNTED, share.basis());
    assertEquals(12 / 32.0, share.estimate().value(), 1e-12);
    assertEquals(FeedbackFound.share(12, 32, 8), share.estimate());
    assertEquals(List.of(12, 40, 8, 3), List.of(share.negative(), share.of(), share.unsure(), share.known()));
  }

  /** A person corrects 20 texts because they are wrong; the other 100, which are right, are not turned around. */
  @Test
  void whatAPersonPicksDoesNotSpeakForTheRest() {
    List<NegativeShares.Said> topic = new ArrayList<>();
    add(topic, 20, Optional.of(NEG), false, POS);
    add(topic, 100, Optional.empty(), false, POS);
    Share share = NegativeShares.of(topic);
    assertEquals(Basis.COUNTED, share.basis());
    assertEquals(20 / 120.0, share.estimate().value(), 1e-12);
  }

  /** Labels of one table say nothing of another without any. */
  @Test
  void labelsOfOneTableDoNotSpeakForAnother() {
    List<NegativeShares.Said> topic = new ArrayList<>();
    add(topic, 50, Optional.of(NEG), true, NEG);
    topic.add(new NegativeShares.Said("tickets", Optional.empty(), false, false, POS));
    assertEquals(Basis.COUNTED, NegativeShares.of(topic).basis());
  }

  /** 500 texts, a tenth to a half of them negative, tags that miss 15 to 40 of 100 and call 5 to 20; labels at random, or of the negative five times as often. */
  @Test
  void labelsAreTakenForUnlikeWhereTheUnhappyRateMoreAndHardlyEverElse() {
    int runs = 1_000;
    int[] unlike = new int[2];
    for (int r = 0; r < runs; r++) {
      RandomGenerator random = new Seed(r).stream("raters");
      double share = 0.1 + 0.4 * random.nextDouble();
      double missed = 0.15 + 0.25 * random.nextDouble();
      double called = 0.05 + 0.15 * random.nextDouble();
      for (int often = 0; often < 2; often++) {
        LabelsUnlike.Count count = new LabelsUnlike.Count();
        for (int i = 0; i < 500; i++) {
          boolean negative = random.nextDouble() < share;
          String tag = random.nextInt(6) == 0 ? Sentiment.UNSURE : random.nextDouble() < (negative ? 1 - missed : called) ? NEG : POS;
          count.add(random.nextDouble() < (often == 0 ? 0.2 : negative ? 0.6 : 0.12), tag);
        }
        unlike[often] += count.unlike("t", LabelsUnlike.OF_TABLE).isPresent() ? 1 : 0;
      }
    }
    assertTrue(unlike[0] <= 20, "at random: " + unlike[0] + " of " + runs);
    assertTrue(unlike[1] >= 0.96 * runs, "the unhappy more often: " + unlike[1] + " of " + runs);
  }

  /** In this group alone the labelled are the negative: not corrected by them, and called so. */
  @Test
  void aGroupWhoseLabelsAreUnlikeIsNotCorrectedByThem() {
    List<NegativeShares.Said> topic = new ArrayList<>();
    add(topic, 20, Optional.of(NEG), true, NEG);
    add(topic, 2, Optional.of(POS), true, POS);
    add(topic, 10, Optional.empty(), false, NEG);
    add(topic, 90, Optional.empty(), false, POS);
    Share share = NegativeShares.of(topic);
    assertEquals(Basis.UNLIKE, share.basis());
    assertEquals(30 / 122.0, share.estimate().value(), 1e-12);
  }

  private static void add(List<NegativeShares.Said> to, int times, Optional<String> truth, boolean drawn, String tag) {
    for (int i = 0; i < times; i++) {
      to.add(new NegativeShares.Said("reviews", truth, drawn, false, tag));
    }
  }
}
