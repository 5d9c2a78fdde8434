/**
 * Language: which one a text is in, its tokens and embedding, the feeling in it, the things it speaks of. English and
 * Chinese; everything runs on this machine.
 *
 * <p>Decisions: sentence embeddings of bge-small (int8, frozen) with a small head trained at build time on sentences
 * that we wrote; texts are embedded one by one, as int8 vectors depend on the batch; below a confidence that was chosen
 * on the seeds a text is "unsure".
 */
package clientele.language;
