/**
 * The contract of an analysis, and a folder per workspace beside it. An analysis registers itself as a service; the
 * command line, the forms, the history and the report take what they need from its operations.
 */
package clientele.analysis;
