/** The command line: a contract that scripts rely on. Its verbs call the same operations as the workbench. */
package clientele.cli;
