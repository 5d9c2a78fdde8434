/** What tells who somebody is: found, veiled when a file is brought in, or replaced by pseudonyms. */
package clientele.analysis.data.personal;
