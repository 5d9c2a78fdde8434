package clientele.demo;

import clientele.base.Language;
import clientele.base.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What the customers of the demo company write, and what they mean by it. */
final class DemoFeedback {
  private static final List<String> ASPECTS =
      List.of("delivery", "quality", "price", "staff", "size", "website", "returns", "other");
  private static final double[] SHARES = {0.34, 0.24, 0.1, 0.08, 0.08, 0.06, 0.05, 0.05};

  private final DemoTruths truths;
  private final Seed seed;

  DemoFeedback(DemoTruths truths, Seed seed) {
    this.truths = truths;
    this.seed = seed;
  }

  /**
   * A message.
   *
   * @param sentiment 1, 0 or -1, as it was meant
   */
  record Message(
      String id, String customer, LocalDate day, String channel, int rating, String text, String aspect,
      int sentiment) {}

  private record Phrase(String aspect, int sentiment, String words) {}

  /** Messages of the customers who write in that language, oldest first. */
  List<Message> messages(List<DemoShop.Customer> customers, Language language, int count) {
    boolean chinese = language == Language.CHINESE;
    List<Phrase> phrases = phrases(language);
    List<DemoShop.Customer> writers =
        customers.stream().filter(c -> c.chinese() == chinese && !c.orders().isEmpty()).toList();
    RandomGenerator random = seed.stream("feedback " + language.tag());
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DemoShop.Customer writer = writers.get(random.nextInt(writers.size()));
      DemoShop.Order order = writer.orders().get(random.nextInt(writer.orders().size()));
      LocalDate day = min(order.day().plusDays(2 + random.nextInt(14)), DemoCompany.LAST_DAY);
      String aspect = aspect(random);
      int sentiment = aspect.equals("other") ? 0 : random.nextDouble() < negative(aspect, day) ? -1 : 1;
      List<Phrase> fitting =
          phrases.stream().filter(p -> p.aspect.equals(aspect) && p.sentiment == sentiment).toList();
      String text = fitting.get(random.nextInt(fitting.size())).words;
      messages.add(
          new Message("", writer.id(), day, channel(random, chinese), rating(sentiment, random), text, aspect,
              sentiment));
    }
    messages.sort(Comparator.comparing(Message::day));
    List<Message> numbered = new ArrayList<>();
    for (Message m : messages) {
      String id = (chinese ? "Z-" : "R-") + String.format(Locale.ROOT, "%05d", numbered.size() + 1);
      numbered.add(
          new Message(id, m.customer, m.day, m.channel, m.rating, m.text, m.aspect, m.sentiment));
    }
    return numbered;
  }

  private double negative(String aspect, LocalDate day) {
    return switch (aspect) {
      case "delivery" -> day.isBefore(DemoCompany.CARRIER_CHANGE)
          ? truths.deliveryNegativeBefore()
          : truths.deliveryNegativeAfter();
      case "quality" -> truths.qualityNegative();
      default -> 0.4;
    };
  }

  private static String aspect(RandomGenerator random) {
    double at = random.nextDouble();
    for (int a = 0; a < SHARES.length; a++) {
      at -= SHARES[a];
      if (at < 0) {
        return ASPECTS.get(a);
      }
    }
    return ASPECTS.getLast();
  }

  private static String channel(RandomGenerator random, boolean chinese) {
    String[] channels = chinese ? new String[] {"天猫", "京东", "客服"} : new String[] {"review", "ticket", "e-mail"};
    return channels[random.nextInt(channels.length)];
  }

  private static int rating(int sentiment, RandomGenerator random) {
    return Math.clamp(3 + sentiment + (random.nextDouble() < 0.6 ? sentiment : 0), 1, 5);
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static List<Phrase> phrases(Language language) {
    String resource = "demo/feedback_" + language.tag() + ".tsv";
    List<Phrase> phrases = new ArrayList<>();
    try (InputStream in = DemoFeedback.class.getClassLoader().getResourceAsStream(resource);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\t");
        phrases.add(new Phrase(parts[0], parts[1].equals("+") ? 1 : parts[1].equals("-") ? -1 : 0, parts[2]));
      }
      return phrases;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
