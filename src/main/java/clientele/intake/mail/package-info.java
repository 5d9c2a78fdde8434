/** Messages between people as feedback: mailboxes, single e-mails and the exports of chats. */
package clientele.intake.mail;
