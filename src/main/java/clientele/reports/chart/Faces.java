package clientele.reports.chart;

import clientele.base.Language;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The faces of the program for pictures and files: Open Sans from the class path, and the first Chinese face of this
 * computer in a stated order. Both are registered with AWT once.
 */
public final class Faces {
  /** The face of Latin text and of all figures. */
  public static final String LATIN = "Open Sans";
  /** Its heavier weight, a family of its own. */
  public static final String LATIN_STRONG = "Open Sans SemiBold";
  /** Chinese faces, the best first. */
  public static final List<String> CHINESE =
      List.of("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
          "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei");

  private static final String FOLDER = "io/github/palexdev/mfxresources/fonts/OpenSans/";
  private static final List<String> FILES = List.of("OpenSans-Regular.ttf", "OpenSans-SemiBold.ttf", "OpenSans-Bold.ttf");
  private static final Faces HERE = load();

  private final Optional<String> chinese;

  private Faces(Optional<String> chinese) {
    this.chinese = chinese;
  }

  /** The faces of this computer. */
  public static Faces here() {
    return HERE;
  }

  /** Places of the Open Sans files on the class path. */
  public static List<String> resources() {
    return FILES.stream().map(f -> FOLDER + f).toList();
  }

  /** The first of the Chinese faces among those that are there. */
  public static Optional<String> firstChinese(Set<String> installed) {
    return CHINESE.stream().filter(installed::contains).findFirst();
  }

  /** Whether any character of {@code words} is Chinese. */
  public static boolean hasHan(String words) {
    return words != null && words.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /** The Chinese face found here; without one, Chinese is shown as boxes. */
  public Optional<String> chinese() {
    return chinese;
  }

  /** The face in which words of a language are set. */
  public String family(Language language, boolean strong) {
    if (language == Language.CHINESE && chinese.isPresent()) {
      return chinese.get();
    }
    return strong ? LATIN_STRONG : LATIN;
  }

  /** The font for a string: the Chinese face if it holds Han characters, otherwise Open Sans. */
  public Font fontFor(String words, Language language, boolean strong, int size) {
    boolean han = hasHan(words);
    String family = han ? chinese.orElse(LATIN) : strong ? LATIN_STRONG : LATIN;
    return new Font(family, Font.PLAIN, size);
  }

  private static Faces load() {
    GraphicsEnvironment screen = GraphicsEnvironment.getLocalGraphicsEnvironment();
    for (String resource : resources()) {
      try (InputStream in = Faces.class.getClassLoader().getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("not on the class path: " + resource);
        }
        screen.registerFont(Font.createFont(Font.TRUETYPE_FONT, in));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (FontFormatException e) {
        throw new IllegalStateException(resource, e);
      }
    }
    Set<String> installed =
        Arrays.stream(screen.getAvailableFontFamilyNames(Locale.ENGLISH)).collect(Collectors.toSet());
    return new Faces(firstChinese(installed));
  }
}
