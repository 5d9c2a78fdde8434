package clientele.base.words;

import java.util.Set;

/** Words that name those who were left alone, so that the effect on the others can be told. */
public final class ControlWords {
  private static final Set<String> CONTROL =
      Set.of(
          "control", "controls", "control group", "holdout", "hold-out", "hold out", "held out", "not contacted", "not mailed",
          "not called", "no contact", "no e-mail", "no email", "untreated", "kontrolle", "kontrollgruppe", "对照", "对照组", "控制组",
          "未触达", "未联系", "空白组");

  private ControlWords() {}

  /** Whether a group is called what control groups are called; case, width and spaces around do not matter. */
  public static boolean isControl(String group) {
    return CONTROL.contains(YesNo.folded(group).replace('_', ' '));
  }

  /** As {@link #isControl}, where a group may also say by a no or a none that nothing was done with it. */
  public static boolean isLeftAlone(String group) {
    return isControl(group) || MissingWords.isNothing(group) || !YesNo.ofValue(group).orElse(true);
  }
}
