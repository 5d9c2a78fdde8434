package clientele.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the build does to a package before it is given away, tried on small packages; the build itself runs the same. */
class ShippingTest {
  private static final byte[] LINUX_AMD64 = header(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 18, 62, 0);
  private static final byte[] LINUX_ARM64 = header(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 18, 183, 0);
  private static final byte[] MAC_ARM64 = header(new byte[] {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe, 12, 0, 0, 1});

  @TempDir Path folder;
  private Path pack;
  private Path sources;

  private static byte[] header(byte[] magic, int... more) {
    byte[] bytes = Arrays.copyOf(magic, 128);
    for (int i = 1; i < more.length; i++) {
      bytes[more[0] + i - 1] = (byte) more[i];
    }
    return bytes;
  }

  @BeforeEach
  void makePackage() throws IOException {
    pack = Files.createDirectories(folder.resolve("clientele"));
    Files.createDirectories(pack.resolve("lib"));
    sources = Files.createDirectories(folder.resolve("legal"));
    Files.createDirectories(sources.resolve("texts"));
    Files.writeString(sources.resolve("texts/MIT.txt"), "Permission is hereby granted");
    Files.writeString(sources.resolve("licences.json"), "{\"MIT\": \"MIT\"}");
    Files.writeString(sources.resolve("inside.json"), "[]");
    list("MIT", "part", "other");
    jar("clientele-1.jar", Map.of("a.txt", new byte[3]));
    jar("other-1.jar", Map.of("b.txt", new byte[3]));
    jar("part-1.jar", Map.of("META-INF/NOTICE", "made by Ada".getBytes(StandardCharsets.UTF_8),
        "native/linux-x64/libpart.so", LINUX_AMD64, "native/Linux/aarch64/libpart.so", LINUX_ARM64,
        "native/osx-aarch64/libpart.dylib", MAC_ARM64, "native/win-x64/part.pdb", new byte[9], "Part.class", new byte[5]));
  }

  private void list(String licence, String... names) throws IOException {
    List<Map<String, Object>> parts = Arrays.stream(names).<Map<String, Object>>map(name -> Map.of(
        "type", "library", "name", name, "version", "1", "purl", "pkg:maven/x/" + name + "@1?type=jar",
        "licenses", List.of(Map.of("license", Map.of("id", licence))))).toList();
    Map<String, Object> all = Map.of("bomFormat", "CycloneDX", "specVersion", "1.6", "components", parts,
        "metadata", Map.of("component", Map.of("name", "clientele", "version", "1")));
    Files.writeString(sources.resolve("parts.json"), Json.write(all));
  }

  private void jar(String name, Map<String, byte[]> entries) throws IOException {
    try (OutputStream file = Files.newOutputStream(pack.resolve("lib").resolve(name)); ZipOutputStream out = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
  }

  private String ship(String what) throws IOException, InterruptedException {
    Process run = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
        "installers/legal/Ship.java", what, pack.toString(), sources.resolve("parts.json").toString(), sources.toString(), "LICENSE")
        .redirectErrorStream(true).start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(said.isBlank() ? 0 : 1, run.waitFor(), said);
    return said;
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void leavesOutLibrariesOfOtherPlatformsAndNamesEveryPart() throws IOException, InterruptedException {
    assertEquals("", ship("make"));
    try (ZipFile zip = new ZipFile(pack.resolve("lib/part-1.jar").toFile())) {
      assertEquals(List.of("META-INF/NOTICE", "Part.class", "native/linux-x64/libpart.so"),
          zip.stream().map(ZipEntry::getName).sorted().toList());
    }
    String notices = Files.readString(pack.resolve("legal/THIRD-PARTY.txt"));
    assertTrue(notices.contains("part-1.jar\n    MIT"), notices);
    assertTrue(notices.contains("made by Ada") && notices.contains("Permission is hereby granted"), notices);
    JsonNode parts = Json.mapper().readTree(pack.resolve("legal/clientele.cdx.json").toFile());
    assertEquals(3, parts.findValues("hashes").size());
    assertTrue(Files.readString(pack.resolve("legal/LICENSE")).contains("GNU GENERAL PUBLIC LICENSE"));
  }

  @Test
  void stopsAtAPartThatNobodyListedOrOfALicenceWithoutText() throws IOException, InterruptedException {
    jar("stranger-1.jar", Map.of("c.txt", new byte[2]));
    assertTrue(ship("make").contains("stranger-1.jar is not in the list of parts"));
    Files.delete(pack.resolve("lib/stranger-1.jar"));
    list("Closed-1.0", "part", "other");
    assertTrue(ship("make").contains("whose text is not in"));
    list("MIT", "part", "other", "gone");
    assertTrue(ship("make").contains("gone-1.jar is in the list of parts and not shipped"));
  }

  @Test
  void seesWhatWasChangedBehindTheList() throws IOException, InterruptedException {
    assertEquals("", ship("make"));
    jar("other-1.jar", Map.of("b.txt", new byte[] {1, 2, 3}));
    assertTrue(ship("check").contains("other-1.jar is not in the list of parts with its checksum"));
    jar("late-1.jar", Map.of("d.txt", new byte[2]));
    String said = ship("check");
    assertTrue(said.contains("late-1.jar is not in THIRD-PARTY.txt"), said);
  }

  /** The check looks at the bytes and not at the names. */
  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void seesALibraryOfAnotherPlatformUnderAnyName() throws IOException, InterruptedException {
    jar("other-1.jar", Map.of("lib/other.bin", MAC_ARM64));
    assertTrue(ship("make").contains("other-1.jar holds a library of another platform: lib/other.bin"));
  }

  /** Packages of the build list the same parts; a part that came or went has to be listed before anything is shipped. */
  @Test
  void theListOfTheProgramNamesItsOwnLicenceAndParts() throws IOException {
    JsonNode list = Json.mapper().readTree(Path.of("installers/legal/parts.json").toFile());
    assertEquals("GPL-3.0-or-later", list.at("/metadata/component/licenses/0/license/id").asText());
    List<String> names = list.path("components").findValuesAsText("name");
    assertTrue(names.containsAll(List.of("h2", "smile-core", "onnxruntime", "sqlite-jdbc", "javafx-graphics")), names.toString());
    assertFalse(names.contains("junit-jupiter"), names.toString());
  }
}
