package clientele.cleaning.personal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.study.Column;
import clientele.study.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
  private static Optional<PersonalKind> kind(String name, String... cells) {
    return PersonalData.look(Column.of(name, Kind.TEXT), cells).map(PersonalData.Found::kind);
  }

  @Test
  void knowsKindsByTheirLook() {
    assertEquals(Optional.of(PersonalKind.EMAIL), kind("x", "a@b.org", "c.d@e.co.uk", null));
    assertEquals(Optional.of(PersonalKind.PHONE), kind("联系", "13812345678", "139 1234 5678"));
    assertEquals(Optional.of(PersonalKind.PHONE), kind("phone", "(212) 555-0187", "212-555-0100"));
    assertEquals(Optional.of(PersonalKind.RESIDENT_ID), kind("x", "11010519491231002X", "440524188001010014"));
    assertEquals(Optional.of(PersonalKind.CARD), kind("x", "4111 1111 1111 1111", "5555555555554444"));
    assertEquals(Optional.of(PersonalKind.ACCOUNT), kind("x", "GB82 WEST 1234 5698 7654 32"));
    assertEquals(Optional.of(PersonalKind.NAME), kind("客户", "王伟", "欧阳娜娜", "李小龙"));
    assertEquals(Optional.of(PersonalKind.NAME), kind("surname", "Miller", "O'Hara"));
    assertEquals(Optional.of(PersonalKind.ADDRESS), kind("x", "12 Main Street", "7 Oak Ave"));
    assertEquals(Optional.of(PersonalKind.ADDRESS), kind("x", "北京市朝阳区建国路88号"));
    assertEquals(Optional.of(PersonalKind.ADDRESS), kind("address_1", "tullaroop street", "giblin"));
    assertEquals(Optional.of(PersonalKind.RESIDENT_ID), kind("soc_sec_id", "6988048", "7364009"));
    assertEquals(Optional.of(PersonalKind.IP_ADDRESS), kind("x", "192.168.1.20", "10.0.0.255"));
  }

  /** Before: {@code --pseudonymise all} left such columns plain without a word. */
  @Test
  void knowsKindsByWhatTheyAreCalledWhateverTheCellsLookLike() {
    assertEquals(Optional.of(PersonalKind.NAME), kind("name", "Xq0 Zv-0", "R2 D2", "4711", "Xq3"));
    assertEquals(Optional.of(PersonalKind.NAME), kind("Kontaktperson", "Xy1 (neu)", "Xy2!", "Xy3 #7"));
    assertEquals(Optional.of(PersonalKind.ACCOUNT), kind("iban", "DE00000000000000000001", "DE00000000000000000002", "n/k 3"));
    assertEquals(Optional.of(PersonalKind.EMAIL), kind("email", "someone at home", "nobody (at) work", "x"));
    assertEquals(Optional.of(PersonalKind.RESIDENT_ID), kind("passport_no", "CX", "DY", "EZ"));
    for (String heading : new String[] {"Kundenname", "Nombre completo", "Cliente", "Besteller", "recipient", "Buyer", "收件人", "Namen"}) {
      assertEquals(Optional.of(PersonalKind.NAME), kind(heading, "Anna Müller", "Jonas Weber", "Eva Klein"), heading);
    }
    assertEquals(Optional.empty(), kind("Buyer", "B-1001", "B-1002", "B-1003"), "numbers of buyers are no names");
    for (String heading : new String[] {"Bestell-Nr", "hotel", "excellent", "cancelled"}) {
      assertEquals(Optional.empty(), kind(heading, "0048812", "0048813", "0048814"), heading + " is no telephone");
    }
    for (String heading : new String[] {"Tel", "tel_no", "cell", "Tel. 2", "phone1", "Telefonnummer", "fax"}) {
      assertEquals(Optional.of(PersonalKind.PHONE), kind(heading, "0048812", "0048813", "0048814"), heading);
    }
    assertEquals(Optional.of(PersonalKind.PHONE), kind("Handy", "0171 5551200", "0171 5551201", "0171 5551202"));
    assertEquals(Optional.empty(), kind("email", "yes", "no", "yes", "no", "yes", "no", "yes"), "tells nobody apart");
    assertEquals(Optional.empty(), kind("product name", "Chair 1", "Table 2", "Lamp 3"));
  }

  @Test
  void leavesOtherColumnsAlone() {
    assertEquals(Optional.empty(), kind("order_id", "10001", "10002"));
    assertEquals(Optional.empty(), kind("product name", "Red Mug", "Blue Bowl"));
    assertEquals(Optional.empty(), kind("amount", "12.50", "1400.00"));
    assertEquals(Optional.empty(), kind("address_type", "home", "work"));
    assertEquals(Optional.empty(), kind("address_id", "A1", "A2"));
    assertEquals(Optional.empty(), kind("status", "paid", "open"));
    assertEquals(Optional.empty(), kind("x", new String[] {null, null}));
  }

  @Test
  void findsAddressesInsideLongerText() {
    var found = PersonalData.look(Column.of("note", Kind.TEXT),
        new String[] {"please write to jane.doe@mail.com about the parcel", "all fine, thank you very much"});
    assertTrue(found.orElseThrow().within());
    assertEquals(0.5, found.orElseThrow().share());
  }

  @Test
  void examplesAreMasked() {
    assertEquals("j***@***.com", PersonalData.masked("jane.doe@mail.com", PersonalKind.EMAIL));
    assertEquals("13********8", PersonalData.masked("13812345678", PersonalKind.PHONE));
    assertFalse(PersonalData.masked("Jane Doe", PersonalKind.NAME).contains("Doe"));
  }

  /** RFC 4231, test case 2. */
  @Test
  void pseudonymsAreHmacSha256() {
    Pseudonyms jefe = new Pseudonyms(new Pseudonyms.Key("4a656665", false));
    assertEquals("p5bdcc146bf60754e6a04", jefe.of("what do ya want for nothing?"));
    assertEquals(jefe.of("x"), jefe.of("x"));
    assertNotEquals(jefe.of("x"), new Pseudonyms(Pseudonyms.Key.fresh()).of("x"));
    assertEquals(64, Pseudonyms.Key.fresh().hex().length());
  }
}
