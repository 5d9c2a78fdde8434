package clientele.ui.form;

import clientele.base.Problem;
import clientele.base.ProblemCode;
import clientele.base.Text;
import clientele.ledger.OperationCatalog.Parameter;
import clientele.ledger.ParameterWords;
import clientele.ui.ViewContext;

/** What is wrong with a field, in the words of the form and not of the command line. */
public final class FormProblems {
  public static final ProblemCode VALUE = ProblemCode.of(ViewContext.class, "FORM-VALUE");
  public static final ProblemCode NEEDED = ProblemCode.of(ViewContext.class, "FORM-NEEDED");

  private FormProblems() {}

  static Problem of(Parameter parameter, String typed) {
    Text name = parameter.words();
    return typed == null || typed.isBlank() ? NEEDED.with(name) : VALUE.with(name, typed.strip(), ParameterWords.allowed(parameter));
  }
}
