/**
 * Work that takes time: progress, cancelling, lanes, newest-wins previews and block-parallel loops whose result does
 * not depend on the number of cores. The only package with threads.
 */
package clientele.job;
