package clientele.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Kind;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkCodecTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 255, 256, 1L << 40, Long.MAX_VALUE / 2})
  void givesWholeNumbersBackWithGapsAndSigns(long spread) throws DataFormatException {
    RandomGenerator random = new Seed(7).stream("codec" + spread);
    long[] values = new long[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 17 == 3 ? Column.MISSING : spread == 0 ? 5 : random.nextLong(-spread, spread + 1);
    }
    assertArrayEquals(values, longs(values));
  }

  @Test
  void givesTheEndsOfTheRangeBack() throws DataFormatException {
    long[] values = {Long.MAX_VALUE, Long.MIN_VALUE + 1, 0, Column.MISSING, Long.MAX_VALUE};
    assertArrayEquals(values, longs(values));
  }

  @Test
  void givesAColumnWithoutValuesBack() throws DataFormatException {
    long[] values = new long[9];
    Arrays.fill(values, Column.MISSING);
    assertArrayEquals(values, longs(values));
    assertArrayEquals(new long[0], longs(new long[0]));
  }

  @Test
  void givesCodesAndRealNumbersBack() throws DataFormatException {
    int[] codes = {-1, 0, 1, 254, 255, 256, 70_000, -1};
    Chunk read = ChunkCodec.read(Kind.TEXT, through(new Chunk.Codes(codes)));
    assertArrayEquals(codes, ((Chunk.Codes) read).values());
    double[] reals = {0, -0.0, Math.PI, Double.NaN, 1e300, -1e-300};
    read = ChunkCodec.read(Kind.REAL, through(new Chunk.Reals(reals)));
    assertArrayEquals(reals, ((Chunk.Reals) read).values());
  }

  @Test
  void packsRisingOrderNumbersIntoFarFewerBytesThanTheyHold() {
    long[] values = new long[Chunk.ROWS];
    for (int i = 0; i < values.length; i++) {
      values[i] = 536_365 + i / 20;
    }
    int bytes = ChunkCodec.deflate(ChunkCodec.plain(new Chunk.Longs(values))).length;
    assertTrue(bytes < Chunk.ROWS / 50, "took " + bytes);
  }

  @Test
  void refusesBytesThatWereCutOff() {
    byte[] whole = ChunkCodec.deflate(ChunkCodec.plain(new Chunk.Longs(new long[] {1, 5, 9, 1 << 20})));
    assertThrows(DataFormatException.class, () -> ChunkCodec.inflate(Arrays.copyOf(whole, whole.length - 3)));
  }

  private static long[] longs(long[] values) throws DataFormatException {
    return ((Chunk.Longs) ChunkCodec.read(Kind.INTEGER, through(new Chunk.Longs(values)))).values();
  }

  private static byte[] through(Chunk chunk) throws DataFormatException {
    return ChunkCodec.inflate(ChunkCodec.deflate(ChunkCodec.plain(chunk)));
  }
}
