package clientele.cli.bench;

import clientele.base.Seed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.random.RandomGenerator;

/** Writes a file of order lines of any length: orders of one to seven lines in rising time, 1 customer per 50 lines. */
public final class LargeFile {
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final int DAYS = 1_096;
  private static final int PRODUCTS = 8_000;

  private LargeFile() {}

  /** Writes {@code rows} lines and a header. */
  public static void write(Path file, long rows, Seed seed) throws IOException {
    RandomGenerator random = seed.stream("large file");
    int customers = (int) Math.max(100, rows / 50);
    String[] days = new String[DAYS];
    for (int d = 0; d < DAYS; d++) {
      days[d] = FIRST.plusDays(d).toString();
    }
    StringBuilder lines = new StringBuilder(1 << 20);
    try (OutputStream out = Files.newOutputStream(file)) {
      lines.append("order_id,customer_id,order_time,product_id,quantity,unit_price\n");
      long order = 1_000_000;
      long row = 0;
      while (row < rows) {
        order++;
        int day = (int) (row * DAYS / rows);
        int second = random.nextInt(86_400);
        double wish = random.nextDouble();
        int customer = (int) (wish * wish * customers);
        int count = 1 + random.nextInt(7);
        for (int l = 0; l < count && row < rows; l++, row++) {
          double taste = random.nextDouble();
          int product = (int) (taste * taste * taste * PRODUCTS);
          lines.append(order).append(",C").append(1_000_000 + customer).append(',').append(days[day]).append(' ');
          two(lines, second / 3600).append(':');
          two(lines, second / 60 % 60).append(':');
          two(lines, second % 60).append(",P").append(10_000 + product).append(',');
          lines.append(1 + random.nextInt(5)).append(',').append(1 + product % 97).append('.');
          two(lines, product * 7 % 100).append('\n');
        }
        if (lines.length() > 1 << 19) {
          out.write(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
          lines.setLength(0);
        }
      }
      out.write(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static StringBuilder two(StringBuilder lines, int number) {
    return lines.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
