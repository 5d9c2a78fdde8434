package clientele.intake.book;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML readers that load nothing from outside the file and expand no entities. */
public final class SafeXml {
  private SafeXml() {}

  /** Opens a document for reading from front to end. */
  public static XMLStreamReader reader(InputStream in) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    factory.setXMLReporter((message, type, information, location) -> {});
    try {
      return factory.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
