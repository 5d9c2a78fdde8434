package clientele.language;

import clientele.base.Language;
import java.util.Optional;

/** Reads the feeling of texts of a language: by the head, and in Chinese by the turns of phrase that it cannot see. */
public final class SentimentReader {
  private static final double SURE = 0.8;

  private final SentimentHead head;
  private final SentenceEmbedder embedder;
  private final Optional<ChineseTurns> turns;

  /** A reader that embeds with {@code embedder}, which it does not close. */
  public SentimentReader(Language language, SentenceEmbedder embedder) {
    this.head = SentimentHead.of(language);
    this.embedder = embedder;
    this.turns = language == Language.CHINESE ? Optional.of(new ChineseTurns()) : Optional.empty();
  }

  /** The head. */
  public SentimentHead head() {
    return head;
  }

  /** The feeling of a text. */
  public Sentiment read(String text) {
    return read(text, embedder.embed(text));
  }

  /** The feeling of a text that was embedded already. */
  public Sentiment read(String text, float[] embedding) {
    Sentiment said = head.read(embedding);
    Optional<String> turn = turns.flatMap(t -> t.of(text));
    if (turn.isEmpty() || turn.get().equals(said.label())) {
      return said;
    }
    double sign = turn.get().equals(Sentiment.POSITIVE) ? 1 : -1;
    return new Sentiment(turn.get(), sign * SURE, SURE);
  }
}
