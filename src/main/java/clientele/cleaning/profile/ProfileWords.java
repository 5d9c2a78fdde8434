package clientele.cleaning.profile;

import clientele.base.Figures;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.study.Column;
import clientele.study.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A profile in words: for the page of a table and for the command line. */
public final class ProfileWords {
  private static final int SHOWN = 3;

  /** Whole numbers with no more different values than this are told one by one. */
  private static final int FEW = 12;

  private static final Pattern YEAR =
      Pattern.compile("(?iu)(^|[^\\p{L}])(year|yr|jahr|année|annee|año|anno)([^\\p{L}]|$)|[a-z]Year|jahr$|年");

  private ProfileWords() {}

  /** Whether the name of a column of whole numbers says that they are years, which are written without a comma. */
  public static boolean isYear(Column column) {
    return column.kind() == Kind.INTEGER && YEAR.matcher(column.name()).find();
  }

  /** Share of rows without a value; nothing is lost by rounding: {@code < 0.1 %} is not 0. */
  public static String missing(ColumnProfile profile) {
    double share = profile.missingShare();
    return profile.missing() == 0 ? "0" : share < 0.001 ? "< 0.1 %" : Figures.percent(share, 1);
  }

  /** How many different values there are; with {@code ≥} where counting stopped. */
  public static String different(ColumnProfile profile) {
    return (profile.distinctIsLeast() ? "≥ " : "") + Figures.count(profile.distinct());
  }

  /** Least, median and most of numbers and dates; the most frequent of words with their shares. */
  public static String values(ColumnProfile profile, UnaryOperator<String> shown, Language language) {
    boolean few = profile.column().kind() == Kind.INTEGER && profile.distinct() <= FEW && repeats(profile);
    if (profile.numbers().isPresent() && profile.column().kind() != Kind.BOOLEAN && !few) {
      ColumnProfile.Numbers n = profile.numbers().get();
      Column column = profile.column();
      return Messages.get(
          ProfileWords.class, language, "range", number(column, n.least(), language), number(column, n.median(), language),
          number(column, n.most(), language));
    }
    if (!repeats(profile)) {
      List<String> some = profile.top().stream().limit(SHOWN).map(v -> said(profile.column(), v.words(), shown, language)).toList();
      return some.isEmpty() ? "" : Messages.get(ProfileWords.class, language, "such", String.join(language == Language.CHINESE ? "、" : ", ", some));
    }
    long known = known(profile);
    List<String> top = profile.top().stream().limit(SHOWN)
        .map(v -> said(profile.column(), v.words(), shown, language) + " " + (v.rows() * 200 < known ? "< 1 %" : Figures.percent((double) v.rows() / known, 0)))
        .toList();
    return String.join(language == Language.CHINESE ? "、" : ", ", top);
  }

  /** Whether the most frequent value is frequent enough to be worth a figure: 1 % of the rows with a value. */
  public static boolean repeats(ColumnProfile profile) {
    return !profile.top().isEmpty() && profile.top().getFirst().rows() > 1 && profile.top().getFirst().rows() * 100 >= known(profile);
  }

  private static long known(ColumnProfile profile) {
    return Math.max(1, profile.rows() - profile.missing());
  }

  /** What is striking about a column: a key, one value only, hardly any value. */
  public static List<Text> remarks(ColumnProfile profile) {
    List<Text> remarks = new java.util.ArrayList<>();
    if (profile.rows() > 1 && profile.isUnique() && !profile.column().kind().isTemporal() && profile.column().kind() != Kind.REAL) {
      remarks.add(Text.of(ProfileWords.class, "remark.unique"));
    }
    if (profile.isConstant() && profile.rows() > 1) {
      remarks.add(Text.of(ProfileWords.class, "remark.constant"));
    }
    if (profile.missing() == profile.rows()) {
      remarks.add(Text.of(ProfileWords.class, "remark.empty"));
    }
    return remarks;
  }

  private static String said(Column column, String words, UnaryOperator<String> shown, Language language) {
    return column.kind() == Kind.BOOLEAN
        ? Messages.get(ProfileWords.class, language, words.equals("true") || words.equals("1") ? "yes" : "no")
        : shown.apply(words);
  }

  private static String number(Column column, double value, Language language) {
    return switch (column.kind()) {
      case DATE -> Figures.date(LocalDate.ofEpochDay(Math.round(value)), language);
      case TIME -> Figures.date(LocalDateTime.ofEpochSecond(Math.round(value), 0, ZoneOffset.UTC).toLocalDate(), language);
      case INTEGER -> isYear(column) ? Long.toString(Math.round(value)) : Figures.fixed(value, value == Math.rint(value) ? 0 : 1);
      case DECIMAL -> Figures.fixed(value, column.scale());
      default -> Figures.fixed(value, value == Math.rint(value) ? 0 : Math.abs(value) >= 100 ? 1 : 3);
    };
  }
}
