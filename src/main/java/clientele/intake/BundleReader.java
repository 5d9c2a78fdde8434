package clientele.intake;

import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.intake.book.ByteSource;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.mail.SlackBook;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.source.FileKinds;
import clientele.intake.source.FileKinds.Kind;
import clientele.intake.source.FileSource;
import clientele.intake.source.StoredBytes;
import clientele.intake.table.LoadedFile;
import clientele.intake.table.StackedFiles;
import clientele.job.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads a zip archive or a folder: its only file, the chosen one, or all of them as one table if their columns agree.
 * Nothing is unpacked onto the disk, and the names inside an archive are never used as paths.
 */
final class BundleReader {
  private static final int MOST_FILES = 10_000;
  private static final String NO_DATA =
      ".*\\.(md|pdf|docx?|png|jpe?g|gif|svg|sql|py|r|ipynb|exe|dll|css|js|ini|xsd)|(readme|license|licence|notice|changelog|note|notes)(\\.\\w+)?|thumbs\\.db|desktop\\.ini";

  private final FileSource whole;
  private final List<Member> members;
  private final SniffOverrides overrides;
  private final JobContext job;

  /** A file of a bundle. */
  private record Member(String name, long size, StoredBytes content) {}

  private BundleReader(FileSource whole, List<Member> members, SniffOverrides overrides, JobContext job) {
    this.whole = whole;
    this.members = members;
    this.overrides = overrides;
    this.job = job;
  }

  /** Reads a zip archive. */
  static LoadedFile archive(FileSource source, SniffOverrides overrides, JobContext job) {
    if (source.content().path().isEmpty()) {
      throw IntakeProblems.PACKED_TWICE.raise(source.name());
    }
    Path path = source.content().path().get();
    List<Member> members = new ArrayList<>();
    int seen = 0;
    int archives = 0;
    try (ZipFile zip = FileKinds.archive(source.content())) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (++seen > MOST_FILES) {
          throw IntakeProblems.MANY_FILES.raise(source.name(), MOST_FILES);
        }
        if (entry.isDirectory() || entry.isUnixSymlink() || isNoData(entry.getName())) {
          continue;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          throw IntakeProblems.PROTECTED.raise(source.name());
        }
        if (entry.getName().toLowerCase(Locale.ROOT).matches(".*\\.(zip|7z|rar|tar|tgz)")) {
          archives++;
          continue;
        }
        members.add(new Member(entry.getName(), entry.getSize(), new StoredBytes.Entry(path, entry.getName())));
      }
    } catch (IOException e) {
      throw FileSource.problem(path, e);
    }
    if (members.isEmpty() && archives > 0) {
      throw IntakeProblems.PACKED_TWICE.raise(source.name());
    }
    return new BundleReader(source, members, overrides, job).read();
  }

  /** Reads a folder. */
  static LoadedFile folder(Path path, SniffOverrides overrides, JobContext job) {
    List<Member> members = new ArrayList<>();
    long size = 0;
    try (Stream<Path> files = Files.walk(path, 4)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String name = path.relativize(file).toString().replace('\\', '/');
        if (!Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS) || isNoData(name)) {
          continue;
        }
        if (members.size() >= MOST_FILES) {
          throw IntakeProblems.MANY_FILES.raise(path.toString(), MOST_FILES);
        }
        members.add(new Member(name, Files.size(file), new StoredBytes.OnDisk(file)));
        size += Files.size(file);
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      throw IntakeProblems.UNREADABLE.raise(path.toString(), String.valueOf(e.getMessage()));
    }
    FileSource whole =
        new FileSource(path, size, Kind.ZIP, new StoredBytes.OnDisk(path), new byte[0], false);
    return new BundleReader(whole, members, overrides, job).read();
  }

  /** Whether a file is beside the data: hidden, a note, a picture, a program. */
  private static boolean isNoData(String name) {
    String[] parts = name.split("[/\\\\]");
    for (String part : parts) {
      if (part.startsWith(".") && !part.equals("..") && part.length() > 1 || part.equals("__MACOSX")) {
        return true;
      }
    }
    return parts.length == 0 || parts[parts.length - 1].toLowerCase(Locale.ROOT).matches(NO_DATA);
  }

  private LoadedFile read() {
    if (members.isEmpty()) {
      throw IntakeProblems.NO_TABLE.raise(whole.name());
    }
    String wanted = overrides.sheet().strip();
    if (members.size() == 1) {
      return part(members.getFirst(), overrides, job);
    }
    if (!wanted.isEmpty() && !wanted.equals("auto") && !wanted.equals("*")) {
      return part(chosen(wanted), overrides.withSheet(""), job);
    }
    if (members.stream().anyMatch(m -> base(m).equals("users.json"))
        && members.stream().anyMatch(m -> base(m).matches("(channels|dms|groups|mpims)\\.json"))) {
      return slack();
    }
    return together();
  }

  private static String base(Member member) {
    return member.content().name();
  }

  private Member chosen(String wanted) {
    Optional<Member> named =
        members.stream().filter(m -> m.name().equalsIgnoreCase(wanted)).findFirst()
            .or(() -> members.stream().filter(m -> base(m).equalsIgnoreCase(wanted)).findFirst())
            .or(() -> members.stream().filter(m -> FileSource.stem(base(m)).equalsIgnoreCase(wanted)).findFirst());
    if (named.isEmpty() && wanted.matches("\\d{1,4}")) {
      int place = Integer.parseInt(wanted);
      named = place >= 1 && place <= members.size() ? Optional.of(members.get(place - 1)) : Optional.empty();
    }
    return named.orElseThrow(() -> IntakeProblems.NO_SHEET.raise(whole.name(), wanted, names()));
  }

  private String names() {
    return String.join(", ", members.stream().map(Member::name).limit(30).toList());
  }

  /** One file of the bundle, under the name and size of the whole. */
  private LoadedFile part(Member member, SniffOverrides choices, JobContext part) {
    FileSource inner = FileSource.of(Path.of(base(member)), Math.max(1, member.size()), member.content());
    if (inner.kind() == Kind.ZIP) {
      throw IntakeProblems.PACKED_TWICE.raise(whole.name());
    }
    List<String> all = members.size() > 1 ? members.stream().map(Member::name).limit(200).toList() : List.of();
    return FileReaders.read(inner, choices, part).within(whole, member.name(), all);
  }

  /** All files, one below the other, if they have the same columns. */
  private LoadedFile together() {
    StackedFiles stack = new StackedFiles(whole, overrides, job, StackedFiles.SOURCE);
    int done = 0;
    List<String> other = new ArrayList<>();
    for (Member member : members) {
      job.message(Text.of(BundleReader.class, "reading", member.name()));
      JobContext part = job.part(0.9 * done / members.size(), 0.9 * ++done / members.size());
      LoadedFile file;
      try {
        file = part(member, overrides.withSheet(""), part);
      } catch (ProblemException e) {
        throw new ProblemException(
            IntakeProblems.IN_BUNDLE.with(member.name(), whole.name(), e.problem().what(), names()), e);
      }
      if (!stack.add(member.name(), file)) {
        other.add(member.name());
        break;
      }
    }
    if (!other.isEmpty()) {
      throw IntakeProblems.MIXED_FILES.raise(whole.name(), members.getFirst().name(), other.getFirst(), names());
    }
    return stack.finish();
  }

  private LoadedFile slack() {
    Map<String, ByteSource> days = new LinkedHashMap<>();
    Optional<ByteSource> users = Optional.empty();
    for (Member member : members) {
      if (base(member).equals("users.json")) {
        users = Optional.of(member.content()::open);
      } else if (base(member).matches("\\d{4}-\\d{2}-\\d{2}\\.json")) {
        days.put(member.name(), member.content()::open);
      }
    }
    if (days.isEmpty()) {
      throw IntakeProblems.NO_TABLE.raise(whole.name());
    }
    Optional<ByteSource> people = users;
    return BookReader.read(whole, () -> SlackBook.open(days, people), overrides, job);
  }
}
