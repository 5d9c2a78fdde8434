package clientele.base;

/** The identity of a customer exactly as the client's files write it, leading zeros included; never blank. */
public record CustomerId(String value) {
  public CustomerId {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("a customer id is never blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
