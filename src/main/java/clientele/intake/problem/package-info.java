/** What can be wrong with a file, a line or a cell, in words; all rooms of intake know it. */
package clientele.intake.problem;
