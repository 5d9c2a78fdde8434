package clientele.intake;

import clientele.job.JobContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Refuses workbooks that would unpack to more than this program can hold. The sizes a zip states about itself are not
 * believed: every entry is unpacked and counted.
 */
final class XlsxGuard {
  /** Bytes that all parts may unpack to. */
  static final long LARGEST = 1L << 30;

  /** Bytes behind each packed byte from {@link #SUSPICIOUS} on; deflate reaches 1,032, office files about 30. */
  static final int DENSEST = 200;

  private static final long SUSPICIOUS = 32L << 20;
  private static final int MOST_PARTS = 10_000;

  private XlsxGuard() {}

  static void check(FileSource source, JobContext job) {
    try (ZipFile zip = new ZipFile(source.path().toFile())) {
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw IntakeProblems.BINARY.raise(source.name());
      }
      if (zip.size() > MOST_PARTS) {
        throw IntakeProblems.EXCEL_TOO_LARGE.raise(source.name(), LARGEST >> 20);
      }
      long total = 0;
      byte[] buffer = new byte[1 << 16];
      for (Enumeration<? extends ZipEntry> each = zip.entries(); each.hasMoreElements(); ) {
        ZipEntry entry = each.nextElement();
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
            if (total + size > LARGEST
                || size > SUSPICIOUS && size / DENSEST > Math.max(1, entry.getCompressedSize())) {
              throw IntakeProblems.EXCEL_TOO_LARGE.raise(source.name(), LARGEST >> 20);
            }
            job.checkCancelled();
          }
        }
        total += size;
      }
    } catch (ZipException e) {
      throw IntakeProblems.EXCEL_DAMAGED.raise(source.name());
    } catch (IOException e) {
      throw IntakeProblems.EXCEL_DAMAGED.raise(source.name());
    }
  }
}
