package clientele.intake.table;

import clientele.study.Meaning;
import clientele.study.Role;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a table is about, from the meanings of its columns, whether ids repeat in it, and the name of its file. */
final class RoleGuess {
  private static final Map<Role, List<String>> NAMES =
      Map.of(
          Role.CUSTOMERS,
              List.of("customer", "client", "member", "account", "kunde", "cliente", "客户", "会员", "顾客", "用户"),
          Role.TRANSACTIONS,
              List.of("order", "transaction", "sale", "purchase", "invoice", "retail", "bestell", "commande",
                  "pedido", "venta", "订单", "交易", "销售", "购买", "消费"),
          Role.PRODUCTS, List.of("product", "item", "article", "artikel", "produit", "producto", "商品", "产品"),
          Role.EVENTS, List.of("event", "visit", "click", "session", "log", "weblog", "访问", "行为", "浏览", "日志"),
          Role.FEEDBACK,
              List.of("feedback", "review", "comment", "ticket", "survey", "complaint", "bewertung", "avis", "reseña",
                  "评论", "评价", "反馈", "工单", "投诉", "留言"),
          Role.CONTACTS, List.of("contact", "touch", "mailing", "send", "kontakt", "触达", "营销记录"),
          Role.CAMPAIGNS, List.of("campaign", "promotion", "kampagne", "campagne", "活动"),
          Role.SUBSCRIPTIONS, List.of("subscription", "contract", "abo", "vertrag", "订阅", "合同"),
          Role.CONSENTS, List.of("consent", "permission", "einwilligung", "同意", "授权"));

  private RoleGuess() {}

  /** A role and how sure it is, 0 to 1. */
  record Guess(Role role, double confidence) {}

  /**
   * All roles, the likeliest first.
   *
   * @param meanings of the columns
   * @param stem of the file
   * @param perCustomer rows per distinct customer; 0 if there is no customer column
   * @param perProduct rows per distinct product; 0 if there is no product column
   */
  static List<Guess> guesses(Set<Meaning> meanings, String stem, double perCustomer, double perProduct) {
    Map<Role, Double> scores = new EnumMap<>(Role.class);
    boolean customer = meanings.contains(Meaning.CUSTOMER_ID);
    boolean product = meanings.contains(Meaning.PRODUCT_ID) || meanings.contains(Meaning.PRODUCT_NAME);
    boolean money = has(meanings, Meaning.AMOUNT, Meaning.UNIT_PRICE);
    boolean many = has(meanings, Meaning.QUANTITY);
    boolean day = meanings.contains(Meaning.DATE);
    boolean order = meanings.contains(Meaning.ORDER_ID);
    boolean text = meanings.contains(Meaning.TEXT);
    boolean onePerCustomer = perCustomer > 0 && perCustomer < 1.05;
    boolean onePerProduct = product && perProduct > 0 && perProduct < 1.05;
    scores.put(
        Role.TRANSACTIONS,
        (order ? 0.35 : 0) + (money ? 0.2 : 0) + (many ? 0.25 : 0) + (day ? 0.15 : 0) + (product ? 0.1 : 0)
            + (customer ? 0.1 : 0) - (customer && onePerCustomer && !order ? 0.5 : 0)
            - (onePerProduct && !order ? 0.5 : 0)
            - (customer || order ? 0 : 0.2));
    scores.put(
        Role.FEEDBACK,
        (text ? 0.7 : 0) + (meanings.contains(Meaning.FEEDBACK_ID) ? 0.3 : 0)
            + (meanings.contains(Meaning.RATING) ? 0.25 : 0) - (many ? 0.3 : 0));
    scores.put(
        Role.CUSTOMERS,
        (customer ? 0.35 : 0) + (onePerCustomer ? 0.35 : 0)
            + 0.2 * count(meanings, Meaning.NAME, Meaning.EMAIL, Meaning.PHONE, Meaning.BIRTH_DATE, Meaning.GENDER,
                Meaning.CITY, Meaning.START_DATE)
            - (order || many ? 0.4 : 0) - (customer && !onePerCustomer ? 0.3 : 0));
    scores.put(
        Role.PRODUCTS,
        (product ? 0.3 : 0) + (onePerProduct ? 0.35 : 0) + (meanings.contains(Meaning.CATEGORY) ? 0.2 : 0)
            + (has(meanings, Meaning.UNIT_PRICE, Meaning.COST) ? 0.15 : 0) - (customer || order || day ? 0.5 : 0));
    scores.put(
        Role.CONSENTS,
        (meanings.contains(Meaning.CONSENT) ? 0.7 : 0) + (meanings.contains(Meaning.PURPOSE) ? 0.3 : 0)
            - (order || text ? 0.4 : 0)
            - (count(meanings, Meaning.NAME, Meaning.EMAIL, Meaning.BIRTH_DATE) > 1 ? 0.4 : 0));
    boolean campaign = meanings.contains(Meaning.CAMPAIGN_ID);
    boolean effect = has(meanings, Meaning.TREATMENT, Meaning.OUTCOME);
    scores.put(
        Role.CONTACTS,
        (campaign ? 0.4 : 0) + (effect ? 0.4 : 0) + (customer ? 0.2 : 0) - (text || many ? 0.4 : 0));
    scores.put(
        Role.CAMPAIGNS,
        (campaign ? 0.45 : 0) + (has(meanings, Meaning.COST, Meaning.CHANNEL) ? 0.25 : 0)
            + (has(meanings, Meaning.START_DATE, Meaning.END_DATE) ? 0.2 : 0) - (customer ? 0.6 : 0));
    scores.put(
        Role.SUBSCRIPTIONS,
        (meanings.contains(Meaning.START_DATE) ? 0.3 : 0) + (meanings.contains(Meaning.END_DATE) ? 0.35 : 0)
            + (customer ? 0.1 : 0) - (text || order || campaign ? 0.4 : 0));
    scores.put(Role.EVENTS, (customer ? 0.2 : 0) + (day ? 0.25 : 0) - (money || many || text || order ? 0.3 : 0));
    String lower = stem.toLowerCase(Locale.ROOT);
    NAMES.forEach(
        (role, names) -> {
          if (names.stream().anyMatch(lower::contains)) {
            scores.merge(role, 0.3, Double::sum);
          }
        });
    scores.put(Role.OTHER, 0.4);
    return scores.entrySet().stream()
        .map(e -> new Guess(e.getKey(), Math.clamp(e.getValue(), 0, 0.99)))
        .sorted(Comparator.comparingDouble(Guess::confidence).reversed().thenComparing(Guess::role))
        .toList();
  }

  private static boolean has(Set<Meaning> meanings, Meaning... any) {
    return count(meanings, any) > 0;
  }

  private static int count(Set<Meaning> meanings, Meaning... any) {
    int n = 0;
    for (Meaning meaning : any) {
      n += meanings.contains(meaning) ? 1 : 0;
    }
    return n;
  }
}
