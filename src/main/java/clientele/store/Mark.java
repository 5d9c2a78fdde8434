package clientele.store;

import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * What a study holds, kept outside its database in {@code NAME.mark}: up to which change it goes and, while it is closed,
 * the checksum of its file. Two places are written in turn, in place and forced to the disk, so that the older one is whole
 * whenever a kill meets the newer one, and a full disk takes neither. Signed by the computer that wrote it. The file also
 * carries the lock of the study: whoever writes holds it alone, readers together.
 */
final class Mark implements AutoCloseable {
  /** No copy is to go. */
  static final long NONE = -1;

  private static final int PLACE = 2048;
  private static final long LOCKED = 1L << 30;
  private static final int TRIES = 40;
  private static final long PAUSE_NANOS = 25_000_000;

  /** Marks this program has locked: to open and close such a file once more would give its lock away on some systems. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final FileChannel channel;
  private final boolean alone;
  private final Path held;
  private long turn;

  private Mark(FileChannel channel, boolean alone, Path held) {
    this.channel = channel;
    this.alone = alone;
    this.held = held;
  }

  /**
   * How far a study goes.
   *
   * @param sequence number of the last change that was acknowledged: a step, a move along the history, a setting
   * @param steps number of the newest step
   * @param chain its hash
   * @param sum SHA-256 of the closed file, hex; empty while it is open
   * @param key which key the study has, as its check value says
   * @param made when the file was closed or copied, for people to read; empty if it does not matter
   * @param next what takes its place once a file that was written anew is moved here
   * @param older number of the newest copy that is to go, because it holds what was taken out of the study; {@link #NONE} if none is
   */
  record Content(
      long sequence, long steps, String chain, Optional<String> sum, String key, String made, Optional<Next> next, long older) {
    Content(long sequence, long steps, String chain, String key) {
      this(sequence, steps, chain, Optional.empty(), key, "", Optional.empty(), NONE);
    }

    Content closed(String sha) {
      return new Content(sequence, steps, chain, Optional.of(sha), key, made, Optional.empty(), older);
    }

    Content open() {
      return new Content(sequence, steps, chain, Optional.empty(), key, made, Optional.empty(), older);
    }

    Content at(String when) {
      return new Content(sequence, steps, chain, sum, key, when, Optional.empty(), older);
    }

    Content before(Next then) {
      return new Content(sequence, steps, chain, sum, key, made, Optional.of(then), older);
    }

    /** The same, if nothing takes its place after all. */
    Content alone() {
      return new Content(sequence, steps, chain, sum, key, made, Optional.empty(), older);
    }

    /** The same, and which copies are to go. */
    Content without(long copies) {
      return new Content(sequence, steps, chain, sum, key, made, next, copies);
    }

    private ObjectNode json() {
      ObjectNode json = Json.mapper().createObjectNode();
      json.put("sequence", sequence).put("steps", steps).put("chain", chain);
      json.put("key", key).put("sum", sum.orElse("")).put("made", made);
      if (older != NONE) {
        json.put("older", older);
      }
      next.ifPresent(then -> json.put("purge", then.purge()).set("next", then.content().json()));
      return json;
    }

    private static Content of(JsonNode json) {
      String sum = json.path("sum").asText();
      return new Content(json.path("sequence").asLong(), json.path("steps").asLong(), json.path("chain").asText(),
          sum.isEmpty() ? Optional.empty() : Optional.of(sum), json.path("key").asText(), json.path("made").asText(),
          json.has("next") ? Optional.of(new Next(of(json.path("next")), json.path("purge").asBoolean())) : Optional.empty(),
          json.path("older").asLong(NONE));
    }
  }

  /**
   * A file that was written anew and is about to be moved into place.
   *
   * @param content its mark, with its checksum
   * @param purge whether copies of the older file are to go
   */
  record Next(Content content, boolean purge) {}

  /** Where the mark of a study lies. */
  static Path of(Path study) {
    return study.resolveSibling(study.getFileName() + ".mark");
  }

  /**
   * Takes the lock of a study, waiting a moment for one that is being closed.
   *
   * @param alone for writing; the file is made if it is not there
   * @return empty if another program or window has it
   */
  static Optional<Mark> lock(Path study, boolean alone) throws IOException {
    return lock(study, alone, TRIES);
  }

  /** Takes the lock of a study alone if nobody has it now. */
  static Optional<Mark> lockNow(Path study) throws IOException {
    return lock(study, true, 1);
  }

  /** One name for one file, by whatever way it is reached. */
  private static Path name(Path study) throws IOException {
    Path mark = of(study).toAbsolutePath().normalize();
    return Files.isDirectory(mark.getParent()) ? mark.getParent().toRealPath().resolve(mark.getFileName()) : mark;
  }

  private static Optional<Mark> lock(Path study, boolean alone, int tries) throws IOException {
    Path name = name(study);
    if (!HELD.add(name)) {
      return Optional.empty();
    }
    Optional<Mark> taken = Optional.empty();
    try {
      taken = taken(study, alone, tries, name);
      return taken;
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(name);
      }
    }
  }

  private static Optional<Mark> taken(Path study, boolean alone, int tries, Path name) throws IOException {
    Set<StandardOpenOption> options =
        alone ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE) : Set.of(StandardOpenOption.READ);
    FileChannel channel = FileChannel.open(of(study), options);
    for (int i = 0; i < tries; i++) {
      try {
        FileLock lock = channel.tryLock(LOCKED, 1, !alone);
        if (lock != null) {
          return Optional.of(new Mark(channel, alone, name));
        }
      } catch (OverlappingFileLockException e) {
        break; // in this program, by another name
      } catch (NonWritableChannelException | AccessDeniedException e) {
        channel.close();
        throw new IOException(e);
      } catch (IOException e) {
        if (!alone) {
          return Optional.of(new Mark(channel, false, name)); // media that know no locks are not written either
        }
        channel.close();
        throw e;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    channel.close();
    return Optional.empty();
  }

  /**
   * The newest content that this computer signed.
   *
   * @return empty if there is none
   */
  Optional<Content> read(Origin origin) throws IOException {
    Optional<Content> newest = Optional.empty();
    long best = 0;
    ByteBuffer place = ByteBuffer.allocate(PLACE);
    for (int p = 0; p < 2; p++) {
      place.clear();
      if (channel.read(place, (long) p * PLACE) <= 0) {
        continue;
      }
      Optional<ObjectNode> json = parsed(new String(place.array(), 0, place.position(), StandardCharsets.UTF_8));
      if (json.filter(j -> signed(origin, j)).isPresent() && json.get().path("turn").asLong() > best) {
        best = json.get().path("turn").asLong();
        newest = Optional.of(Content.of(json.get()));
      }
    }
    turn = Math.max(turn, best);
    return newest;
  }

  /** The newest content of a mark that this program does not hold, without its lock; empty if there is none of this computer. */
  static Optional<Content> look(Path study, Origin origin) throws IOException {
    Path name = name(study);
    if (!Files.isRegularFile(name) || HELD.contains(name)) {
      return Optional.empty();
    }
    try (Mark mark = new Mark(FileChannel.open(of(study), StandardOpenOption.READ), false, Path.of(""))) {
      return mark.read(origin);
    }
  }

  /** Writes a new content over the older of the two places and forces it to the disk. */
  void write(Content content, Origin origin) throws IOException {
    if (!alone) {
      throw new IllegalStateException("a reader writes no mark");
    }
    byte[] bytes = bytes(content, turn + 1, origin);
    channel.write(ByteBuffer.wrap(bytes), turn % 2 * PLACE);
    channel.force(true);
    turn++;
  }

  /** A whole mark for a file that lies still, such as a copy. */
  static byte[] whole(Content content, Origin origin) {
    return bytes(content, 1, origin);
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(held);
    }
  }

  private static byte[] bytes(Content content, long turn, Origin origin) {
    ObjectNode json = Json.mapper().createObjectNode().put("format", 1).put("turn", turn);
    json.setAll(content.json());
    json.put("signature", origin.sign(signable(json)));
    byte[] text = (json + "\n").getBytes(StandardCharsets.UTF_8);
    if (text.length > PLACE) {
      throw new IllegalArgumentException("a mark of " + text.length + " bytes");
    }
    byte[] padded = new byte[PLACE];
    java.util.Arrays.fill(padded, (byte) ' ');
    System.arraycopy(text, 0, padded, 0, text.length);
    padded[PLACE - 1] = '\n';
    return padded;
  }

  private static Optional<ObjectNode> parsed(String text) {
    try {
      JsonNode json = Json.mapper().readTree(text.strip());
      return json instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean signed(Origin origin, ObjectNode json) {
    String signature = json.path("signature").asText();
    ObjectNode rest = json.deepCopy();
    rest.remove("signature");
    return origin.signed(signable(rest), signature);
  }

  private static String signable(ObjectNode json) {
    return "clientele mark " + json;
  }
}
