/**
 * Learning and its evaluation: plain arrays in, records out, the same for a given seed whatever the number of cores.
 * The only package that may call Smile; no type of it leaves.
 */
package clientele.models;
