package clientele.ledger;

import clientele.base.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the folders of a computer out of words that leave it: a path becomes the name of its file. */
public final class LocalPaths {
  /** A whole value that is a path: from a root, a drive, a home or a share, perhaps behind the kind of an address. */
  private static final Pattern WHOLE =
      Pattern.compile("(jdbc:\\w+:|file:)?(?://)?(?:[A-Za-z]:[\\\\/]|~[\\\\/]|\\\\\\\\|/)(?:[^\\n]*[\\\\/])?([^\\\\/\\n]*)");

  /** Folders within a sentence; not the slashes of an address on the web, a date or a fraction. */
  private static final Pattern FOLDERS =
      Pattern.compile("(?<![\\p{L}\\p{N}:/\\\\.])(?:[A-Za-z]:[\\\\/]|~[\\\\/]|\\\\\\\\|/)(?:[^\\\\/\\s“”\"<>|\\u001e\\u001f]+[\\\\/])+");

  private LocalPaths() {}

  /** The same words without folders. */
  public static String hidden(String words) {
    Matcher whole = WHOLE.matcher(words);
    return whole.matches()
        ? (whole.group(1) == null ? "" : whole.group(1)) + whole.group(2)
        : FOLDERS.matcher(words).replaceAll("");
  }

  /** The name of a file without its folders, whatever system wrote the path. */
  public static String name(String path) {
    String plain = path.replaceAll("[/\\\\]+$", "");
    return plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
  }

  /** The same text without folders, in its values and theirs. */
  public static Text hidden(Text text) {
    List<Object> args = text.args().stream()
        .map(arg -> switch (arg) {
          case Text inner -> (Object) hidden(inner);
          case String words -> hidden(words);
          default -> arg;
        })
        .toList();
    return new Text(text.bundle(), text.bundle().isEmpty() ? hidden(text.key()) : text.key(), args);
  }
}
