package clientele.samples;

import clientele.base.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** All sample studies by the name of their folder. */
public final class SampleStudies {
  private SampleStudies() {}

  /** Files of every study that the generator makes, by their place in its folder. */
  public static Map<String, SortedMap<String, byte[]>> all() {
    Map<String, SortedMap<String, byte[]>> all = new LinkedHashMap<>();
    all.put("two-language-shop", new TwoLanguageShop(new Seed(41)).files());
    all.put("radio-subscription", new RadioSubscription(new Seed(42)).files());
    all.put("tea-house", new TeaHouse(new Seed(43)).files());
    return all;
  }

  /** Writes them below a folder. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    for (Map.Entry<String, SortedMap<String, byte[]>> study : all().entrySet()) {
      for (Map.Entry<String, byte[]> file : study.getValue().entrySet()) {
        Path place = folder.resolve(study.getKey()).resolve(file.getKey());
        Files.createDirectories(place.getParent());
        Files.write(place, file.getValue());
      }
    }
  }
}
