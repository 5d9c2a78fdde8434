package clientele.features;

import clientele.base.words.MissingWords;
import clientele.cleaning.Returns;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Table;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which lines of a table can be used, and how their orders are told apart: lines under a word that names nobody, such as
 * “N/A”, belong to no customer; a date far from all others is a slip and no date; a number that comes again after more
 * than a month is not one order. All of it is told.
 */
public final class UsableLines {
  private static final int SECONDS_OF_DAY = 86_400;

  /** Lines from which on a single date far away can be told from a small shop. */
  private static final int ENOUGH_LINES = 100;

  /** Most lines that may lie far away, as a share of all. */
  private static final double FEW = 0.005;

  private static final int FAR_DAYS = 90;

  /** How much longer than any other gap the gap before a slip is. */
  private static final double LONGER = 5;

  private static final int ONE_ORDER_DAYS = 31;

  /** How many more lines than a usual customer a word such as 0 has that stands for nobody. */
  private static final double MORE = 5;

  /** Share of all lines, times of a usual customer, and customers from which on one name is told. */
  private static final double LARGE = 0.1;

  private static final double MANY_TIMES = 10;
  private static final int SEVERAL = 20;

  /** What tills and shops write for whoever it was, besides the words that say that nothing is known. */
  private static final Set<String> NOBODY = Set.of(
      "guest", "guest customer", "guest user", "anonymous", "anon", "walk-in", "walkin", "walk in",
      "walk-in customer", "cash customer", "cash sale", "cash", "test", "test customer", "guest checkout", "unknown customer",
      "retail customer", "no customer", "not registered", "gast", "laufkunde", "laufkundschaft", "barverkauf", "anonyme", "匿名",
      "散客", "游客", "访客", "未登录", "非会员");

  /** What may be somebody's code as well; it takes more lines than a customer has. */
  private static final Set<String> PERHAPS_NOBODY = Set.of(
      "0", "-1", "na", "none", "no", "-", "--", "---", "?", "??", ".", "xx", "xxx", "0000", "00000", "000000", "9999", "99999",
      "999999", "9999999", "–", "—", "/");

  private final Table lines;
  private final Set<String> nobody;
  private final int first;
  private final int last;
  private final int from;
  private final int to;
  private final List<LocalDate> slips;
  private final long slipLines;
  private final Numbers numbers;
  private final long without;
  private final long underNobody;
  private final String oneName;
  private final long oneNameLines;

  private UsableLines(Table lines, Look look) {
    this.lines = lines;
    this.nobody = look.nobody();
    this.underNobody = look.underNobody;
    this.without = look.without;
    int[] range = look.range();
    this.first = range[0];
    this.last = range[1];
    this.from = look.days.isEmpty() || first == look.days.firstKey() ? Integer.MIN_VALUE : first;
    this.to = look.days.isEmpty() || last == look.days.lastKey() ? Integer.MAX_VALUE : last;
    this.slips = look.days.keySet().stream().filter(d -> d < from || d > to).map(LocalDate::ofEpochDay).toList();
    this.slipLines = look.days.entrySet().stream().filter(d -> d.getKey() < from || d.getKey() > to)
        .mapToLong(Map.Entry::getValue).sum();
    this.oneName = look.largest < 0 ? "" : look.customers.word(look.largest);
    this.oneNameLines = look.largest < 0 ? 0 : look.ofCustomer[look.largest];
    this.numbers = look.numbers;
    numbers.close(from, to);
  }

  /** Looks at all lines of a table; one without customers or dates is used as it is. */
  public static UsableLines of(Table lines) {
    return of(lines,
        lines.column(Meaning.CUSTOMER_ID).map(c -> new Codes(lines, c.name())).orElse(null),
        lines.column(Meaning.ORDER_ID).map(c -> new Codes(lines, c.name())).orElse(null));
  }

  /** As {@link #of(Table)} with codes that are in use already; either may be null. */
  static UsableLines of(Table lines, Codes customers, Codes orders) {
    Optional<Column> date = lines.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
    Look look = new Look(customers, orders);
    for (int c = 0; c < lines.chunks(); c++) {
      look.add(c, date.isPresent() ? LineReading.seconds(lines, date.get(), c) : null, lines.rowsIn(c));
    }
    return new UsableLines(lines, look);
  }

  /** The last day that the lines of a table are about, whoever they name; empty if no line has a date. */
  public static Optional<LocalDate> lastDay(Table lines) {
    UsableLines usable = of(lines, null, null);
    return usable.last == Integer.MAX_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(usable.last));
  }

  /** Whether a moment, in seconds since 1970, is one that the data are about. */
  public boolean isDate(long second) {
    long day = Math.floorDiv(second, (long) SECONDS_OF_DAY);
    return second != Column.MISSING && day >= from && day <= to;
  }

  /** Whether a word names a customer. */
  public boolean isCustomer(String id) {
    return id != null && !nobody.contains(id);
  }

  /** The codes of the words that name nobody. */
  BitSet nobody(Codes customers) {
    BitSet codes = new BitSet();
    nobody.stream().mapToInt(customers::code).filter(c -> c >= 0).forEach(codes::set);
    return codes;
  }

  /** Whether an order number comes again after more than a month, so that each day under it is an order. */
  boolean comesAgain(int number) {
    return numbers.again.get(number);
  }

  /** Says what was not taken as it stands. */
  public void tell(JobContext job) {
    if (without + underNobody > 0) {
      job.warn(underNobody == 0
          ? FeatureProblems.NO_CUSTOMER.with(lines.name(), without, lines.rows())
          : FeatureProblems.NOBODY.with(
              lines.name(), without + underNobody, lines.rows(), underNobody, String.join(", ", nobody.stream().sorted().toList())));
    }
    if (!oneName.isEmpty()) {
      job.warn(FeatureProblems.ONE_NAME.with(lines.name(), oneName, oneNameLines, lines.rows()));
    }
    if (!slips.isEmpty()) {
      job.warn(FeatureProblems.FAR_DATE.with(
          lines.name(), slipLines, slips.getFirst(), LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last)));
    }
    if (numbers.several > 0) {
      job.warn(FeatureProblems.NUMBER_AGAIN.with(
          lines.name(), numbers.several, numbers.seen, numbers.example(), numbers.exampleFrom(), numbers.exampleTo()));
    }
    long cancelled = Returns.byStatus(lines).cardinality();
    if (cancelled > 0) {
      job.warn(FeatureProblems.CANCELLED.with(lines.name(), cancelled));
    }
  }

  /** First and last day under each order number. */
  private static final class Numbers {
    private final Codes orders;
    private final BitSet again = new BitSet();
    private int[] first = new int[1024];
    private int[] last = new int[1024];
    private int known;
    private int seen;
    private int several;
    private int one = -1;

    private Numbers(Codes orders) {
      this.orders = orders;
    }

    private void add(int number, int day) {
      if (number >= first.length) {
        int size = Math.max(number + 1, first.length * 2);
        first = Arrays.copyOf(first, size);
        last = Arrays.copyOf(last, size);
      }
      for (; known <= number; known++) {
        first[known] = Integer.MAX_VALUE;
        last[known] = Integer.MIN_VALUE;
      }
      first[number] = Math.min(first[number], day);
      last[number] = Math.max(last[number], day);
    }

    /** Days outside the range are no days: numbers with one of them are taken as they were without it. */
    private void close(int from, int to) {
      for (int n = 0; n < known; n++) {
        if (first[n] == Integer.MAX_VALUE) {
          continue;
        }
        seen++;
        if (first[n] >= from && last[n] <= to && last[n] - first[n] > ONE_ORDER_DAYS) {
          again.set(n);
          several++;
          one = one < 0 ? n : one;
        }
      }
    }

    private String example() {
      return orders.word(one);
    }

    private LocalDate exampleFrom() {
      return LocalDate.ofEpochDay(first[one]);
    }

    private LocalDate exampleTo() {
      return LocalDate.ofEpochDay(last[one]);
    }
  }

  /** What all lines say of days, customers and numbers. */
  private static final class Look {
    private final Codes customers;
    private final Codes orders;
    private final Numbers numbers;
    private final TreeMap<Integer, Integer> days = new TreeMap<>();
    private int[] ofCustomer = new int[1024];
    private long rows;
    private long without;
    private long underNobody;

    /** Code of a customer with a large part of all lines, which may stand for many; −1 if there is none. */
    private int largest = -1;

    private Look(Codes customers, Codes orders) {
      this.customers = customers;
      this.orders = orders;
      this.numbers = new Numbers(orders);
    }

    private void add(int chunk, long[] seconds, int n) {
      int[] customer = customers == null ? null : customers.chunk(chunk);
      int[] order = orders == null ? null : orders.chunk(chunk);
      int lastDay = Integer.MIN_VALUE;
      int run = 0;
      rows += n;
      for (int i = 0; i < n; i++) {
        if (customer != null) {
          count(customer[i]);
        }
        if (seconds == null || seconds[i] == Column.MISSING) {
          continue;
        }
        int day = (int) Math.floorDiv(seconds[i], (long) SECONDS_OF_DAY);
        if (day != lastDay && run > 0) {
          days.merge(lastDay, run, Integer::sum);
          run = 0;
        }
        lastDay = day;
        run++;
        if (order != null && order[i] >= 0) {
          numbers.add(order[i], day);
        }
      }
      if (run > 0) {
        days.merge(lastDay, run, Integer::sum);
      }
    }

    private void count(int customer) {
      if (customer < 0) {
        without++;
        return;
      }
      if (customer >= ofCustomer.length) {
        ofCustomer = Arrays.copyOf(ofCustomer, Math.max(customer + 1, ofCustomer.length * 2));
      }
      ofCustomer[customer]++;
    }

    /** The words that name nobody, as they stand in the table. */
    private Set<String> nobody() {
      Set<String> found = new HashSet<>();
      if (customers == null) {
        return found;
      }
      long named = Arrays.stream(ofCustomer).filter(n -> n > 0).count();
      for (int code = 0; code < Math.min(customers.size(), ofCustomer.length); code++) {
        if (ofCustomer[code] == 0) {
          continue;
        }
        String word = customers.word(code);
        String plain = word.length() > 24 ? word
            : Normalizer.normalize(word, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        double usual = (double) (rows - without - ofCustomer[code]) / Math.max(1, named - 1);
        if (ofCustomer[code] >= LARGE * rows && ofCustomer[code] >= MANY_TIMES * usual && named >= SEVERAL) {
          largest = code;
        }
        if (PERHAPS_NOBODY.contains(plain) ? ofCustomer[code] >= MORE * usual : NOBODY.contains(plain) || MissingWords.isMissing(plain)) {
          found.add(word);
          underNobody += ofCustomer[code];
          largest = largest == code ? -1 : largest;
        }
      }
      return found;
    }

    /** The days that the data are about: without a few lines beyond a gap far longer than any other. */
    private int[] range() {
      if (days.isEmpty()) {
        return new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE};
      }
      int[] at = days.keySet().stream().mapToInt(Integer::intValue).toArray();
      int low = 0;
      int high = at.length - 1;
      long all = days.values().stream().mapToLong(Integer::intValue).sum();
      if (all >= ENOUGH_LINES) {
        long few = Math.max(2, (long) Math.floor(FEW * all));
        int first = within(at, 0, 1, few);
        int last = within(at, high, -1, few);
        double far = FAR_DAYS;
        for (int i = first + 1; i <= last; i++) {
          far = Math.max(far, LONGER * (at[i] - at[i - 1]));
        }
        while (first > 0 && at[first] - at[first - 1] < far) {
          first--;
        }
        while (last < high && at[last + 1] - at[last] < far) {
          last++;
        }
        low = first;
        high = last;
      }
      return new int[] {at[low], at[high]};
    }

    /** The first day from an end inwards with more lines up to it than a few. */
    private int within(int[] at, int end, int step, long few) {
      long lines = 0;
      int i = end;
      while (i + step >= 0 && i + step < at.length && lines + days.get(at[i]) <= few) {
        lines += days.get(at[i]);
        i += step;
      }
      return i;
    }
  }
}
