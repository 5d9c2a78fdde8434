package clientele.analysis.data.ui.bring;

import clientele.ui.Words;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Files that a person chooses, drops or pastes. */
public final class GivenFiles {
  private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

  private GivenFiles() {}

  /** Asks for files, beginning in the folder of the file given last. */
  public static List<Path> choose(Window window, Words words, Optional<Path> last) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(words.say(GivenFiles.class, "choose"));
    last.map(Path::toAbsolutePath).map(Path::getParent).filter(Files::isDirectory)
        .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
    chooser.getExtensionFilters().addAll(
        new FileChooser.ExtensionFilter(
            words.say(GivenFiles.class, "choose.readable"), "*.csv", "*.tsv", "*.tab", "*.txt", "*.xlsx", "*.xlsm", "*.xls", "*.ods",
            "*.json", "*.ndjson", "*.jsonl", "*.html", "*.htm", "*.parquet", "*.sqlite", "*.db", "*.mbox", "*.eml",
            "*.log", "*.zip", "*.gz", "*.bz2"),
        new FileChooser.ExtensionFilter(words.say(GivenFiles.class, "choose.all"), "*.*", "*"));
    return Optional.ofNullable(chooser.showOpenMultipleDialog(window)).orElse(List.of()).stream().map(File::toPath).toList();
  }

  /** Lets files be dropped here; tells whether any hang over it. */
  public static boolean accept(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      return true;
    }
    return false;
  }

  /** The files that were dropped. */
  public static List<Path> dropped(DragEvent event) {
    event.setDropCompleted(true);
    event.consume();
    return event.getDragboard().getFiles().stream().map(File::toPath).toList();
  }

  /** Does something when the paste key is pressed while a page is shown, wherever the keys go but into a text. */
  public static void onPaste(Node page, Runnable paste) {
    EventHandler<KeyEvent> typed = e -> {
      if (PASTE.match(e) && !(e.getTarget() instanceof TextInputControl)) {
        paste.run();
        e.consume();
      }
    };
    page.sceneProperty().subscribe((before, after) -> {
      if (before != null) {
        before.removeEventHandler(KeyEvent.KEY_PRESSED, typed);
      }
      if (after != null) {
        after.addEventHandler(KeyEvent.KEY_PRESSED, typed);
      }
    });
  }

  /** The files in the clipboard, or those whose paths stand in it, one a line. */
  public static List<Path> pasted() {
    Clipboard board = Clipboard.getSystemClipboard();
    List<Path> paths = new ArrayList<>(board.getFiles().stream().map(File::toPath).toList());
    if (paths.isEmpty() && board.hasString()) {
      board.getString().lines().map(String::strip).map(GivenFiles::path).flatMap(Optional::stream)
          .filter(Files::exists).forEach(paths::add);
    }
    return paths;
  }

  private static Optional<Path> path(String words) {
    try {
      return words.isEmpty() ? Optional.empty() : Optional.of(Path.of(words));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
