package clientele.intake.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Headers of several rows that survey programs write: names, the words of the questions, ids. */
public final class PresetHeads {
  private static final int LONGEST_QUESTION = 80;
  private static final int LATEST = 5;
  private static final Pattern IMPORT_ID = Pattern.compile("\\{\\s*\"+ImportId\"+\\s*:.*");
  private static final Pattern QUESTION_ID = Pattern.compile("Q(ID)?\\d+([_.#]\\w+)*( .*)?");

  private PresetHeads() {}

  /**
   * A header.
   *
   * @param above records before it
   * @param rows records it takes
   * @param names of the columns
   */
  public record Heads(int above, int rows, List<String> names) {}

  /** The header, if the first records begin with one of those that are known. */
  public static Optional<Heads> find(List<List<String>> records) {
    for (int top = 0; top < Math.min(LATEST, records.size() - 2); top++) {
      List<String> names = records.get(top);
      if (isImportIds(records.get(top + 2)) && names.size() > 3) {
        return Optional.of(new Heads(top, 3, qualtrics(names, records.get(top + 1))));
      }
      if (isQuestioned(names, records.get(top + 1))) {
        return Optional.of(new Heads(top, 2, qualtrics(names, records.get(top + 1))));
      }
      if (isSurveyMonkey(names, records.get(top + 1))) {
        return Optional.of(new Heads(top, 2, surveyMonkey(names, records.get(top + 1))));
      }
    }
    return Optional.empty();
  }

  /** Whether ids of questions stand over the questions themselves. */
  private static boolean isQuestioned(List<String> names, List<String> questions) {
    int ids = 0;
    int asked = 0;
    for (int c = 0; c < Math.min(names.size(), questions.size()); c++) {
      if (QUESTION_ID.matcher(names.get(c).strip()).matches()) {
        ids++;
        String question = questions.get(c).strip();
        asked += question.endsWith("?") || question.endsWith("？") ? 1 : 0;
      }
    }
    return ids > 1 && ids * 2 >= names.size() && asked * 2 >= ids;
  }

  private static boolean isImportIds(List<String> record) {
    long ids = record.stream().filter(c -> IMPORT_ID.matcher(c.strip()).matches()).count();
    return ids > 2 && ids * 10 >= record.size() * 8L;
  }

  private static List<String> qualtrics(List<String> names, List<String> questions) {
    List<String> heads = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      String question = c < questions.size() ? questions.get(c).replaceAll("\\s+", " ").strip() : "";
      boolean asked = QUESTION_ID.matcher(names.get(c).strip()).matches() && !question.equals(names.get(c));
      heads.add(asked ? (names.get(c).strip() + " " + shortened(question)).strip() : names.get(c).strip());
    }
    return heads;
  }

  private static boolean isSurveyMonkey(List<String> names, List<String> answers) {
    boolean survey =
        names.stream().anyMatch(n -> n.strip().equalsIgnoreCase("Respondent ID"))
            && names.stream().anyMatch(n -> n.strip().equalsIgnoreCase("Collector ID"));
    return survey && !answers.isEmpty() && answers.getFirst().isBlank() && answers.stream().anyMatch(a -> !a.isBlank());
  }

  /** A question over several columns stands above the first of them only; the second row holds its answers. */
  private static List<String> surveyMonkey(List<String> names, List<String> answers) {
    List<String> heads = new ArrayList<>();
    String question = "";
    for (int c = 0; c < Math.max(names.size(), answers.size()); c++) {
      String name = c < names.size() ? names.get(c).replaceAll("\\s+", " ").strip() : "";
      String answer = c < answers.size() ? answers.get(c).replaceAll("\\s+", " ").strip() : "";
      question = name.isEmpty() ? question : shortened(name);
      boolean only = answer.equalsIgnoreCase("Response") || answer.equalsIgnoreCase("Open-Ended Response");
      heads.add(answer.isEmpty() || only ? question : (question + " " + shortened(answer)).strip());
    }
    return heads;
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST_QUESTION ? words : words.substring(0, LONGEST_QUESTION - 1).strip() + "…";
  }
}
