package clientele.ui.grid;

/** Words as a spreadsheet may take them: nothing that it would run as a formula, nothing that breaks its cells. */
public final class SheetText {
  private SheetText() {}

  /** The words on one line, with an apostrophe before what would be a formula. */
  public static String safe(String words) {
    String flat = words.replaceAll("[\\t\\r\\n]+", " ");
    return !flat.isEmpty() && "=+-@".indexOf(flat.charAt(0)) >= 0 ? "'" + flat : flat;
  }
}
