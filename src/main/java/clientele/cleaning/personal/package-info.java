/**
 * Personal data in a table: which columns hold it and of what kind, shown masked, and pseudonyms that cannot be turned
 * back without the key of the study.
 */
package clientele.cleaning.personal;
