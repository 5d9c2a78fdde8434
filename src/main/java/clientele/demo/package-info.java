/**
 * The demo company: raw files as a client would send them, with dirt in them and with planted truths that the program
 * must find. Everything follows from one seed; with the truths taken out, the same files hold none of the effects.
 */
package clientele.demo;
