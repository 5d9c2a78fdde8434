package clientele.language;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import clientele.base.Language;
import clientele.study.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Embeds texts of one language with bge-small (BAAI 2023, int8): the vector of the first token, scaled to length 1; 384
 * numbers for English, 512 for Chinese. Safe to use from several threads; a text always gets the same vector.
 */
public final class SentenceEmbedder implements AutoCloseable {
  private static final int MOST_TOKENS = 256;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final WordPiece tokenizer;

  /** Loads the model of a language from the class path. */
  public SentenceEmbedder(Language language) {
    String name = "bge-small-" + language.tag() + "-v1.5-q";
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(bytes(name + ".onnx"), options);
      tokenizer = new WordPiece(Json.mapper().readTree(bytes(name + "-tokenizer.json")));
    } catch (OrtException e) {
      throw new IllegalStateException("the language model " + name + " does not start", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the language model " + name + " cannot be read", e);
    }
  }

  /** The vector of a text. */
  public float[] embed(String text) {
    long[] ids = tokenizer.encode(text, MOST_TOKENS);
    long[] ones = new long[ids.length];
    java.util.Arrays.fill(ones, 1);
    long[] shape = {1, ids.length};
    try (OnnxTensor tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape)) {
      Map<String, OnnxTensor> inputs = new HashMap<>();
      inputs.put("input_ids", tokens);
      inputs.put("attention_mask", mask);
      inputs.put("token_type_ids", types);
      try (OrtSession.Result result = session.run(inputs)) {
        float[][][] hidden = (float[][][]) result.get(0).getValue();
        return unit(hidden[0][0]);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the text cannot be embedded", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the language model does not close", e);
    }
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float v : vector) {
      squares += v * v;
    }
    float length = (float) Math.sqrt(squares);
    float[] unit = new float[vector.length];
    for (int j = 0; j < unit.length; j++) {
      unit[j] = vector[j] / length;
    }
    return unit;
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = SentenceEmbedder.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }
}
