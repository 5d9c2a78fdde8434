/** What differs and how surely: differences of shares and means with their intervals, and tests of many at once. */
package clientele.insights;
