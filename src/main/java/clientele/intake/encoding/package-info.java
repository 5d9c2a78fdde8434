/**
 * From bytes to characters: in which encodings a file can be written, the likeliest first
 * ({@link clientele.intake.encoding.EncodingDetector}), and the file as UTF-8
 * ({@link clientele.intake.encoding.Transcoder}).
 */
package clientele.intake.encoding;
