package clientele.cleaning.personal;

import clientele.cleaning.values.CheckDigits;
import clientele.cleaning.values.PlainText;
import clientele.base.ShortYear;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the columns that hold personal data, by what their cells look like and what they are called. */
public final class PersonalData {
  private static final Pattern EMAIL = Pattern.compile("[\\w.+%-]+@[\\w-]+(\\.[\\w-]+)+");
  private static final Pattern CN_MOBILE = Pattern.compile("(\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}");
  private static final Pattern PHONE = Pattern.compile("\\+?[(]?\\d[\\d ()/.-]{5,18}\\d");
  private static final Pattern IP = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");
  private static final Pattern LATIN_NAME = Pattern.compile("\\p{Lu}[\\p{L}'’.-]*([ ,]+(\\p{Lu}[\\p{L}'’.-]*|de|van|von|der|la|bin)){0,3}");
  private static final Pattern STREET =
      Pattern.compile(
          "(?i).*(\\d.*\\b(st|street|road|rd|ave|avenue|lane|ln|drive|dr|blvd|court|ct|place|square|strasse|str|weg|platz|allee|rue|calle|via)\\b"
              + "|\\b(rue|calle|via|avenue|street|road)\\b.*\\d|[\\p{L}]+(stra(ß|ss)e|weg|platz)\\s*\\d).*");
  private static final Pattern HAN_STREET = Pattern.compile(".*[省市区县].*[路街道巷村镇号].*|.*[路街道巷].*\\d+号.*");
  private static final Pattern NAMED_NAME =
      Pattern.compile("(.*[_ .-])?(name|first ?name|last ?name|given ?name|surname|full ?name|customer ?name|contact|contact ?person|kontakt|kontaktperson|ansprechpartner(in)?|vorname|nachname|nom|prenom|姓名|名字|客户姓名|联系人)");
  /** Names of columns that hold names or numbers of people; which, their cells say. */
  private static final Pattern PERHAPS_NAME =
      Pattern.compile("(?iu)(.*[_ .-])?(kunden?[_ .-]?namen?|namen|nombres?( completos?)?|apellidos?|clientes?|kunde|bestellerin|besteller|recipient|buyer|purchaser"
          + "|k[aä]ufer(in)?|empf[aä]nger(in)?|destinataire|acheteur|收件人|收货人|买家|购买人)");
  private static final Pattern NAMED_ACCOUNT = Pattern.compile("(.*[_ .-])?(iban|bank[_ .-]?account|account[_ .-]?(no|nr|number)|konto(nummer|nr)?|银行账号|银行卡号|账号)");
  private static final Pattern NAMED_MAIL = Pattern.compile("(.*[_ .-])?e[_ .-]?mail([_ .-]?addr(ess)?)?|.*邮箱.*");
  private static final Pattern NO_PERSON = Pattern.compile(".*(product|item|company|brand|file|user|campaign|city|country|store|shop|event|店|商品|公司|产品).*");
  private static final Pattern NAMED_PHONE = Pattern.compile("(?iu).*(phone|telefon|t[eé]l[eé]fono|t[eé]l[eé]phone|mobile|m[oó]vil|handy|电话|手机).*"
          + "|(.*[_ .-])?(tel|cell|fax)([_ .-]?(no|nr|num|number)?\\d*)([_ .-].*)?");
  private static final Pattern NAMED_ADDRESS = Pattern.compile("(?!.*(mail|ip[_ -]?addr|type|status|id$)).*(address|addr[_ .-]?\\d|street|strasse|straße|adresse|地址|住址|街道).*");
  private static final Pattern NAMED_ID = Pattern.compile(".*(ssn|soc(ial)?[_ .-]?sec|national[_ .-]?id|passport|身份证|护照|社保).*");
  private static final Pattern SAYS_WHO =
      Pattern.compile(
          "(?iu)(first|last|given|family)|(.*[_ .-])?((first|last|given|family|middle|maiden|full|customer|client|contact|person|employee)[_ .-]?name|surname"
              + "|vorname|nachname|pr[eé]nom|e[_ .-]?mail([_ .-]?addr(ess)?)?|(tele|cell|mobile)?[_ .-]?phone|mobile|fax"
              + "|(street|home|postal|mailing|billing|shipping|ip)?[_ .-]?addr(ess)?|street|stra(ß|ss)e|adresse"
              + "|date[_ .-]?of[_ .-]?birth|birth[_ .-]?da(te|y)|dob|geburtsdatum|ssn|soc[_ .-]?sec[_ .-]?id|passport)"
              + "([_ .-]?(no|nr|num|number|line)?[_ .-]?\\d*)?"
              + "|.*(姓名|名字|联系人|邮箱|电话|手机|地址|住址|生日|出生日期|身份证|护照).*");
  private static final Pattern NAME = Pattern.compile("(?iu)((full|customer|client|person)[ _.-]?)?names?|姓名|名字|nombre|nom");
  private static final Pattern FAMILY = Pattern.compile("(?iu)sur|last|famil|nach|apellido|cognome|^姓$|^姓氏");
  private static final Pattern NAMES = Pattern.compile("(?iu).*(name|pr[eé]nom|姓名|名字).*");
  private static final Set<Meaning> PERSONAL = EnumSet.of(Meaning.NAME, Meaning.EMAIL, Meaning.PHONE, Meaning.BIRTH_DATE);
  private static final Map<String, Boolean> NAMED = new ConcurrentHashMap<>();
  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
  private static final double MOST = 0.5;
  private static final double IN_TEXT = 0.01;
  /** Least share of different values in a column that tells persons apart; a yes or no does not. */
  private static final double DISTINCT = 0.3;
  private static final int EXAMPLES = 3;

  private PersonalData() {}

  /**
   * A column with personal data.
   *
   * @param share of the rows with a value that hold such a value
   * @param within whether it stands inside longer text
   * @param examples masked
   */
  public record Found(String column, PersonalKind kind, double share, boolean within, List<String> examples) {}

  /** Whether the values of a column tell who somebody is or where to find them: by its meaning, else by its name. */
  public static boolean saysWho(Column column) {
    return column.meaning().map(PERSONAL::contains)
        .orElseGet(() -> !column.kind().isNumeric() && NAMED.computeIfAbsent(column.name(), PersonalData::saysWho));
  }

  /** Whether a column tells of people by its meaning or name: who they are, where to find them, their accounts. */
  public static boolean tellsOfPeople(Column column) {
    String name = column.name().strip().toLowerCase(Locale.ROOT);
    return saysWho(column) || namesWho(column) || NAMED_ACCOUNT.matcher(name).matches() || NAMED_ID.matcher(name).matches();
  }

  /** Whether a column holds names of people: like names of two people are two names. */
  public static boolean namesPeople(Column column) {
    return column.means(Meaning.NAME) || column.meaning().isEmpty() && saysWho(column) && NAMES.matcher(column.name()).matches();
  }

  /** Whether a column holds names of people where its rows are known to be people: then "name" says so, too. */
  public static boolean namesWho(Column column) {
    return namesPeople(column) || NAME.matcher(column.name().strip()).matches();
  }

  /** Whether a column of this name holds names that a family shares. */
  public static boolean namesFamilies(String column) {
    return FAMILY.matcher(column).find();
  }

  /** Whether a column is known to hold days of birth, by what it means or by its name. */
  public static boolean ofBirth(Column column) {
    return column.means(Meaning.BIRTH_DATE) || ShortYear.isBirth(column.name());
  }

  /** Whether the name of a column says that its values tell who somebody is or where to find them. */
  public static boolean saysWho(String column) {
    String apart = column.strip().replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ");
    return SAYS_WHO.matcher(apart).matches();
  }

  /** Columns with personal data, in the order of the table, the likeliest kind of each. */
  public static List<Found> find(Table table, JobContext job) {
    List<Found> found = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      job.progress((double) c / table.columns().size());
      Column column = table.columns().get(c);
      look(column, table.words(column.name())).ifPresent(found::add);
    }
    return found;
  }

  /** Looks at the cells of one column, null where it holds nothing. */
  public static Optional<Found> look(Column column, String[] cells) {
    Map<String, Integer> counts = new HashMap<>();
    int present = 0;
    for (String cell : cells) {
      if (cell != null && !cell.isBlank()) {
        counts.merge(cell.strip(), 1, Integer::sum);
        present++;
      }
    }
    if (present == 0) {
      return Optional.empty();
    }
    String name = column.name().strip().toLowerCase(Locale.ROOT);
    if (ofBirth(column)) {
      return Optional.of(found(column, PersonalKind.BIRTH_DATE, 1, false, counts, v -> true));
    }
    if (column.kind().isTemporal() || column.kind().isNumeric() && column.scale() > 0) {
      return Optional.empty();
    }
    for (PersonalKind kind : PersonalKind.values()) {
      Predicate<String> test = test(kind, column, name);
      double share = share(counts, present, test);
      if (share >= MOST) {
        return Optional.of(found(column, kind, share, false, counts, test));
      }
    }
    for (Map.Entry<PersonalKind, Pattern> each :
        List.of(Map.entry(PersonalKind.EMAIL, EMAIL), Map.entry(PersonalKind.PHONE, CN_MOBILE))) {
      Predicate<String> test = v -> v.length() > 20 && v.length() < 5_000 && each.getValue().matcher(v).find();
      double share = share(counts, present, test);
      if (share >= IN_TEXT) {
        return Optional.of(found(column, each.getKey(), share, true, counts, test));
      }
    }
    return counts.size() < DISTINCT * present ? Optional.empty()
        : named(column, name).map(kind -> found(column, kind, 1, false, counts, v -> true));
  }

  /** What a column is said to hold, whatever its cells look like: odd names and accounts with wrong digits are personal too. */
  private static Optional<PersonalKind> named(Column column, String name) {
    if (column.means(Meaning.EMAIL) || NAMED_MAIL.matcher(name).matches()) {
      return Optional.of(PersonalKind.EMAIL);
    }
    if (column.means(Meaning.PHONE) || NAMED_PHONE.matcher(name).matches() && saysWho(column)) {
      return Optional.of(PersonalKind.PHONE);
    }
    if (NAMED_ACCOUNT.matcher(name).matches()) {
      return Optional.of(PersonalKind.ACCOUNT);
    }
    if (NAMED_ID.matcher(name).matches()) {
      return Optional.of(PersonalKind.RESIDENT_ID);
    }
    boolean person = column.means(Meaning.NAME) || NAMED_NAME.matcher(name).matches() && !NO_PERSON.matcher(name).matches();
    return column.kind().isCoded() && person ? Optional.of(PersonalKind.NAME) : Optional.empty();
  }

  private static Predicate<String> test(PersonalKind kind, Column column, String name) {
    return switch (kind) {
      case EMAIL -> v -> EMAIL.matcher(v).matches();
      case RESIDENT_ID -> {
        boolean named = NAMED_ID.matcher(name).matches();
        yield v -> CheckDigits.isResidentId(v) || named && v.length() <= 24 && v.chars().anyMatch(Character::isDigit);
      }
      case CARD -> v -> CheckDigits.isCard(v) && !CN_MOBILE.matcher(v).matches();
      case ACCOUNT -> CheckDigits::isIban;
      case IP_ADDRESS -> v -> IP.matcher(v).matches();
      case PHONE -> {
        boolean named = column.means(Meaning.PHONE) || column.meaning().isEmpty() && NAMED_PHONE.matcher(name).matches();
        yield v -> CN_MOBILE.matcher(v).matches() || (named || v.startsWith("+")) && isPhone(v);
      }
      case NAME -> {
        boolean named = column.means(Meaning.NAME) || NAMED_NAME.matcher(name).matches() || PERHAPS_NAME.matcher(name).matches();
        boolean other = NO_PERSON.matcher(name).matches();
        yield v -> !other && (named ? isName(v) : isHanName(v));
      }
      case ADDRESS -> {
        boolean named = NAMED_ADDRESS.matcher(name).matches();
        yield v -> v.length() <= 200
            && (STREET.matcher(v).matches() || HAN_STREET.matcher(v).matches() || named && v.chars().filter(Character::isLetter).count() >= 2);
      }
      case BIRTH_DATE -> v -> false;
    };
  }

  private static boolean isPhone(String value) {
    int digits = value.replaceAll("\\D", "").length();
    return PHONE.matcher(value).matches() && digits >= 7 && digits <= 15;
  }

  private static boolean isName(String value) {
    return isHanName(value) || LATIN_NAME.matcher(value).matches() || value.matches("[\\p{L}'’. -]{2,40}");
  }

  private static boolean isHanName(String value) {
    return value.length() >= 2 && value.length() <= 4 && value.codePoints().allMatch(PlainText::isHan)
        && (SURNAMES.indexOf(value.charAt(0)) >= 0 || value.startsWith("欧阳") || value.startsWith("司马") || value.startsWith("诸葛"));
  }

  private static double share(Map<String, Integer> counts, int present, Predicate<String> test) {
    double hits = 0;
    for (Map.Entry<String, Integer> e : counts.entrySet()) {
      hits += test.test(e.getKey()) ? e.getValue() : 0;
    }
    return hits / present;
  }

  private static Found found(
      Column column, PersonalKind kind, double share, boolean within, Map<String, Integer> counts, Predicate<String> test) {
    List<String> examples = counts.keySet().stream().filter(test).sorted().limit(EXAMPLES).map(v -> masked(v, kind)).toList();
    return new Found(column.name(), kind, share, within, examples);
  }

  /** A value of which only so much is left that one sees what it is. */
  public static String masked(String value, PersonalKind kind) {
    if (kind == PersonalKind.EMAIL && value.indexOf('@') > 0 && value.length() < 60) {
      int at = value.indexOf('@');
      int dot = value.lastIndexOf('.');
      return value.charAt(0) + "***@***" + (dot > at ? value.substring(dot) : "");
    }
    int keep = value.length() > 8 && value.length() < 40 ? 2 : 1;
    StringBuilder out = new StringBuilder();
    int shown = Math.min(value.length(), 24);
    for (int i = 0; i < shown; i++) {
      char c = value.charAt(i);
      boolean open = i < keep || i >= value.length() - (keep - 1);
      out.append(open || !Character.isLetterOrDigit(c) ? c : '*');
    }
    return out.toString();
  }
}
