/** Whether a model is better than what a practitioner would go by without one: rules of single facts, and the grade against them. */
package clientele.models.validate;
