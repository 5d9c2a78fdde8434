package clientele.app;

import clientele.analysis.Analyses;
import clientele.base.WholeFile;
import clientele.ledger.Shelf;
import java.nio.file.Path;
import java.time.Clock;

/** Puts the parts of the program together; nothing else knows which store is behind a study. */
public final class Wiring {
  private final Shelf shelf;
  private final Analyses analyses;
  private final Clock clock;

  private Wiring(Shelf shelf, Analyses analyses, Clock clock) {
    this.shelf = shelf;
    this.analyses = analyses;
    this.clock = clock;
  }

  /**
   * The program on this computer.
   *
   * @param home where settings and keys lie
   */
  public static Wiring in(Path home) {
    System.setProperty("h2.allowedClasses", "org.clientele.none");
    WholeFile.sweep(home);
    return new Wiring(new FileShelf(home, Clock.systemDefaultZone()), Analyses.discover(), Clock.systemDefaultZone());
  }

  /** Where studies are. */
  public Shelf shelf() {
    return shelf;
  }

  /** The analyses there are. */
  public Analyses analyses() {
    return analyses;
  }

  /** The time. */
  public Clock clock() {
    return clock;
  }
}
