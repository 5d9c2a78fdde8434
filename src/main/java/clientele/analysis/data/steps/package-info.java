/** What all steps on the data have in common: naming what is not there, a step with its preview, values as a person types them. */
package clientele.analysis.data.steps;
