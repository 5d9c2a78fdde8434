package clientele.intake.source;

import clientele.base.ProblemException;
import clientele.base.Secret;
import clientele.intake.problem.IntakeProblems;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * A workbook of Excel 2007 or later that is encrypted as a whole ([MS-OFFCRYPTO], standard and agile). It is decrypted
 * into memory, never onto the disk.
 */
public final class LockedWorkbook {
  /** Rounds by which a password may be slowed down; Excel writes 100,000, the format allows ten million. */
  private static final int MOST_ROUNDS = 10_000_000;

  private LockedWorkbook() {}

  /**
   * The workbook inside. The word that Excel itself uses where only changes are forbidden is tried first.
   *
   * @throws ProblemException if there is no password or a wrong one, the file is damaged or too large for memory
   */
  public static FileSource unlocked(FileSource source, Secret password) {
    byte[] plain;
    try (POIFSFileSystem files =
        source.content().path().isPresent()
            ? new POIFSFileSystem(source.content().path().get().toFile(), true)
            : new POIFSFileSystem(source.content().open())) {
      EncryptionInfo info = new EncryptionInfo(files);
      if (info.getVerifier().getSpinCount() > MOST_ROUNDS) {
        throw IntakeProblems.EXCEL_DAMAGED.raise(source.name());
      }
      plain = plain(source, files, opened(source, info, password));
    } catch (ProblemException e) {
      throw e;
    } catch (EncryptedDocumentException e) {
      throw new ProblemException(IntakeProblems.PROTECTED.with(source.name()), e);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new ProblemException(IntakeProblems.EXCEL_DAMAGED.with(source.name()), e);
    }
    FileSource inner =
        FileSource.of(
            source.path(), source.size(),
            new StoredBytes.InMemory(source.content().name(), plain, source.content().disk()));
    if (inner.kind() == FileKinds.Kind.LOCKED) {
      throw IntakeProblems.EXCEL_DAMAGED.raise(source.name());
    }
    return inner;
  }

  private static Decryptor opened(FileSource source, EncryptionInfo info, Secret password)
      throws GeneralSecurityException {
    Decryptor decryptor = info.getDecryptor();
    for (String word : List.of(Decryptor.DEFAULT_PASSWORD, password.word())) {
      if (!word.isEmpty() && decryptor.verifyPassword(word)) {
        return decryptor;
      }
    }
    throw (password.isEmpty() ? IntakeProblems.PROTECTED : IntakeProblems.WRONG_PASSWORD).raise(source.name());
  }

  private static byte[] plain(FileSource source, POIFSFileSystem files, Decryptor decryptor)
      throws IOException, GeneralSecurityException {
    try (InputStream in = decryptor.getDataStream(files)) {
      byte[] all = in.readNBytes(StoredBytes.IN_MEMORY);
      if (in.read() >= 0) {
        throw IntakeProblems.PACKED_TOO_LARGE.raise(source.name(), StoredBytes.IN_MEMORY >> 20);
      }
      return all;
    }
  }
}
