package clientele.ui;

import clientele.base.Text;

/** How something fares against its baseline. */
public enum Grade {
  /** Beats it clearly. */
  A("good"),
  /** Within its noise. */
  B("care"),
  /** Worse. */
  C("bad");

  private final String style;

  Grade(String style) {
    this.style = style;
  }

  /** The style class of its colours. */
  public String style() {
    return style;
  }

  /** What it means. */
  public Text words() {
    return Text.of(Grade.class, "grade." + name());
  }
}
