/**
 * What cells of clients' files say in so many words: yes and no, that nothing is known, that somebody was left alone.
 * One list each, in the languages that were met. Who needs a narrower or a wider sense, such as an agreement or a guest,
 * keeps the words of that sense alone and asks here for the rest. Depends on nothing.
 */
package clientele.base.words;
