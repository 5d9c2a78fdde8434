package clientele.intake.book;

import java.util.List;

/** A book that is its only table. */
public interface OneTable extends Book, Sheet {
  @Override
  default List<Sheet> sheets() {
    return List.of(this);
  }
}
