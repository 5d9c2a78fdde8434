/** Who is the same customer: found, reviewed by a person, merged, and linked across tables. */
package clientele.analysis.data.identity;
