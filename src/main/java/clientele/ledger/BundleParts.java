package clientele.ledger;

import clientele.base.ProblemException;
import clientele.study.Digests;
import clientele.study.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The parts of a bundle, which may come from anybody: no part is read further than its manifest says, than memory allows, or
 * than data are ever packed; the manifest itself has to agree with the hash beside it.
 */
final class BundleParts implements AutoCloseable {
  static final String MANIFEST = "manifest.json";

  /** Hash of the manifest, as {@code sha256sum} writes and checks it. */
  static final String SEAL = "manifest.sha256";

  /** Unpacked bytes from which on the share is looked at, and most of them for each packed one; as files that are imported. */
  static final long SUSPICIOUS = 64L << 20;

  static final long DENSEST = 400;

  private static final int MOST_PARTS = 20_000;
  private static final int LARGEST_MANIFEST = 32 << 20;
  private static final int LARGEST_JSON = 128 << 20;

  private final String file;
  private final ZipFile zip;
  private final long memory = Runtime.getRuntime().maxMemory();
  private final BundleManifest manifest;
  private long taken;

  private BundleParts(String file, ZipFile zip) throws IOException {
    this.file = file;
    this.zip = zip;
    Set<String> names = new HashSet<>();
    if (zip.size() > MOST_PARTS || !zip.stream().allMatch(e -> names.add(e.getName()))) {
      throw fault(new BundleFault("parts"));
    }
    if (zip.getEntry(MANIFEST) != null && zip.getEntry(SEAL) == null) {
      throw fault(new BundleFault("older"));
    }
    byte[] bytes = bytes(MANIFEST, Math.min(LARGEST_MANIFEST, memory / 32));
    if (!new String(bytes(SEAL, 1 << 10), StandardCharsets.UTF_8).equals(seal(bytes))) {
      throw fault(new BundleFault("hash", MANIFEST));
    }
    try {
      JsonNode tree = Json.mapper().readTree(bytes);
      manifest = Json.mapper().treeToValue(tree, BundleManifest.class);
      if (manifest == null) {
        throw new BundleFault("unreadable", MANIFEST);
      }
      manifest.check();
    } catch (JsonProcessingException e) {
      throw new ProblemException(LedgerProblems.BUNDLE.with(file, new BundleFault("unreadable", MANIFEST).words()), e);
    } catch (BundleFault e) {
      throw fault(e);
    }
  }

  /** The line that seals a manifest. */
  static String seal(byte[] manifest) {
    return Digests.hex(Digests.sha256().digest(manifest)) + "  " + MANIFEST + "\n";
  }

  /**
   * Opens a bundle.
   *
   * @throws ProblemException {@code BUNDLE-IN} if it is none, or its manifest cannot be used
   */
  static BundleParts open(Path file) {
    ZipFile zip = null;
    try {
      zip = new ZipFile(file.toFile());
      return new BundleParts(file.toString(), zip);
    } catch (IOException | RuntimeException e) {
      close(zip);
      if (e instanceof ProblemException known) {
        throw known;
      }
      throw new ProblemException(LedgerProblems.BUNDLE.with(file.toString(), new BundleFault("none").words()), e);
    }
  }

  BundleManifest manifest() {
    return manifest;
  }

  /** A part that is JSON and agrees with its hash. */
  JsonNode json(BundleManifest.Entry entry) throws IOException {
    byte[] bytes = bytes(entry.file(), Math.min(entry.bytes(), Math.min(LARGEST_JSON, memory / 16 - taken)));
    taken += bytes.length;
    checkHash(entry, Digests.hex(Digests.sha256().digest(bytes)));
    try {
      JsonNode node = Json.mapper().readTree(bytes);
      if (node == null || node.isMissingNode()) {
        throw fault(new BundleFault("unreadable", entry.name()));
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new ProblemException(LedgerProblems.BUNDLE.with(file, new BundleFault("unreadable", entry.name()).words()), e);
    }
  }

  /** The bytes of a part, as many as its manifest says and no more. */
  InputStream open(BundleManifest.Entry entry) throws IOException {
    return open(entry.file(), entry.bytes());
  }

  /** Makes sure that what was read is what was written. */
  void checkHash(BundleManifest.Entry entry, String hash) {
    if (!hash.equals(entry.sha256())) {
      throw fault(new BundleFault("hash", entry.name()));
    }
  }

  /** A bundle that cannot be used, for this reason. */
  ProblemException fault(BundleFault why) {
    return new ProblemException(LedgerProblems.BUNDLE.with(file, why.words()), why);
  }

  private byte[] bytes(String name, long most) throws IOException {
    try (InputStream in = open(name, most)) {
      return in.readAllBytes();
    }
  }

  private InputStream open(String name, long most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw fault(new BundleFault("missing", name));
    }
    if (entry.getSize() > most) {
      throw LedgerProblems.BUNDLE_LARGE.raise(file, name);
    }
    return new Counted(zip.getInputStream(entry), name, most, Math.max(1, entry.getCompressedSize()));
  }

  @Override
  public void close() {
    close(zip);
  }

  private static void close(ZipFile zip) {
    try {
      if (zip != null) {
        zip.close();
      }
    } catch (IOException e) {
      // it was only read
    }
  }

  /** Stops where more comes out than was said, whatever the archive says of its sizes. */
  private final class Counted extends FilterInputStream {
    private final String name;
    private final long most;
    private final long packed;
    private long unpacked;

    private Counted(InputStream in, String name, long most, long packed) {
      super(in);
      this.name = name;
      this.most = most;
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int n = in.read(target, from, length);
      unpacked += Math.max(0, n);
      if (unpacked > most || unpacked > SUSPICIOUS && unpacked / DENSEST > packed) {
        throw LedgerProblems.BUNDLE_LARGE.raise(file, name);
      }
      return n;
    }
  }
}
