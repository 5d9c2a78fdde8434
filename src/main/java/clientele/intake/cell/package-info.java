/** One cell read as a number, a day or a yes in every convention there is; whoever needs one cell understood asks here. */
package clientele.intake.cell;
