import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the packaged folder fit to be given away: native libraries of this platform only, and beside the jars what their
 * licences ask for: LICENSE, THIRD-PARTY.txt with the notices and licences of all parts, and a CycloneDX list of them with
 * the checksums of what is shipped. Then looks at the result as a stranger would. Run by the build:
 * {@code java -cp … Ship.java make|check PACKAGE LIST SOURCES LICENSE}; with {@code list} it writes the list of parts that
 * lies in SOURCES from one that was just made.
 */
public final class Ship {
  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Pattern NATIVE = Pattern.compile("(?i).*\\.(so(\\.[0-9.]+)?|dll|dylib|jnilib|a)");
  private static final Pattern DEBUG = Pattern.compile("(?i).*(\\.pdb|\\.dSYM/.*)");
  private static final Pattern NOTICE =
      Pattern.compile("(?i)(.*/)?(licen[sc]es?|notice|copying|thirdpartynotices?)([.\\-][\\w.]+)?");
  private static final String OWN = "clientele-";

  private final Path lib;
  private final Path legal;
  private final Path bom;
  private final Path sources;
  private final Path license;
  private final List<String> faults = new ArrayList<>();

  private Ship(Path folder, Path bom, Path sources, Path license) {
    this.lib = folder.resolve("lib");
    this.legal = folder.resolve("legal");
    this.bom = bom;
    this.sources = sources;
    this.license = license;
  }

  /** Entry point; ends with 1 and the list of what is wrong. */
  public static void main(String[] args) throws Exception {
    Ship ship = new Ship(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]), Path.of(args[4]));
    if (args[0].equals("list")) {
      ship.list();
      return;
    }
    if (args[0].equals("make")) {
      ship.make();
    }
    if (ship.faults.isEmpty()) {
      ship.check();
    }
    ship.faults.forEach(fault -> System.err.println("SHIPPING: " + fault));
    System.exit(ship.faults.isEmpty() ? 0 : 1);
  }

  /** A kind of computer: its system and processor in the words that libraries use for them. */
  private record Platform(String system, String processor) {
    static Platform here() {
      String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      boolean musl = Files.exists(Path.of("/lib/ld-musl-x86_64.so.1")) || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
      String system = os.contains("win") ? "windows" : os.contains("mac") ? "mac" : musl ? "musl" : "linux";
      return new Platform(system, processor(System.getProperty("os.arch").toLowerCase(Locale.ROOT)));
    }

    private static String processor(String word) {
      return switch (word) {
        case "x86_64", "x64", "amd64" -> "x86_64";
        case "aarch64", "arm64" -> "aarch64";
        case "x86", "i386", "i686" -> "x86";
        default -> word;
      };
    }

    /** Whether the path of a library in a jar is one of another platform, by the folders it lies in. */
    boolean isForeign(String path) {
      String system = "";
      String processor = "";
      for (String word : path.toLowerCase(Locale.ROOT).split("[/]")) {
        String musl = word.contains("musl") ? "musl" : "";
        String bare = word.replaceAll("[-_]?musl", "");
        for (String part : List.of(bare, bare.replaceAll("-.*", ""), bare.replaceAll(".*-", ""))) {
          switch (part) {
            case "linux" -> system = musl.isEmpty() ? "linux" : musl;
            case "win", "windows" -> system = "windows";
            case "mac", "osx", "darwin" -> system = "mac";
            case "aix", "freebsd", "sunos", "android" -> system = part;
            case "x86_64", "x64", "amd64", "x86", "i386", "aarch64", "arm64", "arm", "armv6", "armv7", "ppc", "ppc64",
                "ppc64le", "riscv64", "s390x", "loongarch64", "mips64", "sparc" -> processor = processor(part);
            default -> {
              continue;
            }
          }
        }
        system = !musl.isEmpty() && system.equals("linux") ? musl : system;
      }
      return !system.isEmpty() && (!system.equals(this.system) || !processor.isEmpty() && !processor.equals(this.processor));
    }

    /** Whether the first bytes of a library are those of another system or processor (ELF, PE and Mach-O headers). */
    boolean isForeign(byte[] b) {
      if (b.length > 20 && b[0] == 0x7f && b[1] == 'E' && b[2] == 'L' && b[3] == 'F') {
        int machine = (b[18] & 0xff) | (b[19] & 0xff) << 8;
        String kind = machine == 62 ? "x86_64" : machine == 183 ? "aarch64" : "other";
        return !Set.of("linux", "musl").contains(system) || !kind.equals(processor);
      }
      if (b.length > 64 && b[0] == 'M' && b[1] == 'Z') {
        int at = (b[60] & 0xff) | (b[61] & 0xff) << 8 | (b[62] & 0xff) << 16;
        int machine = at + 6 < b.length ? (b[at + 4] & 0xff) | (b[at + 5] & 0xff) << 8 : 0;
        String kind = machine == 0x8664 ? "x86_64" : machine == 0xaa64 ? "aarch64" : "other";
        return !system.equals("windows") || !kind.equals(processor);
      }
      int magic = b.length > 8 ? (b[0] & 0xff) << 24 | (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | b[3] & 0xff : 0;
      if (magic == 0xcffaedfe) {
        String kind = b[4] == 7 ? "x86_64" : b[4] == 12 ? "aarch64" : "other";
        return !system.equals("mac") || !kind.equals(processor);
      }
      boolean anyMac = magic == 0xcafebabe || magic == 0xcefaedfe;
      boolean archive = b.length > 8 && new String(b, 0, 7, StandardCharsets.US_ASCII).matches("!<arch>|<bigaf>");
      return anyMac && !system.equals("mac") || archive;
    }

    @Override
    public String toString() {
      return system + " " + processor;
    }
  }

  private List<Path> jars() throws IOException {
    try (Stream<Path> all = Files.list(lib)) {
      return all.filter(p -> p.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Keeps of a list of parts what holds on every computer. */
  private void list() throws IOException {
    ObjectNode list = (ObjectNode) JSON.readTree(bom.toFile());
    ((ObjectNode) list.path("metadata")).retain("component");
    list.remove("serialNumber");
    ((ObjectNode) list.path("metadata").path("component")).remove("hashes");
    Map<String, JsonNode> kept = new TreeMap<>();
    list.path("components").forEach(c -> {
      ObjectNode part = (ObjectNode) c;
      part.remove("hashes");
      part.remove("description");
      if (!part.path("purl").asText().contains("classifier=")) {
        kept.put(part.path("purl").asText(), part);
      }
    });
    list.set("components", JSON.createArrayNode().addAll(kept.values()));
    ArrayNode needs = JSON.createArrayNode();
    for (JsonNode part : list.path("dependencies")) {
      if (!part.path("ref").asText().contains("classifier=")) {
        ArrayNode on = JSON.createArrayNode();
        part.path("dependsOn").forEach(ref -> {
          if (!ref.asText().contains("classifier=")) {
            on.add(ref);
          }
        });
        needs.add(JSON.createObjectNode().put("ref", part.path("ref").asText()).set("dependsOn", on));
      }
    }
    list.set("dependencies", needs);
    Files.writeString(sources.resolve("parts.json"), JSON.writeValueAsString(list) + "\n");
  }

  private void make() throws Exception {
    Files.createDirectories(legal);
    ObjectNode list = (ObjectNode) JSON.readTree(bom.toFile());
    Map<String, ObjectNode> parts = new LinkedHashMap<>();
    list.path("components").forEach(c -> parts.put(fileName(c), (ObjectNode) c));
    List<Path> jars = jars();
    for (Path jar : jars) {
      ofPlatform(jar.getFileName().toString(), parts, (ArrayNode) list.path("components"));
    }
    parts.keySet().stream().filter(name -> jars.stream().noneMatch(j -> j.getFileName().toString().equals(name)))
        .forEach(name -> faults.add(name + " is in the list of parts and not shipped; write the list anew: installers/parts"));
    Map<String, Integer> dropped = new LinkedHashMap<>();
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      int gone = name.startsWith(OWN) ? 0 : trim(jar);
      if (gone > 0) {
        dropped.put(name, gone);
      }
      if (name.startsWith(OWN)) {
        hash((ObjectNode) list.path("metadata").path("component"), jar, 0);
      } else if (parts.containsKey(name)) {
        hash(parts.get(name), jar, gone);
      } else {
        faults.add(name + " is not in the list of parts; write the list anew: installers/parts");
      }
    }
    JsonNode inside = JSON.readTree(sources.resolve("inside.json").toFile());
    notices(parts, inside);
    addInside((ArrayNode) list.path("components"), inside);
    Files.writeString(legal.resolve("clientele.cdx.json"), JSON.writeValueAsString(list) + "\n");
    Files.copy(license, legal.resolve("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The part of a jar that is for one platform is that of the one without. */
  private static void ofPlatform(String jar, Map<String, ObjectNode> parts, ArrayNode components) {
    String bare = jar.replaceAll("-(linux|win|mac)(-\\w+)?\\.jar$", ".jar");
    if (!bare.equals(jar) && !parts.containsKey(jar) && parts.containsKey(bare)) {
      String classifier = jar.substring(bare.length() - 3, jar.length() - 4);
      ObjectNode part = parts.get(bare).deepCopy();
      String purl = part.path("purl").asText().replace("?", "?classifier=" + classifier + "&");
      part.put("purl", purl).put("bom-ref", purl);
      parts.put(jar, part);
      components.add(part);
    }
  }

  private static String fileName(JsonNode part) {
    String classifier = part.path("purl").asText().contains("classifier=")
        ? "-" + part.path("purl").asText().replaceAll(".*classifier=([^&]*).*", "$1") : "";
    return part.path("name").asText() + "-" + part.path("version").asText() + classifier + ".jar";
  }

  private static void hash(ObjectNode part, Path jar, int gone) throws Exception {
    part.set("hashes", JSON.createArrayNode().add(JSON.createObjectNode().put("alg", "SHA-256").put("content", sha256(jar))));
    if (gone > 0) {
      ObjectNode note = JSON.createObjectNode().put("name", "clientele:natives")
          .put("value", "only those of " + Platform.here() + "; " + gone + " of other platforms left out");
      part.set("properties", JSON.createArrayNode().add(note));
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  /** Leaves out native libraries of other platforms and what debuggers need; gives the number left out. */
  private static int trim(Path jar) throws IOException {
    Platform here = Platform.here();
    Path part = jar.resolveSibling(jar.getFileName() + ".part");
    int gone = 0;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> all = Collections.list(zip.entries());
      gone = (int) all.stream().filter(e -> isLeftOut(e, here)).count();
      if (gone == 0) {
        return 0;
      }
      try (OutputStream file = Files.newOutputStream(part); ZipOutputStream out = new ZipOutputStream(file)) {
        for (ZipEntry entry : all) {
          if (!isLeftOut(entry, here)) {
            ZipEntry copy = new ZipEntry(entry.getName());
            copy.setTime(entry.getTime());
            out.putNextEntry(copy);
            zip.getInputStream(entry).transferTo(out);
            out.closeEntry();
          }
        }
      }
    }
    Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    return gone;
  }

  private static boolean isLeftOut(ZipEntry entry, Platform here) {
    String name = entry.getName();
    return DEBUG.matcher(name).matches() || NATIVE.matcher(name).matches() && here.isForeign(name);
  }

  /** Writes who made the parts, under which licences, with all texts: those that lie in the parts, and the licences. */
  private void notices(Map<String, ObjectNode> parts, JsonNode inside) throws IOException {
    JsonNode texts = JSON.readTree(sources.resolve("licences.json").toFile());
    StringBuilder table = new StringBuilder();
    Map<String, List<String>> notices = new LinkedHashMap<>();
    Set<String> needed = new TreeSet<>();
    for (Path jar : jars()) {
      String name = jar.getFileName().toString();
      ObjectNode part = parts.get(name);
      if (part == null) {
        continue;
      }
      List<String> licences = licences(part);
      if (licences.isEmpty()) {
        faults.add(name + " says no licence");
      }
      row(table, name, part.path("publisher").asText(), String.join(" or ", licences), url(part));
      licences.forEach(l -> need(texts, l, name, needed));
      for (JsonNode more : inside) {
        if (name.startsWith(more.path("in").asText() + "-")) {
          row(table, "  in it: " + more.path("name").asText() + " " + more.path("version").asText(), more.path("publisher").asText(),
              more.path("licence").asText(), more.path("url").asText());
          need(texts, more.path("licence").asText(), name, needed);
        }
      }
      inJar(jar).forEach((path, text) -> notices.computeIfAbsent(text, t -> new ArrayList<>()).add(name + " / " + path));
    }
    StringBuilder all = new StringBuilder("Clientele is free software under the GNU General Public License, version 3 or later: see LICENSE.\n")
        .append("It is made of the parts below, each under its own licence. The texts of the licences and the notices that the\n")
        .append("parts carry follow. A Java runtime packed beside has its own in the folder runtime/legal.\n\n")
        .append("PARTS\n=====\n\n").append(table);
    notices.forEach((text, where) -> all.append("\n\nNOTICE of ").append(String.join(",\n          ", where)).append("\n")
        .append("=".repeat(100)).append("\n\n").append(text.strip()).append("\n"));
    for (String licence : needed) {
      String text = licence.equals("GPL-3.0") ? "See LICENSE." : Files.readString(sources.resolve("texts").resolve(licence + ".txt"));
      all.append("\n\nLICENCE ").append(licence).append("\n").append("=".repeat(100)).append("\n\n").append(text.strip()).append("\n");
    }
    Files.writeString(legal.resolve("THIRD-PARTY.txt"), all);
  }

  private static void row(StringBuilder table, String name, String publisher, String licences, String url) {
    table.append(name).append("\n    ").append(licences).append(publisher.isBlank() ? "" : "; " + publisher)
        .append(url.isBlank() ? "" : "; " + url).append("\n");
  }

  private void need(JsonNode texts, String licence, String part, Set<String> needed) {
    if (texts.has(licence)) {
      needed.add(texts.path(licence).asText());
    } else {
      faults.add(part + " is under “" + licence + "”, whose text is not in installers/legal/licences.json");
    }
  }

  private static List<String> licences(JsonNode part) {
    List<String> found = new ArrayList<>();
    part.path("licenses").forEach(l -> {
      JsonNode one = l.path("license");
      found.add(l.has("expression") ? l.path("expression").asText() : one.has("id") ? one.path("id").asText() : one.path("name").asText());
    });
    return found;
  }

  private static String url(JsonNode part) {
    for (JsonNode reference : part.path("externalReferences")) {
      if (reference.path("type").asText().matches("website|vcs")) {
        return reference.path("url").asText();
      }
    }
    return "";
  }

  private static Map<String, String> inJar(Path jar) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        boolean text = !entry.isDirectory() && !entry.getName().matches("(?i).*\\.(class|svg|java|html?|properties|png)");
        if (text && NOTICE.matcher(entry.getName()).matches()) {
          try (InputStream in = zip.getInputStream(entry)) {
            texts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
          }
        }
      }
    }
    return texts;
  }

  private static void addInside(ArrayNode components, JsonNode inside) {
    for (JsonNode more : inside) {
      boolean known = components.findValuesAsText("name").contains(more.path("in").asText());
      if (known) {
        ObjectNode licence = JSON.createObjectNode();
        licence.set("license", JSON.createObjectNode().put("id", more.path("licence").asText()));
        ObjectNode part = JSON.createObjectNode().put("type", more.path("type").asText())
            .put("bom-ref", "inside:" + more.path("in").asText() + "/" + more.path("name").asText())
            .put("publisher", more.path("publisher").asText()).put("name", more.path("name").asText())
            .put("version", more.path("version").asText());
        part.set("licenses", JSON.createArrayNode().add(licence));
        components.add(part);
      }
    }
  }

  /** Looks at the folder alone: everything in it is named and summed, and no library is for another computer. */
  private void check() throws Exception {
    for (String file : List.of("LICENSE", "THIRD-PARTY.txt", "clientele.cdx.json")) {
      if (!Files.isRegularFile(legal.resolve(file))) {
        faults.add("legal/" + file + " is missing");
        return;
      }
    }
    List<String> notices = Files.readAllLines(legal.resolve("THIRD-PARTY.txt"));
    Set<String> sums = new TreeSet<>();
    JsonNode list = JSON.readTree(legal.resolve("clientele.cdx.json").toFile());
    list.findValues("hashes").forEach(hashes -> hashes.forEach(h -> sums.add(h.path("content").asText())));
    for (Path jar : jars()) {
      String name = jar.getFileName().toString();
      if (!sums.contains(sha256(jar))) {
        faults.add(name + " is not in the list of parts with its checksum");
      }
      if (!name.startsWith(OWN) && !notices.contains(name)) {
        faults.add(name + " is not in THIRD-PARTY.txt");
      }
      natives(jar);
    }
  }

  private void natives(Path jar) throws IOException {
    Platform here = Platform.here();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory() && !entry.getName().endsWith(".class")) {
          try (InputStream in = zip.getInputStream(entry)) {
            if (here.isForeign(in.readNBytes(4096))) {
              faults.add(jar.getFileName() + " holds a library of another platform: " + entry.getName());
            }
          }
        }
      }
    }
  }
}
