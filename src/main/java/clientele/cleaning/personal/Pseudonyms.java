package clientele.cleaning.personal;

import clientele.ledger.SecretArtifacts;
import clientele.study.Digests;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms by HMAC-SHA256 under a key of the study: the same value gives the same pseudonym in every table, and
 * without the key none can be turned back or made.
 */
public final class Pseudonyms {
  /** Name of the artifact that holds the key. */
  public static final String KEY = SecretArtifacts.PSEUDONYM_KEY;

  private static final int KEY_BYTES = 32;
  private static final int SHOWN = 20;
  private static final Pattern FORM = Pattern.compile("p[0-9a-f]{20}");

  private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

  private final Mac mac;
  private final boolean folds;

  /** Pseudonyms under a key. */
  public Pseudonyms(Key key) {
    folds = key.folds();
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key.hex()), "HmacSHA256"));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /**
   * The key of a study.
   *
   * @param hex 64 hexadecimal digits
   * @param folds whether e-mail addresses that differ in large and small letters only are one; not so in studies whose key
   *     is older than this rule, where the codes have to stay what they were
   */
  public record Key(String hex, Boolean folds) {
    /** A key of before the rule says nothing of it; it must never count as of an earlier shape, and be made anew. */
    public Key {
      folds = folds != null && folds;
    }

    /** A fresh key, from the system's source of randomness and from no seed. */
    public static Key fresh() {
      byte[] bytes = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(bytes);
      return new Key(Digests.hex(bytes), true);
    }
  }

  /** Whether a value has the form of a pseudonym, so that making one of it again would lose who it stands for. */
  public static boolean isOne(String value) {
    return value.length() == SHOWN + 1 && FORM.matcher(value).matches();
  }

  /** The pseudonym of a value: 80 bits as 20 hexadecimal digits after a letter, so that it is never read as a number. */
  public String of(String value) {
    String text = value.strip();
    String same = folds && MAIL.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : text;
    byte[] code = mac.doFinal(same.getBytes(StandardCharsets.UTF_8));
    return "p" + Digests.hex(code).substring(0, SHOWN);
  }
}
