package clientele.store;

import clientele.base.WholeFile;
import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the key files of a study and its copies in step, and the keys of this computer as long as any study needs them. Runs
 * after a passphrase was set and whenever a study is opened for writing, so that what a kill cut short is finished then.
 */
final class KeyRing {
  private static final String COMPUTER = "this-computer";

  private KeyRing() {}

  /** What a key file says. */
  private record Header(String kind, String id, String former, String check, String text) {
    static Optional<Header> read(Path file) {
      try {
        String text = Files.readString(file);
        JsonNode json = Json.mapper().readTree(text);
        return Optional.of(new Header(json.path("key").asText(), json.path("id").asText(), json.path("former").asText(),
            json.path("check").asText(), text));
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    boolean needs(String keyId) {
      return kind.equals(COMPUTER) && id.equals(keyId);
    }
  }

  /**
   * Lets the key files of the copies say what that of the study says, if they lead to the same key, and takes a key away from
   * the settings folder that was replaced by a passphrase, unless another study needs it.
   */
  static void follow(Path study, StudyFile.Place place) {
    try {
      Optional<Header> own = Header.read(StudyFile.header(study));
      if (own.isEmpty() || own.get().check().isEmpty()) {
        return;
      }
      Header header = own.get();
      for (Path beside : headers(Copies.folder(study))) {
        Optional<Header> there = Header.read(beside);
        if (there.isPresent() && there.get().check().equals(header.check()) && !there.get().text().equals(header.text())) {
          WholeFile.text(beside, header.text());
        }
      }
      if (header.kind().equals(COMPUTER)) {
        note(header.id(), study, place);
      } else if (header.former().matches("[0-9a-f-]{36}")) {
        release(header, place);
      }
    } catch (IOException e) {
      place.news().accept(StoreProblems.NOT_COPIED.with(study.toString(), String.valueOf(e.getMessage())));
    }
  }

  private static void note(String id, Path study, StudyFile.Place place) throws IOException {
    Path notes = notes(id, place);
    Set<String> known = new LinkedHashSet<>(known(notes));
    if (known.add(study.toAbsolutePath().normalize().toString())) {
      Files.createDirectories(place.keys());
      WholeFile.text(notes, String.join("\n", known) + "\n");
    }
  }

  /**
   * Takes a key away from the settings folder unless a study that is there needs it, and puts the passphrase in its place: copies
   * of the study that nobody knows of, on a stick or a disk that is not there, are opened with it from now on. A later passphrase
   * comes beside the earlier ones and replaces none, since it may be that of another copy.
   */
  private static void release(Header header, StudyFile.Place place) throws IOException {
    String id = header.former();
    Path key = place.keys().resolve(id + ".key");
    if (!Files.exists(key)) {
      if (!StudyKey.wrapped(place.keys(), id).isEmpty()) {
        StudyKey.keepWrapped(place.keys(), id, header.text());
      }
      return;
    }
    Set<Path> folders = new LinkedHashSet<>();
    for (String known : known(notes(id, place))) {
      Path study = Path.of(known);
      folders.add(study.getParent());
      folders.add(Copies.folder(study));
    }
    for (Path folder : folders) {
      for (Path beside : headers(folder)) {
        if (Header.read(beside).filter(h -> h.needs(id)).isPresent()) {
          stays(id, beside.toString(), place);
          return;
        }
      }
    }
    StudyKey.keepWrapped(place.keys(), id, header.text());
    Files.delete(key);
    Files.deleteIfExists(notes(id, place));
  }

  /** Which key a header leads to, as its check value says; empty if there is none, or it does not say. */
  static Optional<String> check(Path header) {
    return Header.read(header).map(Header::check).filter(c -> !c.isEmpty());
  }

  private static void stays(String id, String needs, StudyFile.Place place) {
    place.news().accept(StoreProblems.KEY_STAYS.with(place.keys().resolve(id + ".key").toString(), needs));
  }

  /** Remembers where a study under a key of this computer lies, also when it is only read. */
  static void note(Path study, StudyFile.Place place) {
    Optional<Header> own = Header.read(StudyFile.header(study));
    if (own.isPresent() && own.get().kind().equals(COMPUTER)) {
      try {
        note(own.get().id(), study, place);
      } catch (IOException e) {
        return; // a settings folder that cannot be written keeps the keys it has
      }
    }
  }

  private static List<Path> headers(Path folder) throws IOException {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(".key")).toList();
    }
  }

  private static List<String> known(Path notes) throws IOException {
    return Files.isRegularFile(notes)
        ? new ArrayList<>(Files.readAllLines(notes, StandardCharsets.UTF_8).stream().filter(l -> !l.isBlank()).toList())
        : List.of();
  }

  private static Path notes(String id, StudyFile.Place place) {
    return place.keys().resolve(id + ".studies");
  }
}
