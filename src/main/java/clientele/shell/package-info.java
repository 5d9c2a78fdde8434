/**
 * The window around the views: navigation, search, history, settings, the map of the study and the start page. It finds
 * the analyses' views as services and gives them a {@link clientele.ui.ViewContext}.
 */
package clientele.shell;
