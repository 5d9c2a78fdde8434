package clientele.job;

/** Ends a piece of work because the person cancelled it; nothing has changed. */
public final class CancelledException extends RuntimeException {
  public CancelledException() {
    super("cancelled", null, false, false);
  }
}
