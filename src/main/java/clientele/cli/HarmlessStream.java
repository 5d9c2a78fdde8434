package clientele.cli;

import clientele.base.UnseenSigns;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * What leaves for a terminal: controls that would move the cursor, name the window or turn the writing round are shown by their
 * number, so that no cell of a client's file commands the terminal of whoever looks at it. Tabs and ends of lines stay. In JSON
 * the signs are escaped and stay what they are.
 */
final class HarmlessStream extends FilterOutputStream {
  private final BooleanSupplier json;
  private final byte[] held = new byte[4];
  private int holding;
  private int wanted;
  private boolean carriage;

  HarmlessStream(OutputStream out, BooleanSupplier json) {
    super(out);
    this.json = json;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  @Override
  public void write(int b) throws IOException {
    int value = b & 0xff;
    if (holding > 0) {
      held[holding++] = (byte) value;
      if (holding == wanted) {
        sign();
      }
      return;
    }
    if (carriage) {
      carriage = false;
      if (value == '\n') {
        out.write('\r');
      } else {
        show('\r');
      }
    }
    if (value == '\r') {
      carriage = true;
    } else if (value >= 0xc2 && value < 0xf5) {
      held[0] = (byte) value;
      holding = 1;
      wanted = value < 0xe0 ? 2 : value < 0xf0 ? 3 : 4;
    } else if (value < ' ' && value != '\n' && value != '\t' || value == 0x7f) {
      show(value);
    } else {
      out.write(value);
    }
  }

  private void sign() throws IOException {
    int point = new String(held, 0, holding, StandardCharsets.UTF_8).codePointAt(0);
    if (UnseenSigns.isOne(point)) {
      show(point);
    } else {
      out.write(held, 0, holding);
    }
    holding = 0;
  }

  private void show(int point) throws IOException {
    String shown = json.getAsBoolean()
        ? String.format(Locale.ROOT, point > 0xffff ? "\\u%04x\\u%04x" : "\\u%04x", point > 0xffff ? (int) Character.highSurrogate(point) : point,
            point > 0xffff ? (int) Character.lowSurrogate(point) : 0)
        : UnseenSigns.number(point);
    out.write(shown.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void flush() throws IOException {
    if (carriage) {
      carriage = false;
      show('\r');
    }
    out.flush();
  }
}
