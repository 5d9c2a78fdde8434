package clientele.store;

import clientele.base.WholeFile;
import clientele.study.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies of a study in {@code NAME.backups}, numbered in the order they were made: the last five, at least ten minutes
 * apart, and the last of each of the last seven days. Only a file that was read through goes there; each lies with its key
 * file and its mark, cannot be written, and is never opened in place.
 */
final class Copies {
  private static final int RECENT = 5;
  private static final int DAYS = 7;
  private static final Duration APART = Duration.ofMinutes(10);
  private static final String SUFFIX = ".mv.db";

  private final Path study;
  private final Origin origin;

  Copies(Path study, Origin origin) {
    this.study = study;
    this.origin = origin;
  }

  /**
   * One copy.
   *
   * @param base its path without suffix
   * @param number which it is, rising; 0 for those of earlier versions
   * @param content what its mark says; empty if this computer did not write it
   */
  record Copy(Path base, long number, Optional<Mark.Content> content) {
    Path beside(String suffix) {
      return base.resolveSibling(base.getFileName() + suffix);
    }

    private Optional<Instant> made() {
      try {
        return content.map(c -> Instant.parse(c.made()));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }

    private String day() {
      return made().map(m -> m.toString().substring(0, 10)).orElse("");
    }

    /** Drops it. */
    void delete() throws IOException {
      for (String suffix : List.of(".mark", ".seal", SUFFIX, ".key")) {
        Files.deleteIfExists(beside(suffix));
      }
    }

    /** Whether its file is still what was copied. */
    boolean isWhole() throws IOException {
      Optional<String> sum = content.flatMap(Mark.Content::sum);
      return sum.isPresent() && sum.get().equals(sum(beside(SUFFIX)));
    }
  }

  /** Where the copies of a study lie. */
  static Path folder(Path study) {
    return study.resolveSibling(study.getFileName() + ".backups");
  }

  /** All copies, oldest first. */
  List<Copy> all() throws IOException {
    Path folder = folder(study);
    List<Copy> all = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return all;
    }
    Pattern name = Pattern.compile(".+-(\\d{4,9}|\\d{8}-\\d{6})" + Pattern.quote(SUFFIX));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher ours = name.matcher(file.getFileName().toString());
        if (ours.matches()) {
          String written = file.getFileName().toString();
          Path base = file.resolveSibling(written.substring(0, written.length() - SUFFIX.length()));
          long number = ours.group(1).contains("-") ? 0 : Long.parseLong(ours.group(1));
          all.add(new Copy(base, number, Mark.look(base, origin)));
        }
      }
    }
    all.sort(Comparator.comparingLong(Copy::number));
    return all;
  }

  /**
   * Whether it is time for a copy: the newest holds something else and was made ten minutes away from now. A clock that was
   * wrong for a while makes one copy more, never one less.
   */
  boolean isDue(Mark.Content now, Instant time) throws IOException {
    if (now.steps() == 0) {
      return false; // nothing to come back to
    }
    List<Copy> copies = all();
    if (copies.isEmpty() || copies.getLast().content().filter(c -> c.steps() > 0).isEmpty()) {
      return true;
    }
    Mark.Content newest = copies.getLast().content().get();
    boolean same = newest.sequence() == now.sequence() && newest.chain().equals(now.chain());
    boolean near = copies.getLast().made().filter(m -> Duration.between(m, time).abs().compareTo(APART) < 0).isPresent();
    return !same && !near;
  }

  /**
   * Keeps a copy of a file and drops those that are too many.
   *
   * @param from writes the file, which has been read through
   */
  void keep(WholeFile.Content from, Mark.Content content, Instant time) throws IOException {
    List<Copy> copies = all();
    Path folder = Files.createDirectories(folder(study));
    long number = copies.isEmpty() ? 1 : copies.getLast().number() + 1;
    Copy made = new Copy(folder.resolve(String.format(Locale.ROOT, "%s-%04d", study.getFileName(), number)), number, Optional.empty());
    for (String left : List.of(".key", ".mark", ".copying")) {
      Files.deleteIfExists(made.beside(left)); // of a copy that a kill cut short
    }
    MessageDigest sha = Digests.sha256();
    place(made.beside(".key"), out -> Files.copy(StudyFile.header(study), out));
    place(made.beside(".copying"), out -> from.write(new Summing(out, sha)));
    Mark.Content whole = content.closed(Digests.hex(sha.digest())).at(time.toString()).without(Mark.NONE);
    place(made.beside(".mark"), out -> out.write(Mark.whole(whole, origin)));
    Files.move(made.beside(".copying"), made.beside(SUFFIX), StandardCopyOption.ATOMIC_MOVE); // a copy from here on
    prune(all());
  }

  /** Copies a file in one piece, never over another. */
  static void place(Path to, WholeFile.Content content) throws IOException {
    WholeFile.writeNew(to, content);
    protect(to);
  }

  private void prune(List<Copy> copies) throws IOException {
    Set<Copy> keep = new HashSet<>(copies.subList(Math.max(0, copies.size() - RECENT), copies.size()));
    List<Copy> lastOfDay = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      if (i == copies.size() - 1 || !copies.get(i).day().equals(copies.get(i + 1).day())) {
        lastOfDay.add(copies.get(i));
      }
    }
    keep.addAll(lastOfDay.subList(Math.max(0, lastOfDay.size() - DAYS), lastOfDay.size()));
    for (Copy copy : copies) {
      if (!keep.contains(copy)) {
        copy.delete();
      }
    }
  }

  private static void protect(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    } else {
      file.toFile().setReadOnly();
    }
  }

  /** SHA-256 of a file, hex. */
  static String sum(Path file) throws IOException {
    MessageDigest sha = Digests.sha256();
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
    }
    return Digests.hex(sha.digest());
  }

  /** Sums what passes through. */
  private static final class Summing extends OutputStream {
    private final OutputStream out;
    private final MessageDigest sha;

    private Summing(OutputStream out, MessageDigest sha) {
      this.out = out;
      this.sha = sha;
    }

    @Override
    public void write(int b) throws IOException {
      sha.update((byte) b);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      sha.update(bytes, from, length);
      out.write(bytes, from, length);
    }
  }
}
