package clientele.reports.chart;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Reads SVG as the strictest browsers do: a number is a sign, digits, and a point only with digits after it (SVG 1.1,
 * 4.2 and 8.3.9; CSS Syntax 4.3.12, which forbids the {@code 67.} that the older path grammar let through), a path is
 * commands with as many numbers as they take, beginning with a move.
 */
public final class StrictSvg {
  private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Map<Character, Integer> TAKES =
      Map.of('M', 2, 'L', 2, 'H', 1, 'V', 1, 'C', 6, 'S', 4, 'Q', 4, 'T', 2, 'A', 7, 'Z', 0);
  private static final Set<String> PLACES =
      Set.of("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "stroke-width", "opacity",
          "fill-opacity", "stroke-opacity", "stroke-miterlimit", "font-size", "offset", "textLength");
  private static final Pattern TRANSFORM =
      Pattern.compile("\\s*(matrix|translate|scale|rotate|skewX|skewY)\\s*\\(([^)]*)\\)\\s*,?");

  /** How much was read: paths, their segments, and numbers of all kinds. */
  public record Read(int paths, int segments, int numbers) {}

  private int paths;
  private int segments;
  private int numbers;

  private StrictSvg() {}

  /** Reads a drawing; throws an {@link AssertionError} with the place at the first thing a browser would not take. */
  public static Read read(String svg) {
    try {
      Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
      StrictSvg reader = new StrictSvg();
      reader.element(document.getDocumentElement());
      return new Read(reader.paths, reader.segments, reader.numbers);
    } catch (java.io.IOException | org.xml.sax.SAXException | javax.xml.parsers.ParserConfigurationException e) {
      throw new AssertionError("not XML: " + e.getMessage(), e);
    }
  }

  private void element(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      attribute(element.getTagName(), attribute.getNodeName(), attribute.getNodeValue());
    }
    NodeList inner = element.getChildNodes();
    for (int i = 0; i < inner.getLength(); i++) {
      if (inner.item(i) instanceof Element child) {
        element(child);
      }
    }
  }

  private void attribute(String element, String name, String value) {
    String at = element + " " + name;
    switch (name) {
      case "d" -> path(at, value);
      case "points", "viewBox" -> list(at, value);
      case "stroke-dasharray" -> {
        if (!value.equals("none")) {
          list(at, value);
        }
      }
      case "transform", "gradientTransform" -> transform(at, value);
      case "style" -> {
        for (String part : value.split(";")) {
          int colon = part.indexOf(':');
          if (colon > 0) {
            style(element, part.substring(0, colon).strip(), part.substring(colon + 1).strip());
          }
        }
      }
      default -> {
        if (PLACES.contains(name)) {
          length(at, value);
        }
      }
    }
  }

  private void style(String element, String name, String value) {
    if (name.equals("stroke-dasharray")) {
      attribute(element, name, value);
    } else if (PLACES.contains(name)) {
      length(element + " style " + name, value);
    }
  }

  private void length(String at, String value) {
    Matcher number = NUMBER.matcher(value);
    if (!number.lookingAt() || !List.of("", "px", "%", "em").contains(value.substring(number.end()))) {
      throw new AssertionError(at + ": not a length: " + value);
    }
    numbers++;
  }

  private void transform(String at, String value) {
    int from = 0;
    Matcher part = TRANSFORM.matcher(value);
    while (from < value.length()) {
      part.region(from, value.length());
      if (!part.lookingAt()) {
        throw new AssertionError(at + ": not a transform: " + value.substring(from));
      }
      list(at, part.group(2));
      from = part.end();
    }
  }

  private void list(String at, String value) {
    for (String word : value.strip().split("\\s*,\\s*|\\s+")) {
      if (!NUMBER.matcher(word).matches()) {
        throw new AssertionError(at + ": not a number: “" + word + "” in " + value);
      }
      numbers++;
    }
  }

  private void path(String at, String value) {
    paths++;
    int from = skip(value, 0, false);
    char command = 0;
    while (from < value.length()) {
      char next = value.charAt(from);
      if (Character.isLetter(next)) {
        command = next;
        if (!TAKES.containsKey(Character.toUpperCase(command))) {
          throw new AssertionError(at + ": no command of a path: " + next);
        }
        from = skip(value, from + 1, false);
      } else if (command == 0 || Character.toUpperCase(command) == 'Z') {
        throw new AssertionError(at + ": numbers without a command at " + value.substring(from));
      }
      int takes = TAKES.get(Character.toUpperCase(command));
      for (int n = 0; n < takes; n++) {
        Matcher number = NUMBER.matcher(value).region(from, value.length());
        if (!number.lookingAt()) {
          throw new AssertionError(at + ": number " + (n + 1) + " of " + takes + " of " + command + " is cut at “"
              + value.substring(from, Math.min(value.length(), from + 24)) + "”");
        }
        numbers++;
        from = skip(value, number.end(), true);
        if (from < value.length() && value.charAt(from) == '.' && Character.isDigit(value.charAt(from - 1))) {
          throw new AssertionError(at + ": a point without digits after it: " + number.group() + ".");
        }
      }
      segments++;
    }
    if (!value.isBlank() && Character.toUpperCase(value.strip().charAt(0)) != 'M') {
      throw new AssertionError(at + ": a path that begins with no move: " + value);
    }
  }

  private static int skip(String value, int from, boolean comma) {
    int at = from;
    boolean seen = !comma;
    while (at < value.length() && (Character.isWhitespace(value.charAt(at)) || !seen && value.charAt(at) == ',')) {
      seen |= value.charAt(at) == ',';
      at++;
    }
    return at;
  }
}
