package clientele.language;

/**
 * The feeling of a text.
 *
 * @param label {@code positive, neutral, negative} or {@code unsure}
 * @param score probability of positive less that of negative, -1 to 1
 * @param confidence largest of the three probabilities, 0 to 1
 */
public record Sentiment(String label, double score, double confidence) {
  public static final String POSITIVE = "positive";
  public static final String NEUTRAL = "neutral";
  public static final String NEGATIVE = "negative";
  public static final String UNSURE = "unsure";
}
