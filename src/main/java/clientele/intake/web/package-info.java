/** What comes from the web: tables in saved pages, and the logs of web servers as events of visitors in sessions. */
package clientele.intake.web;
