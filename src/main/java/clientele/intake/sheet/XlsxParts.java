package clientele.intake.sheet;

import clientele.intake.book.Content;
import clientele.intake.book.SafeXml;
import clientele.intake.book.Sheet.Merge;
import clientele.intake.problem.IntakeProblems;
import clientele.job.JobContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The packed parts of a spreadsheet. Refuses those that would unpack to more than this program can hold; the sizes a
 * zip states about itself are not believed: every part is unpacked and counted. On the way it notes which cells are
 * joined, because that stands behind the rows.
 */
final class XlsxParts {
  /** Bytes that all parts may unpack to. */
  static final long LARGEST = 1L << 30;

  /** Bytes of the table of distinct texts, which is kept in memory. */
  static final long LARGEST_TEXTS = 256L << 20;

  /** Bytes behind each packed byte from {@link #SUSPICIOUS} on; deflate reaches 1,032, office files about 30. */
  static final int DENSEST = 200;

  private static final long SUSPICIOUS = 32L << 20;
  private static final int MOST_PARTS = 10_000;
  private static final int MOST_MERGES = 20_000;
  private static final Pattern JOINED =
      Pattern.compile("<(?:\\w+:)?mergeCell\\s+ref=\"([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})\"");

  private final Map<String, List<Merge>> merges = new HashMap<>();
  private final Map<String, String> partOfSheet = new HashMap<>();
  private boolean computedOnLoad;

  private XlsxParts() {}

  /** Looks at all parts of a workbook. */
  static XlsxParts of(Content content, JobContext job) throws IOException {
    XlsxParts parts = new XlsxParts();
    try (ZipFile zip = zip(content)) {
      parts.check(zip, content.name(), job);
      parts.connect(zip);
      parts.calculation(zip);
    } catch (XMLStreamException | IllegalArgumentException e) {
      throw IntakeProblems.EXCEL_DAMAGED.raise(content.name());
    }
    return parts;
  }

  /** The cells that are joined in a sheet. */
  List<Merge> merges(String sheet) {
    return merges.getOrDefault(partOfSheet.getOrDefault(sheet, ""), List.of());
  }

  /**
   * Whether the workbook asks to be computed before it is read (ECMA-376, 18.2.2, fullCalcOnLoad): libraries that write
   * formulas without computing them say so and store 0 as the result of each.
   */
  boolean isComputedOnLoad() {
    return computedOnLoad;
  }

  static ZipFile zip(Content content) throws IOException {
    return content.path().isPresent()
        ? ZipFile.builder().setPath(content.path().get()).get()
        : ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content.bytes(1 << 30))).get();
  }

  /** Unpacks every part once and throws away what comes out. */
  private void check(ZipFile zip, String name, JobContext job) throws IOException {
    long total = 0;
    int seen = 0;
    byte[] buffer = new byte[1 << 16];
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (++seen > MOST_PARTS) {
        throw IntakeProblems.EXCEL_TOO_LARGE.raise(name, LARGEST >> 20);
      }
      String part = entry.getName();
      long size = 0;
      StringBuilder tail = new StringBuilder();
      try (InputStream in = zip.getInputStream(entry)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (size == 0) {
            refuseEntities(buffer, n, part, name);
          }
          size += n;
          boolean texts = part.endsWith("sharedStrings.xml") && size > LARGEST_TEXTS;
          boolean dense = size > SUSPICIOUS && size / DENSEST > Math.max(1, entry.getCompressedSize());
          if (total + size > LARGEST || texts || dense) {
            throw IntakeProblems.EXCEL_TOO_LARGE.raise(name, LARGEST >> 20);
          }
          if (part.startsWith("xl/worksheets/")) {
            joined(part, tail, buffer, n);
          }
          job.checkCancelled();
        }
      }
      total += size;
    }
  }

  static void refuseEntities(byte[] bytes, int n, String part, String name) {
    if (part.endsWith(".xml") || part.endsWith(".rels")) {
      String start = new String(bytes, 0, Math.min(n, 4096), StandardCharsets.ISO_8859_1).replace("\0", "");
      if (start.contains("<!DOCTYPE") || start.contains("<!ENTITY")) {
        throw IntakeProblems.UNSAFE_XML.raise(name);
      }
    }
  }

  /** Notes the joined cells in a stretch of a sheet; {@code tail} keeps what may go on in the next one. */
  private void joined(String part, StringBuilder tail, byte[] buffer, int n) {
    String stretch = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
    if (tail.indexOf("<") < 0 && stretch.indexOf("mergeC") < 0) {
      keepTail(tail, stretch);
      return;
    }
    String text = tail + stretch;
    Matcher found = JOINED.matcher(text);
    List<Merge> list = merges.computeIfAbsent(part, p -> new ArrayList<>());
    int end = 0;
    while (found.find() && list.size() < MOST_MERGES) {
      list.add(
          new Merge(
              Long.parseLong(found.group(2)), Long.parseLong(found.group(4)), column(found.group(1)),
              column(found.group(3))));
      end = found.end();
    }
    keepTail(tail, text.substring(end));
  }

  private static void keepTail(StringBuilder tail, String text) {
    tail.setLength(0);
    int open = text.lastIndexOf('<');
    if (open >= 0 && text.length() - open < 120) {
      tail.append(text, open, text.length());
    }
  }

  private static int column(String letters) {
    int column = 0;
    for (char c : letters.toUpperCase(Locale.ROOT).toCharArray()) {
      column = column * 26 + c - 'A' + 1;
    }
    return column - 1;
  }

  /** Finds out which part holds which sheet. */
  private void connect(ZipFile zip) throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    attributes(
        zip, "xl/_rels/workbook.xml.rels", "Relationship",
        x -> {
          String target = String.valueOf(x.getAttributeValue(null, "Target"));
          targets.put(
              x.getAttributeValue(null, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
        });
    attributes(
        zip, "xl/workbook.xml", "sheet",
        x -> {
          for (int i = 0; i < x.getAttributeCount(); i++) {
            if (x.getAttributeLocalName(i).equals("id") && x.getAttributeNamespace(i) != null) {
              String part = targets.get(x.getAttributeValue(i));
              if (part != null) {
                partOfSheet.putIfAbsent(String.valueOf(x.getAttributeValue(null, "name")), part);
              }
            }
          }
        });
  }

  private void calculation(ZipFile zip) throws IOException, XMLStreamException {
    attributes(
        zip, "xl/workbook.xml", "calcPr",
        x -> computedOnLoad = List.of("1", "true").contains(String.valueOf(x.getAttributeValue(null, "fullCalcOnLoad"))));
  }

  private interface Element {
    void at(XMLStreamReader xml);
  }

  private static void attributes(ZipFile zip, String part, String element, Element each)
      throws IOException, XMLStreamException {
    ZipArchiveEntry entry = zip.getEntry(part);
    if (entry == null) {
      return;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      XMLStreamReader xml = SafeXml.reader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element)) {
          each.at(xml);
        }
      }
    }
  }
}
