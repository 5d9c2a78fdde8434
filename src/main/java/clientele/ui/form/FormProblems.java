package clientele.ui.form;

import clientele.base.Figures;
import clientele.base.Problem;
import clientele.base.ProblemCode;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog.Parameter;
import clientele.ledger.Param;
import clientele.ledger.ParameterWords;
import clientele.ui.ViewContext;
import java.time.LocalDate;

/** What is wrong with a field, in the words of the form and not of the command line. */
public final class FormProblems {
  public static final ProblemCode VALUE = ProblemCode.of(ViewContext.class, "FORM-VALUE");
  public static final ProblemCode NEEDED = ProblemCode.of(ViewContext.class, "FORM-NEEDED");

  private FormProblems() {}

  static Problem of(Class<? extends Operation> type, Parameter parameter, String typed) {
    Text name = ParameterWords.name(type, parameter.name());
    return typed == null || typed.isBlank() ? NEEDED.with(name) : VALUE.with(name, typed.strip(), allowed(parameter));
  }

  private static Text allowed(Parameter parameter) {
    Param param = parameter.param();
    if (parameter.type() == LocalDate.class) {
      return Text.of(ViewContext.class, "form.allowed.day");
    }
    boolean whole = parameter.type() == int.class || parameter.type() == long.class;
    if (whole || parameter.type() == double.class) {
      String key = Double.isInfinite(param.min()) || Double.isInfinite(param.max()) ? "form.allowed.number" : whole ? "form.allowed.whole" : "form.allowed.range";
      return Text.of(ViewContext.class, key, Figures.fixed(param.min(), 0), Figures.fixed(param.max(), 0));
    }
    return Text.of(ViewContext.class, "form.allowed.choice");
  }
}
