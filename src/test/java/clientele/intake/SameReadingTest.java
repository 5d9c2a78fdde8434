package clientele.intake;

import static clientele.intake.Files4Tests.job;
import static clientele.intake.Files4Tests.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sniffed, what is read and what is imported are the same rows, the same columns and the same refusals. */
class SameReadingTest {
  private static final String NOTES = "Report of May\n\nid;day;amount;note\n01;31.05.2024;1.234,50;a\n02;01.06.2024;2,00;\"b; c\"\n03;02.06.2024;3,00;d;e;f\n04;x;4,00;g\nTotal;;1.240,50;\n";

  @TempDir Path folder;

  private Map<String, Path> files() throws IOException {
    Files4Tests files = new Files4Tests(folder);
    Map<String, Path> all = new TreeMap<>();
    for (String name : List.of("shop.xlsx", "shop.xls", "shop.ods", "shop.html")) {
      all.put(name, resource(name));
    }
    all.put("notes", files.text("notes.csv", NOTES, Charset.forName("windows-1252")));
    all.put("wide", files.text("wide.txt", NOTES.replace(';', '\t'), StandardCharsets.UTF_16));
    all.put("pipes", files.text("pipes.txt", NOTES.replace(";", "||").replace("\n", "\r\n")));
    all.put("backslash", files.text("back.csv", "id,say\n1,\"a \\\"b\\\" c\"\n2,\"d, e\"\n3,\"f\"\n"));
    all.put("spaces", files.text("spaces.txt", "id day amount\n1 2024-05-01 2.5\n2 2024-05-02 3.5\n3 2024-05-03 4.5\n"));
    all.put("nameless", files.text("nameless.csv", "1,Anna,2.5\n2,Ben,3.5\n3,Cid,4.5\n"));
    all.put("json", files.text("rows.json", "[{\"id\":\"01\",\"of\":{\"day\":\"2024-05-01\"}},{\"id\":\"02\"}]"));
    all.put("lines", files.text("rows.jsonl", "{\"id\":1,\"say\":\"a, b\"}\n{\"id\":2,\"say\":\"c\"}\n"));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("客户;金额\n甲;1,50\n乙;2,50\n".getBytes(Charset.forName("GB18030")));
    }
    all.put("packed", files.bytes("gb.csv.gz", packed.toByteArray()));
    return all;
  }

  @Test
  void sniffReadAndImportTakeTheSame() throws IOException {
    for (Map.Entry<String, Path> each : files().entrySet()) {
      String name = each.getKey();
      Sniffed found = FileImport.sniff(each.getValue(), SniffOverrides.NONE, job());
      MemoryStudy study = Files4Tests.study(each.getValue(), SniffOverrides.NONE);
      Table table = study.view().table("t");
      assertEquals(found.columns().stream().map(Sniffed.SniffedColumn::name).toList(), Files4Tests.names(table), name);
      assertEquals(
          found.columns().stream().map(Sniffed.SniffedColumn::type).toList(),
          table.columns().stream().map(c -> (c.kind() == Kind.PHRASE ? Kind.TEXT : c.kind()).name().toLowerCase(java.util.Locale.ROOT)).toList(),
          name);
      assertEquals(found.rows(), table.rows(), name);
      Path clean = folder.resolve("clean-" + name + ".csv");
      CleanFile.Written read = CleanFile.write(each.getValue(), SniffOverrides.NONE, clean, Language.ENGLISH, job());
      assertEquals(found.rows(), read.rows(), name);
      assertEquals(found.rejects(), read.refusedLines(), name);
      assertEquals(found.unreadableCells(), read.unreadableCells(), name);
      Sniffed again = FileImport.sniff(clean, SniffOverrides.NONE, job());
      assertEquals(found.rows(), again.rows(), name);
      assertEquals(0, again.rejects(), name);
      assertEquals(found.preview(), again.preview(), name);
      for (int c = 0; c < table.columns().size(); c++) {
        if (table.columns().get(c).kind() == Kind.TEXT) {
          String[] words = table.words(table.columns().get(c).name());
          for (int r = 0; r < words.length; r++) {
            assertEquals(found.preview().get(r).get(c), words[r] == null ? "" : words[r], name);
          }
        }
      }
    }
  }
}
