package clientele.analysis.recommend.ui;

import clientele.analysis.recommend.RecommendEvaluation;
import clientele.analysis.recommend.TrainRecommender;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.ui.ViewContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the page of recommendations shows: the evaluation, and the list of the customer that is looked at. */
final class RecommendViewModel {
  /** An item shown to a customer. */
  record Shown(int rank, String item, String name, double score, Text reason) {}

  /** The lists of all customers, by place. */
  private record Lists(String[] customers, List<List<Shown>> shown, Map<String, Integer> places) {}

  private final ViewContext context;
  private final ReadOnlyObjectWrapper<Optional<RecommendEvaluation>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Shown>> shown = new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<String> customer = new SimpleObjectProperty<>("");
  private final ReadOnlyObjectWrapper<Optional<String>> unknown = new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Lists> lists = Optional.empty();
  private int place;

  RecommendViewModel(ViewContext context) {
    this.context = context;
    context.study().addListener((p, before, after) -> look());
    look();
  }

  /** How good the recommendations are, if they were made. */
  ReadOnlyObjectProperty<Optional<RecommendEvaluation>> found() {
    return found.getReadOnlyProperty();
  }

  /** The items of the customer, best first. */
  ReadOnlyObjectProperty<List<Shown>> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Id of the customer that is looked at. */
  ReadOnlyObjectProperty<String> customer() {
    return customer;
  }

  /** Whether something they were made from has changed. */
  boolean stale() {
    return context.study().getValue().outline().stale().contains(TrainRecommender.TABLE);
  }

  /** What was searched for and is the id of no customer with a list; the customer before stays out of sight then. */
  ReadOnlyObjectProperty<Optional<String>> unknown() {
    return unknown.getReadOnlyProperty();
  }

  /** Looks at the customer whose id is or begins with these words; says so if there is none. */
  boolean search(String words) {
    if (lists.isEmpty() || words.isBlank()) {
      return false;
    }
    Integer exact = lists.get().places().get(words.strip());
    if (exact != null) {
      return at(exact);
    }
    for (int i = 0; i < lists.get().customers().length; i++) {
      if (lists.get().customers()[i].startsWith(words.strip())) {
        return at(i);
      }
    }
    customer.set("");
    shown.set(List.of());
    unknown.set(Optional.of(words.strip()));
    return false;
  }

  /** Goes {@code by} customers on. */
  void move(int by) {
    lists.ifPresent(l -> at(Math.floorMod(place + by, l.customers().length)));
  }

  private boolean at(int where) {
    Lists all = lists.orElseThrow();
    place = where;
    unknown.set(Optional.empty());
    customer.set(all.customers()[where]);
    shown.set(all.shown().get(where));
    return true;
  }

  private void look() {
    StudyView study = context.study().getValue();
    Optional<RecommendEvaluation> now = study.artifact(TrainRecommender.EVALUATION, RecommendEvaluation.class);
    if (now.isPresent() && study.outline().table(TrainRecommender.TABLE).isPresent()) {
      context.latest(
          this, context.job(Text.of(RecommendViewModel.class, "reading"), job -> read(study, job)),
          read -> {
            lists = Optional.of(read).filter(l -> l.customers().length > 0);
            lists.ifPresent(l -> at(Math.min(place, l.customers().length - 1)));
          },
          problem -> lists = Optional.empty());
    }
    found.set(now);
  }

  private static Lists read(StudyView study, JobContext job) {
    Table table = study.table(TrainRecommender.TABLE);
    boolean named = table.columns().stream().anyMatch(c -> c.name().equals("item_name"));
    String[] ids = table.words("customer_id");
    String[] items = table.words("item_id");
    String[] names = table.words(named ? "item_name" : "item_id");
    String[] reasons = table.words("reason");
    double[] scores = table.reals("score");
    job.progress(0.6);
    List<String> customers = new ArrayList<>();
    List<List<Shown>> shown = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      if (customers.isEmpty() || !customers.getLast().equals(ids[i])) {
        places.put(ids[i], customers.size());
        customers.add(ids[i]);
        shown.add(new ArrayList<>());
      }
      shown.getLast().add(new Shown(
          shown.getLast().size() + 1, items[i], names[i] == null ? items[i] : names[i], scores[i],
          reasons[i] == null ? Text.literal("") : Text.decode(reasons[i])));
    }
    return new Lists(customers.toArray(String[]::new), shown, places);
  }
}
