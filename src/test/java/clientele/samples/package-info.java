/**
 * Makes the raw files and the expected figures of {@code sample-data}, seeded and with planted truths. Nothing of it is shipped. To
 * write them anew: {@code java -cp … clientele.samples.SampleStudies sample-data}.
 */
package clientele.samples;
