package clientele.intake.preset;

import clientele.study.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The presets there are. */
public final class Presets {
  private static final List<Preset> SHIPPED = load();

  private Presets() {}

  /** The presets the program comes with. */
  public static List<Preset> shipped() {
    return SHIPPED;
  }

  /** The preset that fits the names of columns best: a person's own before the shipped, the more exact before others. */
  public static Optional<Preset> match(List<String> names, List<Preset> own) {
    Comparator<Preset> exact = Comparator.comparingInt(p -> p.columns().size() + p.first().size());
    return own.stream().filter(p -> p.fits(names)).max(exact)
        .or(() -> SHIPPED.stream().filter(p -> p.fits(names)).max(exact));
  }

  private static List<Preset> load() {
    try (InputStream in = Presets.class.getResourceAsStream("presets.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ArrayList<>(List.of(Json.read(text, Preset[].class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
