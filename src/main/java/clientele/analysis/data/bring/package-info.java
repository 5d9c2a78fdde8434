/** Files and answers of databases brought into the study, and the kinds of files a person has taught it. */
package clientele.analysis.data.bring;
