/** Forms made from operations: a field per parameter, with its unit, its range and its problem under it. */
package clientele.ui.form;
