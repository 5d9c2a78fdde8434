package clientele.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import clientele.reports.chart.Palette;

/** A look of the workbench. */
public enum Theme {
  LIGHT("light", new PrimerLight(), Palette.light()),
  DARK("dark", new PrimerDark(), Palette.night());

  private final String tag;
  private final atlantafx.base.theme.Theme base;
  private final Palette palette;

  Theme(String tag, atlantafx.base.theme.Theme base, Palette palette) {
    this.tag = tag;
    this.base = base;
    this.palette = palette;
  }

  /** The name in settings: {@code light} or {@code dark}. */
  public String tag() {
    return tag;
  }

  /** The theme of that name; light for any other. */
  public static Theme ofTag(String tag) {
    return "dark".equals(tag) ? DARK : LIGHT;
  }

  /** The colours of charts. */
  public Palette palette() {
    return palette;
  }

  /** The style sheet of the platform's controls. */
  String base() {
    return base.getUserAgentStylesheet();
  }

  /** The style sheet that gives the colours by role. */
  String colours() {
    return "/theme/" + tag + ".css";
  }
}
