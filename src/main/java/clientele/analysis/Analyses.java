package clientele.analysis;

import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The analyses of the program, in the order of the work. */
public final class Analyses {
  private final List<Analysis> all;
  private final OperationCatalog catalog;

  public Analyses(List<Analysis> analyses) {
    all = analyses.stream().sorted(Comparator.comparingInt(Analysis::order)).toList();
    List<Class<? extends Operation>> operations = all.stream().flatMap(a -> a.operations().stream()).toList();
    catalog = new OperationCatalog(operations);
  }

  /** All analyses on the class path. */
  public static Analyses discover() {
    return new Analyses(ServiceLoader.load(Analysis.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** In the order of the work. */
  public List<Analysis> all() {
    return all;
  }

  /** The analysis of that id. */
  public Optional<Analysis> find(String id) {
    return all.stream().filter(a -> a.id().equals(id)).findFirst();
  }

  /** The operations of all of them. */
  public OperationCatalog operations() {
    return catalog;
  }
}
