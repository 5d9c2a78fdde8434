package clientele.store;

import clientele.study.Dictionary;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A dictionary kept as UTF-8 bytes; a string is made when it is asked for. */
final class PackedDictionary implements Dictionary {
  private static final int PART = 400_000;

  private final byte[] bytes;
  private final int[] ends;

  private PackedDictionary(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  @Override
  public int size() {
    return ends.length;
  }

  @Override
  public String get(int code) {
    if (code < 0) {
      return null;
    }
    int from = code == 0 ? 0 : ends[code - 1];
    return new String(bytes, from, ends[code] - from, StandardCharsets.UTF_8);
  }

  /** The plain parts of a dictionary: each has its number of values, their lengths in bytes, then the bytes. */
  static List<byte[]> plain(Dictionary dictionary) {
    List<byte[]> parts = new ArrayList<>();
    List<byte[]> words = new ArrayList<>();
    int size = 0;
    for (int code = 0; code < dictionary.size(); code++) {
      byte[] word = dictionary.get(code).getBytes(StandardCharsets.UTF_8);
      if (size > 0 && size + word.length + Integer.BYTES > PART) {
        parts.add(part(words));
        words.clear();
        size = 0;
      }
      words.add(word);
      size += word.length + Integer.BYTES;
    }
    parts.add(part(words));
    return parts;
  }

  /** The dictionary of plain parts, in order. */
  static PackedDictionary read(List<byte[]> parts) {
    int[] ends = new int[1024];
    int count = 0;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int end = 0;
    for (byte[] part : parts) {
      ByteBuffer in = ByteBuffer.wrap(part);
      int n = in.getInt();
      if (count + n > ends.length) {
        ends = Arrays.copyOf(ends, Math.max(count + n, ends.length * 2));
      }
      for (int i = 0; i < n; i++) {
        end += in.getInt();
        ends[count++] = end;
      }
      all.write(part, in.position(), in.remaining());
    }
    return new PackedDictionary(all.toByteArray(), Arrays.copyOf(ends, count));
  }

  private static byte[] part(List<byte[]> words) {
    int size = Integer.BYTES;
    for (byte[] word : words) {
      size += Integer.BYTES + word.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).putInt(words.size());
    words.forEach(word -> out.putInt(word.length));
    words.forEach(out::put);
    return out.array();
  }
}
