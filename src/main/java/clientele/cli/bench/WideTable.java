package clientele.cli.bench;

import clientele.base.Seed;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import clientele.study.TableSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A table of 20 columns in memory: eight of words, six of numbers, three of amounts, three of dates. */
public final class WideTable {
  private static final int[] VALUES = {4, 12, 50, 400, 5_000, 60_000, 300_000, 1_000_000};

  private WideTable() {}

  /** A table of so many rows; one value in fifty is missing. */
  public static Table of(int rows, Seed seed) {
    List<Column> columns = new ArrayList<>();
    for (int values : VALUES) {
      columns.add(Column.of("word " + values, Kind.TEXT));
    }
    for (int c = 0; c < 6; c++) {
      columns.add(Column.of("number " + c, c % 2 == 0 ? Kind.INTEGER : Kind.REAL));
    }
    for (int c = 0; c < 3; c++) {
      columns.add(new Column("amount " + c, Kind.DECIMAL, 2, "EUR", Optional.empty()));
      columns.add(Column.of("day " + c, Kind.DATE));
    }
    MemoryStudy study = MemoryStudy.empty();
    RandomGenerator random = seed.stream("wide table");
    try (TableSink sink = study.view().newTable("wide", Role.OTHER, columns)) {
      for (int start = 0; start < rows; start += Chunk.ROWS) {
        int n = Math.min(Chunk.ROWS, rows - start);
        sink.append(columns.stream().map(c -> chunk(c, n, random)).toList());
      }
      for (int c = 0; c < VALUES.length; c++) {
        int many = VALUES[c];
        sink.dictionary(c, Dictionary.of(IntStream.range(0, many).mapToObj(i -> "value " + i * 7919L % many).toArray(String[]::new)));
      }
      study.put(sink.finish());
    }
    return study.view().table("wide");
  }

  private static Chunk chunk(Column column, int n, RandomGenerator random) {
    if (column.kind() == Kind.TEXT) {
      int values = Integer.parseInt(column.name().substring(5));
      int[] codes = new int[n];
      for (int i = 0; i < n; i++) {
        codes[i] = random.nextInt(50) == 0 ? -1 : (int) (values * Math.pow(random.nextDouble(), 2));
      }
      return new Chunk.Codes(codes);
    }
    if (column.kind() == Kind.REAL) {
      double[] reals = new double[n];
      for (int i = 0; i < n; i++) {
        reals[i] = random.nextInt(50) == 0 ? Double.NaN : random.nextGaussian();
      }
      return new Chunk.Reals(reals);
    }
    long[] longs = new long[n];
    for (int i = 0; i < n; i++) {
      longs[i] = random.nextInt(50) == 0 ? Column.MISSING
          : column.kind() == Kind.DATE ? 19_000 + random.nextInt(1_500) : (long) Math.exp(4 + 2 * random.nextGaussian());
    }
    return new Chunk.Longs(longs);
  }
}
