package clientele.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The versions of everything that can change a result. */
public final class Environment {
  private Environment() {}

  /** Versions of the program, Java, the libraries that compute and store, and the operating system. */
  public static Map<String, String> here() {
    Map<String, String> found = new TreeMap<>();
    found.put("clientele", version("clientele.ledger.Environment"));
    found.put("java", System.getProperty("java.version"));
    found.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    found.put("h2", version("org.h2.Driver"));
    found.put("smile", version("smile.math.MathEx"));
    found.put("onnxruntime", version("ai.onnxruntime.OrtEnvironment"));
    return found;
  }

  private static String version(String className) {
    try {
      Class<?> type = Class.forName(className, false, Environment.class.getClassLoader());
      return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("unpackaged");
    } catch (ClassNotFoundException e) {
      return "absent";
    }
  }
}
