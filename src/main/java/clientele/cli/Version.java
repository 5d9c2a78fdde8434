package clientele.cli;

import clientele.job.Memory;
import java.util.Optional;
import picocli.CommandLine;

/** The version of the program, as the package says it. */
final class Version implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("unpackaged");
    return new String[] {
      "Clientele " + version,
      "GPL-3.0-or-later; learns with Smile (GPL-3).",
      "Java " + System.getProperty("java.version"),
      "Memory up to " + (Memory.most() >> 20) + " MB of " + (Memory.machine() >> 20) + " MB; for another limit: CLIENTELE_OPTS=-Xmx4g"
    };
  }
}
