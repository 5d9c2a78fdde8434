package clientele.ui;

import clientele.reports.chart.Faces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.text.Font;

/**
 * The faces of the windows. {@code -fx-font-family} takes one family, so the family follows the language, and a cell
 * with Han characters carries the pseudo-class {@code :han}.
 */
public final class Typefaces {
  private static final PseudoClass HAN = PseudoClass.getPseudoClass("han");

  private final Optional<String> chinese;

  private Typefaces(Optional<String> chinese) {
    this.chinese = chinese;
  }

  /** Loads Open Sans from the class path and finds the Chinese face. */
  public static Typefaces load() {
    for (String resource : Faces.resources()) {
      try (InputStream in = Typefaces.class.getClassLoader().getResourceAsStream(resource)) {
        if (in == null || Font.loadFont(in, 14) == null) {
          throw new IllegalStateException("cannot load " + resource);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Set<String> installed = new TreeSet<>(Font.getFamilies());
    return new Typefaces(Faces.firstChinese(installed));
  }

  /** The Chinese face; without one Chinese is shown as boxes, and the workbench says so. */
  public Optional<String> chinese() {
    return chinese;
  }

  /** Marks a node whose words hold Han characters. */
  public static void mark(Node node, String words) {
    node.pseudoClassStateChanged(HAN, Faces.hasHan(words));
  }

  /** The style sheet that puts the Chinese face where it belongs, as an address. */
  String stylesheet() {
    String family = chinese.orElse(Faces.LATIN);
    String css =
        """
        .root.zh, .root.zh .strong, .root.zh .section, .root.zh .figure-unit, .root.zh .page-title,
        .root.zh .card-title, .root.zh .button, .root.zh .toggle-button, .root.zh .menu-button, .root.zh .node-title,
        .root.zh .crumb-page, .root.zh .panel-title, .root.zh .state-title, .root.zh .rail .rail-item,
        .root.zh .rail .rail-item:selected, .root.zh .grade, .root.zh .history-day, .root.zh .step-title,
        .root.zh .head-name, .root.zh .step-name, .root.zh .tooltip, .root.zh .so-what .text, .root.zh .palette .text,
        .root.zh .table-view > .column-header-background .column-header,
        .root.zh .rail .brand:han { -fx-font-family: "%1$s"; }
        .root.zh .section { -fx-font-size: 15px; }
        .label:han, .table-cell:han, .list-cell:han, .button:han, .text:han, .hyperlink:han, .text-field:han,
        .figure:han { -fx-font-family: "%1$s"; }
        .root.zh .figure, .root.zh .num, .root.zh .card-figure, .root.zh .key-cap { -fx-font-family: "Open Sans SemiBold"; }
        .root.zh .num { -fx-font-family: "Open Sans"; }
        .root.zh .figure:han { -fx-font-family: "%1$s"; }
        """
            .replace("%1$s", family);
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }
}
