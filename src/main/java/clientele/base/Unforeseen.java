package clientele.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * An error that nobody foresaw, told without anything of the data: what an exception says may quote a customer, so only its kind
 * and where it happened are told, on a page, on a terminal and in the log alike.
 *
 * @param code short and stable: the same place gives the same code on every computer and in every study
 * @param details the kinds of exceptions and the places they came through, outermost first, one to a line
 */
public record Unforeseen(String code, String details) {
  /** Kept, as loggers that nobody holds forget where they write. */
  private static final Logger LOG = Logger.getLogger("clientele.unforeseen");

  private static final String OWN = "clientele.";
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int SIGNS = 5;
  private static final int PLACES = 5;

  /** What the machine itself says of these quotes names of the program and numbers, no values. */
  private static final Set<Class<?>> PLAIN =
      Set.of(NullPointerException.class, ClassCastException.class, ArithmeticException.class, NoSuchMethodError.class, NoClassDefFoundError.class);

  /** What is told of an error. */
  public static Unforeseen of(Throwable error) {
    List<Throwable> chain = Stream.iterate(error, e -> e != null, Throwable::getCause).limit(20).toList();
    StringBuilder details = new StringBuilder();
    for (Throwable one : chain) {
      details.append(details.isEmpty() ? "" : "caused by ").append(one.getClass().getName());
      if (PLAIN.contains(one.getClass()) && one.getMessage() != null) {
        details.append(": ").append(one.getMessage());
      }
      details.append('\n');
      Arrays.stream(one.getStackTrace()).forEach(frame -> details.append("  at ").append(frame).append('\n'));
    }
    return new Unforeseen(code(chain.getLast()), details.toString());
  }

  /** Writes it to the log of this computer. */
  public static Unforeseen noted(Throwable error) {
    Unforeseen told = of(error);
    LOG.log(Level.SEVERE, () -> told.code + "\n" + told.details);
    return told;
  }

  /** Of the kind of the innermost cause and the innermost places of the program, not of lines: those move with every version. */
  private static String code(Throwable cause) {
    StringBuilder place = new StringBuilder(cause.getClass().getName());
    Arrays.stream(cause.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OWN))
        .limit(PLACES)
        .forEach(frame -> place.append('\n').append(frame.getClassName()).append('.').append(frame.getMethodName().replaceAll("\\d+", "")));
    byte[] sum;
    try {
      sum = MessageDigest.getInstance("SHA-256").digest(place.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    StringBuilder code = new StringBuilder("E-");
    for (int i = 0; i < SIGNS; i++) {
      code.append(LETTERS.charAt(sum[i] & 31));
    }
    return code.toString();
  }
}
