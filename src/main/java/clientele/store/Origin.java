package clientele.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * This computer, as its studies know it: a random key in the settings folder signs what this program wrote here
 * (HMAC-SHA256). A study whose mark is not signed by it was written elsewhere, or is no longer what was written here.
 */
final class Origin {
  private static final String NAME = "computer.key";
  private static final int BYTES = 32;

  private final byte[] secret;

  private Origin(byte[] secret) {
    this.secret = secret;
  }

  /**
   * The key of this computer, made at first use.
   *
   * @param keyFolder where keys lie in the settings folder
   * @throws clientele.base.ProblemException {@code STORE-COMPUTER-KEY} if the file is there and is no key
   */
  static Origin here(Path keyFolder) throws IOException {
    Path file = keyFolder.resolve(NAME);
    if (!Files.exists(file)) {
      byte[] secret = new byte[BYTES];
      new SecureRandom().nextBytes(secret);
      Files.createDirectories(keyFolder);
      try {
        PrivateFile.writeNew(file, HexFormat.of().formatHex(secret) + "\n");
      } catch (FileAlreadyExistsException e) {
        return here(keyFolder); // another program was first
      }
    }
    try {
      byte[] secret = HexFormat.of().parseHex(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
      if (secret.length == BYTES) {
        return new Origin(secret);
      }
    } catch (IllegalArgumentException e) {
      throw new clientele.base.ProblemException(StoreProblems.COMPUTER_KEY.with(file.toString()), e);
    }
    throw StoreProblems.COMPUTER_KEY.raise(file.toString());
  }

  /** The signature of a text, 64 hex digits. */
  String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** Whether a signature is that of a text. */
  boolean signed(String text, String signature) {
    return MessageDigest.isEqual(sign(text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
  }
}
