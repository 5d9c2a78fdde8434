package clientele.intake.book;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The bytes of a file, wherever they lie: on disk, in an archive or in memory. */
public interface Content {
  /** Name without folders. */
  String name();

  /** The bytes from the first on. */
  InputStream open() throws IOException;

  /** Where they lie on disk as they are; empty if they are packed or in memory. */
  Optional<Path> path();

  /**
   * All bytes in memory.
   *
   * @throws clientele.base.ProblemException if there are more than {@code most}
   */
  byte[] bytes(int most) throws IOException;
}
