package clientele.features;

import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The category of each product.
 *
 * @param ofProduct code of the category by code of the product, -1 where not known
 * @param count number of categories; 0 if the study has none
 */
record Categories(int[] ofProduct, int count) {

  /** Categories from the order lines themselves, or from a table of products. */
  static Categories read(StudyView study, Table lines, Codes products) {
    if (products == null) {
      return new Categories(new int[0], 0);
    }
    Optional<Column> inLines = lines.column(Meaning.CATEGORY);
    if (inLines.isPresent()) {
      return fromLines(lines, inLines.get(), products);
    }
    Optional<Table> catalogue = catalogue(study, lines);
    if (catalogue.isPresent()
        && catalogue.get().column(Meaning.CATEGORY).isPresent()
        && catalogue.get().column(Meaning.PRODUCT_ID).isPresent()) {
      return fromCatalogue(catalogue.get(), products);
    }
    return new Categories(new int[0], 0);
  }

  /** The table of products, where lines name products and do not say their categories. */
  static Optional<Table> catalogue(StudyView study, Table lines) {
    return LineReading.products(lines).isPresent() && lines.column(Meaning.CATEGORY).isEmpty() ? study.main(Role.PRODUCTS) : Optional.empty();
  }

  private static Categories fromLines(Table lines, Column column, Codes products) {
    Codes categories = new Codes(lines, column.name());
    int[] of = unknown(products.size());
    for (int c = 0; c < lines.chunks(); c++) {
      int[] product = products.chunk(c);
      int[] category = categories.chunk(c);
      for (int i = 0; i < product.length; i++) {
        if (product[i] >= 0 && category[i] >= 0 && of[product[i]] < 0) {
          of[product[i]] = category[i];
        }
      }
    }
    return new Categories(of, categories.size());
  }

  private static Categories fromCatalogue(Table catalogue, Codes products) {
    Codes ids =
        new Codes(catalogue, catalogue.column(Meaning.PRODUCT_ID).orElseThrow().name());
    Codes categories =
        new Codes(catalogue, catalogue.column(Meaning.CATEGORY).orElseThrow().name());
    Map<String, Integer> known = products.index();
    int[] of = unknown(products.size());
    for (int c = 0; c < catalogue.chunks(); c++) {
      int[] id = ids.chunk(c);
      int[] category = categories.chunk(c);
      for (int i = 0; i < id.length; i++) {
        Integer product = id[i] < 0 ? null : known.get(ids.word(id[i]));
        if (product != null) {
          of[product] = category[i];
        }
      }
    }
    return new Categories(of, categories.size());
  }

  private static int[] unknown(int size) {
    int[] of = new int[size];
    Arrays.fill(of, -1);
    return of;
  }
}
