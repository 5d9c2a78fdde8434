/** The benchmarks of the measurements page and the fault lab, as verbs, so that every figure can be printed again. */
package clientele.cli.bench;
