package clientele.analysis.churn;

import clientele.base.words.MissingWords;
import clientele.base.words.YesNo;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a label column means: which of its values stands for customers who left, in all its spellings, and which rows say
 * nothing.
 *
 * @param column the label
 * @param value that means left, as it stands most often
 * @param spellings of that value that were joined, with spaces and case as in the file
 * @param others values that count as not left
 * @param unknown values that say nothing; their rows are left out of learning
 * @param left rows with the value
 * @param stayed rows with another known value
 * @param unknownRows rows with an unknown or missing value
 * @param inverted whether the column is named for those who stay, so that its no means left
 * @param told whether the meaning was given and not recognised
 */
public record LabelMeaning(
    String column, String value, List<String> spellings, List<String> others, List<String> unknown, int left,
    int stayed, int unknownRows, boolean inverted, boolean told) {
  private static final Pattern LEAVING =
      Pattern.compile("(?iu)churn|attrit|exit|(^|[_ ])(left|lost|gone|leav|quit)|lapsed|cancel|terminat|defect|closed"
          + "|流失|离网|离开|注销|退订|销户");
  private static final Pattern STAYING =
      Pattern.compile("(?iu)retain|retention|(^|[_ ])(is_?)?active|stay|(^|[_ ])(is_?)?(current|alive|loyal|kept)|renewed"
          + "|留存|活跃|在网|续约|保留");
  /** What turns the sense of a name round, as in not_churned or 未流失. */
  private static final Pattern NEGATED =
      Pattern.compile("(?iu)(^|[_ .-])(not|no|non|never|nicht|ohne|kein|without)([_ .-]|(?=churn|attrit|exit|cancel|cross))|(^|[_ .-])un(?=churn|cancel|attrit)|未|没有|不");

  /** Names of what is to be foretold, whatever it is: yes means that it happened. */
  private static final Pattern OF_AN_EVENT = Pattern.compile("(?iu)y|target|label|class|outcome|event|flag|标签|目标");

  private static final Pattern GONE_WORD =
      Pattern.compile("(?iu)^(churn(ed)?|left|exited|attrit(ed|ion)?( customer)?|lost|gone|lapsed|cancell?ed|terminated"
          + "|inactive|closed|departed|defected|former|流失|已流失|离网|已离开|已注销|不活跃)$");
  private static final Pattern HERE_WORD =
      Pattern.compile("(?iu)^(existing( customer)?|stay(ed)?|active|retained|current|kept|renewed|loyal|留存|活跃|在网|未流失)$");

  /** Words that a name of a label may have beside leaving and staying. */
  private static final Pattern NEUTRAL =
      Pattern.compile("(?iu)is|has|was|did|will|be|customer|client|user|member|account|cust|acct|the|in|of|within|next|this|flag|label|status|state|yn|y|n"
          + "|target|outcome|class|event|value|binary|not|no|non|never|q|m|d|mo|month|months|day|days|week|weeks|year|quarter|[0-9]+|[0-9]+[dmwqy]"
          + "|ed|ing|ion|er|ers|client(e)?|是否|客户|用户|会员|已|未|没有|不|标签|状态|标志");

  /** Words after which a column says something about leaving, but not whether. */
  private static final Pattern ABOUT =
      Pattern.compile("(?iu)reasons?|why|date|time|datetime|since|until|last|first|predict(ed|ion|ions)?|pred|forecast|score[sd]?|prob(ability)?|risk|rate"
          + "|ratio|share|pct|percent|type|category|code|comment|note|text|method|channel|count|number|num|nr|total|sum|amount|fee|cost|orders?|tickets?"
          + "|cases?|items?|invoices?|bookings?|calls?|complaints?|requests?|sessions?|appointments?|policies|products?|lines?|campaigns?|offers?");

  private static final Pattern ABOUT_HAN = Pattern.compile("原因|日期|时间|预测|评分|分数|概率|次数|数量|金额|订单|工单|类型|备注");

  /** How much a name is that of a column that says who left: 0 not at all, 1 among other words, 2 named for staying, 3 for leaving alone. */
  static int likeness(String column) {
    if (!looksLikeLabel(column) || ABOUT_HAN.matcher(column).find()) {
      return 0;
    }
    boolean alone = true;
    for (String word : column.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", "_").split("[^\\p{L}\\p{N}]+")) {
      if (ABOUT.matcher(word).matches()) {
        return 0;
      }
      alone &= word.isEmpty() || looksLikeLabel(word) || NEUTRAL.matcher(word).matches();
    }
    return !alone ? 1 : LEAVING.matcher(column).find() ? 3 : 2;
  }

  /** Whether a column has two values besides those that say nothing. */
  static boolean isOfTwoValues(String[] values) {
    return Arrays.stream(values).map(LabelMeaning::folded).filter(v -> !saysNothing(v)).distinct().limit(3).count() == 2;
  }

  /** Whether a column is named like one that says who left or stayed. */
  static boolean looksLikeLabel(String column) {
    return LEAVING.matcher(column).find() || STAYING.matcher(column).find();
  }

  /** Whether a column is named for those who left: named so, or for those who stayed with a negation. */
  private static boolean ofLeaving(String column) {
    boolean leaving = LEAVING.matcher(column).find();
    return leaving || STAYING.matcher(column).find() ? leaving != NEGATED.matcher(column).find() : OF_AN_EVENT.matcher(column.strip()).matches();
  }

  /** Whether a column is named for those who stayed. */
  private static boolean ofStaying(String column) {
    return looksLikeLabel(column) && !ofLeaving(column);
  }

  /** A value without what people see no difference in: spaces at the ends, case, full width. */
  static String folded(String value) {
    return value == null ? "" : Normalizer.normalize(value, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a label.
   *
   * @param values of the column, null where missing
   * @param wanted the value that means left, as typed; empty to recognise it
   * @throws clientele.base.ProblemException {@code CHURN-POSITIVE} if there is no such value or it cannot be told
   */
  static LabelMeaning of(String column, String[] values, String wanted) {
    Map<String, Map<String, Integer>> spellings = new TreeMap<>();
    for (String value : values) {
      spellings.computeIfAbsent(folded(value), v -> new TreeMap<>()).merge(value == null ? "" : value, 1, Integer::sum);
    }
    List<String> known = spellings.keySet().stream().filter(v -> !saysNothing(v)).toList();
    boolean given = !wanted.isEmpty();
    String positive = given
        ? known.stream().filter(v -> v.equals(folded(wanted)) || sameNumber(v, folded(wanted))).findFirst()
            .orElseThrow(() -> ChurnProblems.POSITIVE.raise(column, wanted, shown(spellings)))
        : recognised(column, known).orElseThrow(() -> ChurnProblems.POSITIVE_OPEN.raise(column, shown(spellings)));
    List<String> others = known.stream().filter(v -> !v.equals(positive)).map(v -> most(spellings.get(v))).toList();
    Set<String> unknown = new TreeSet<>();
    int unknownRows = 0;
    for (Map.Entry<String, Map<String, Integer>> e : spellings.entrySet()) {
      if (saysNothing(e.getKey())) {
        unknown.add(most(e.getValue()));
        unknownRows += sum(e.getValue());
      }
    }
    int left = sum(spellings.get(positive));
    boolean inverted = ofStaying(column) && says(positive, false);
    return new LabelMeaning(
        column, most(spellings.get(positive)), new ArrayList<>(spellings.get(positive).keySet()), others,
        unknown.stream().filter(v -> !v.isEmpty()).toList(), left, values.length - left - unknownRows, unknownRows,
        inverted, given);
  }

  private static boolean sameNumber(String a, String b) {
    try {
      return Double.parseDouble(a) == Double.parseDouble(b);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Optional<String> recognised(String column, List<String> known) {
    List<String> gone = known.stream().filter(v -> GONE_WORD.matcher(v).matches()).toList();
    if (gone.size() == 1) {
      return Optional.of(gone.getFirst());
    }
    if (gone.isEmpty() && known.size() == 2) {
      List<String> here = known.stream().filter(v -> HERE_WORD.matcher(v).matches()).toList();
      if (here.size() == 1) {
        return known.stream().filter(v -> !v.equals(here.getFirst())).findFirst();
      }
    }
    boolean staying = ofStaying(column);
    List<String> fitting = known.stream().filter(v -> (staying || ofLeaving(column)) && says(v, !staying)).toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  /** Whether a value says that the customer left; empty where it says nothing. */
  Optional<Boolean> left(String value) {
    String folded = folded(value);
    return saysNothing(folded) ? Optional.empty() : Optional.of(folded.equals(folded(this.value)));
  }

  /**
   * Whether a value leaves open who left. Somebody wrote unclear as an answer, which is not known either; that there is none (无)
   * is a no.
   */
  private static boolean saysNothing(String folded) {
    return folded.isEmpty() || folded.equals("unclear") || MissingWords.isMissing(folded) && !folded.equals("无");
  }

  /** Whether a value says yes, or no; that something is there or not is an answer to a label too. */
  private static boolean says(String folded, boolean yes) {
    return YesNo.ofValue(folded).map(said -> said == yes).orElse(folded.equals(yes ? "有" : "无"));
  }

  /** Whether the given value contradicts the name of the column: yes of a column that is named for those who stay. */
  boolean contradicts() {
    return told && (ofStaying(column) && says(folded(value), true) || ofLeaving(column) && says(folded(value), false));
  }

  private static String shown(Map<String, Map<String, Integer>> spellings) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    spellings.values().forEach(m -> counts.put(most(m), sum(m)));
    Set<String> shown = new LinkedHashSet<>();
    counts.entrySet().stream().limit(12).forEach(e -> shown.add((e.getKey().isEmpty() ? "–" : e.getKey()) + " (" + e.getValue() + ")"));
    return String.join(", ", shown);
  }

  private static String most(Map<String, Integer> spellings) {
    return spellings.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
