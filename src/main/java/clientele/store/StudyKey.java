package clientele.store;

import clientele.base.ProblemException;
import clientele.base.WholeFile;
import clientele.study.Digests;
import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The secret of one study: derived by Argon2id from its passphrase, or, for a study made without one, a random key in
 * the user's settings folder. The small header file beside the study says which, with salt and costs. A passphrase that
 * is set later wraps the secret (AES-GCM under a key derived by Argon2id) in the header; the study itself stays as it is.
 */
final class StudyKey {
  private static final String WRAPPED = "argon2id-wrapped";
  private static final String COMPUTER = "this-computer";
  private static final String CHECK = "check";
  private static final String SUM = "sum";
  private static final int MEMORY_KIB = 64 * 1024;
  private static final int MAX_MEMORY_KIB = 1024 * 1024;
  private static final int ITERATIONS = 3;
  private static final int MAX_ITERATIONS = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;
  private final boolean checked;

  private StudyKey(byte[] secret, boolean checked) {
    this.secret = secret;
    this.checked = checked;
  }

  /** Whether it is known to be the key of its study, so that a file it does not open is damaged. */
  boolean isChecked() {
    return checked;
  }

  /** Makes a key and writes its header file. */
  static StudyKey create(Path header, Path keyFolder, Optional<char[]> passphrase) throws IOException {
    ObjectNode json = Json.mapper().createObjectNode().put("format", 1);
    StudyKey key;
    if (passphrase.isPresent()) {
      byte[] salt = random(16);
      json.put("key", "argon2id").put("salt", HexFormat.of().formatHex(salt));
      json.put("memoryKiB", MEMORY_KIB).put("iterations", ITERATIONS);
      key = new StudyKey(derive(composed(passphrase.get()), salt, MEMORY_KIB, ITERATIONS), true);
    } else {
      String id = UUID.randomUUID().toString();
      byte[] secret = random(32);
      Files.createDirectories(keyFolder);
      PrivateFile.writeNew(keyFolder.resolve(id + ".key"), HexFormat.of().formatHex(secret) + "\n");
      json.put("key", COMPUTER).put("id", id);
      key = new StudyKey(secret, true);
    }
    json.put(CHECK, key.check());
    write(header, json);
    return key;
  }

  /**
   * Puts a passphrase on a key that is known: the header wraps the secret from now on, whatever opened it before.
   *
   * @param header replaced whole; it remembers which key of this computer it led to
   */
  void protect(char[] passphrase, Path header) throws IOException {
    byte[] salt = random(16);
    byte[] nonce = random(12);
    ObjectNode json = Json.mapper().createObjectNode().put("format", 2).put("key", WRAPPED);
    json.put("salt", HexFormat.of().formatHex(salt)).put("memoryKiB", MEMORY_KIB).put("iterations", ITERATIONS);
    json.put("nonce", HexFormat.of().formatHex(nonce)).put(CHECK, check());
    JsonNode before = Json.mapper().readTree(Files.readString(header));
    String former = before.path(before.path("key").asText().equals(COMPUTER) ? "id" : "former").asText();
    if (!former.isEmpty()) {
      json.put("former", former);
    }
    try {
      byte[] wrapped =
          wrap(Cipher.ENCRYPT_MODE, derive(composed(passphrase), salt, MEMORY_KIB, ITERATIONS), nonce).doFinal(secret);
      json.put("wrapped", HexFormat.of().formatHex(wrapped));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
    write(header, json);
  }

  private static void write(Path header, ObjectNode json) throws IOException {
    json.put(SUM, Digests.sha256(json.toString()));
    WholeFile.text(header, Json.pretty(json) + "\n");
  }

  private static Cipher wrap(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    return cipher;
  }

  /**
   * The key of a study.
   *
   * @throws ProblemException if the header cannot be used, or the key is not here, or a passphrase is needed
   */
  static StudyKey open(Path header, Path keyFolder, Optional<char[]> passphrase) {
    try {
      JsonNode json = whole(header);
      return switch (json.path("key").asText()) {
        case "argon2id" -> verified(new StudyKey(fromPassphrase(header, json, passphrase), json.has(CHECK)), header, json);
        case WRAPPED -> verified(unwrapped(header, json, passphrase), header, json);
        case COMPUTER -> verified(fromFolder(header, keyFolder, json, passphrase), header, json);
        default -> throw StoreProblems.HEADER.raise(header.toString(), "unknown kind of key");
      };
    } catch (java.nio.file.NoSuchFileException e) {
      throw new ProblemException(StoreProblems.HEADER.with(header.toString(), "it is missing"), e);
    } catch (IOException e) {
      throw new ProblemException(StoreProblems.HEADER.with(header.toString(), "it cannot be read"), e);
    }
  }

  /** What a header says, if it is what was written; headers of earlier versions have no sum. */
  private static JsonNode whole(Path header) throws IOException {
    JsonNode json = Json.mapper().readTree(Files.readString(header));
    if (json instanceof ObjectNode object && object.has(SUM)) {
      String sum = object.remove(SUM).asText();
      if (!sum.equals(Digests.sha256(object.toString()))) {
        throw StoreProblems.HEADER.raise(header.toString(), "it is damaged");
      }
    }
    return json;
  }

  /** A key that the check value of its header knows; headers of earlier versions have none. */
  private static StudyKey verified(StudyKey key, Path header, JsonNode json) {
    if (json.has(CHECK) && !json.path(CHECK).asText().equals(key.check())) {
      throw needsPassphrase(header) ? StoreProblems.PASSPHRASE.raise(study(header))
          : StoreProblems.HEADER.raise(header.toString(), "the key of this computer is that of another study");
    }
    return key;
  }

  /** What tells a wrong key from a damaged study; says nothing of the key itself. */
  String check() {
    return password("check").substring(0, 16);
  }

  /** A passphrase as one types it anywhere: letters with their marks as one sign (NFC), without the mark of a file's encoding. */
  private static char[] composed(char[] passphrase) {
    CharBuffer typed = CharBuffer.wrap(passphrase);
    String composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
    return (composed.startsWith("\ufeff") ? composed.substring(1) : composed).toCharArray();
  }

  /** Whether the study beside this header asks for a passphrase. */
  static boolean needsPassphrase(Path header) {
    try {
      String kind = Json.mapper().readTree(Files.readString(header)).path("key").asText();
      return kind.equals("argon2id") || kind.equals(WRAPPED);
    } catch (IOException e) {
      return false;
    }
  }

  /** A password for one purpose, 64 hex characters. */
  String password(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** The study as people name it, without suffix. */
  private static String study(Path header) {
    return header.toString().replaceFirst("\\.key$", "");
  }

  private static StudyKey unwrapped(Path header, JsonNode json, Optional<char[]> passphrase) {
    byte[] key = fromPassphrase(header, json, passphrase);
    try {
      byte[] nonce = HexFormat.of().parseHex(json.path("nonce").asText());
      byte[] wrapped = HexFormat.of().parseHex(json.path("wrapped").asText());
      return new StudyKey(wrap(Cipher.DECRYPT_MODE, key, nonce).doFinal(wrapped), true);
    } catch (AEADBadTagException e) {
      throw new ProblemException(StoreProblems.PASSPHRASE.with(study(header)), e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ProblemException(StoreProblems.HEADER.with(header.toString(), "its key cannot be unwrapped"), e);
    }
  }

  private static byte[] fromPassphrase(Path header, JsonNode json, Optional<char[]> passphrase) {
    int memory = json.path("memoryKiB").asInt();
    int iterations = json.path("iterations").asInt();
    if (memory < MEMORY_KIB || memory > MAX_MEMORY_KIB || iterations < ITERATIONS || iterations > MAX_ITERATIONS) {
      throw StoreProblems.HEADER.raise(header.toString(), "its costs are out of bounds");
    }
    char[] typed = passphrase.orElseThrow(() -> StoreProblems.PASSPHRASE.raise(study(header)));
    char[] given = json.has(CHECK) ? composed(typed) : typed;
    byte[] salt;
    try {
      salt = HexFormat.of().parseHex(json.path("salt").asText());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(StoreProblems.HEADER.with(header.toString(), "its salt is no hex"), e);
    }
    return derive(given, salt, memory, iterations);
  }

  /**
   * Where a key of this computer lies that passphrases were put on since: one file for each, wrapped as in the header it was
   * written to, so that a copy that was told one of them opens with it.
   */
  static List<Path> wrapped(Path keyFolder, String id) throws IOException {
    if (!Files.isDirectory(keyFolder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(keyFolder)) {
      return files.filter(f -> f.getFileName().toString().matches(id + "(-[0-9a-f]{16})?\\.wrapped")).sorted().toList();
    }
  }

  /** Keeps a key beside those that are there, wrapped as this header wraps it. */
  static void keepWrapped(Path keyFolder, String id, String header) throws IOException {
    Path file = keyFolder.resolve(id + "-" + Digests.sha256(header).substring(0, 16) + ".wrapped");
    for (Path known : wrapped(keyFolder, id)) {
      if (Files.readString(known).equals(header)) {
        return;
      }
    }
    WholeFile.text(file, header);
  }

  /** Whether a passphrase opens the study beside this header, by the header or because one was put on its key since. */
  static boolean asksPassphrase(Path header, Path keyFolder) {
    if (needsPassphrase(header)) {
      return true;
    }
    try {
      String id = Json.mapper().readTree(Files.readString(header)).path("id").asText();
      return id.matches("[0-9a-f-]{36}") && !Files.isRegularFile(keyFolder.resolve(id + ".key"))
          && !wrapped(keyFolder, id).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static StudyKey fromFolder(Path header, Path keyFolder, JsonNode json, Optional<char[]> passphrase) throws IOException {
    String id = json.path("id").asText();
    Path file = keyFolder.resolve(id + ".key");
    if (!id.matches("[0-9a-f-]{36}")) {
      throw StoreProblems.OTHER_COMPUTER.raise(header.toString());
    }
    if (!Files.isRegularFile(file)) {
      return fromWrapped(header, wrapped(keyFolder, id), passphrase);
    }
    try {
      byte[] secret = HexFormat.of().parseHex(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
      if (secret.length == 0) {
        throw StoreProblems.HEADER.raise(file.toString(), "it is empty");
      }
      return new StudyKey(secret, json.has(CHECK));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(StoreProblems.HEADER.with(file.toString(), "it is no key"), e);
    }
  }

  /** The key by any passphrase that was put on it. */
  private static StudyKey fromWrapped(Path header, List<Path> wrapped, Optional<char[]> passphrase) throws IOException {
    ProblemException last = StoreProblems.OTHER_COMPUTER.raise(header.toString());
    for (Path each : wrapped) {
      try {
        return unwrapped(header, whole(each), passphrase);
      } catch (ProblemException e) {
        last = e.problem().code().equals(StoreProblems.PASSPHRASE) || !last.problem().code().equals(StoreProblems.PASSPHRASE) ? e : last;
      }
    }
    throw last;
  }

  private static byte[] derive(char[] passphrase, byte[] salt, int memory, int iterations) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(salt)
            .withMemoryAsKB(memory)
            .withIterations(iterations)
            .withParallelism(1)
            .build());
    byte[] out = new byte[32];
    char[] copy = Arrays.copyOf(passphrase, passphrase.length);
    generator.generateBytes(copy, out);
    Arrays.fill(copy, '\0');
    return out;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
