package dk.tillid.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.Property;
import dk.tillid.domain.Municipality;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LineFormatProperties {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Municipality HERE = new Municipality("0766");

  @Test
  void whatIsWrittenIsReadAsItWas() {
    Property.holds(
        300,
        random -> {
          Dossiers dossiers = new Dossiers(random, TODAY, true);
          requireSame(new Line.OfCase("k-1", HERE, dossiers.dossier()));
          requireSame(new Line.OfEnquiry("k-2", HERE, dossiers.enquiry()));
        });
  }

  private static void requireSame(Line line) {
    byte[] written = LineFormat.write(line);
    Line read = LineFormat.read(written, 0, written.length);
    assertThat(read).isEqualTo(line);
    assertThat(LineFormat.write(read)).isEqualTo(written);
  }

  @Test
  void orderSpacesAndEscapesOfALineDoNotCount() {
    String plain = LineFormatTest.REFERRAL;
    String other =
        plain
            .replace("\"channel\":\"PHONE\",", "")
            .replace("\"outcome\"", " \"channel\" : \"PHON\\u0045\" , \"outcome\"");
    assertThat(other).isNotEqualTo(plain);
    assertThat(canonical(other)).isEqualTo(canonical(plain)).isEqualTo(plain);
  }

  private static String canonical(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new String(
        LineFormat.write(LineFormat.read(bytes, 0, bytes.length)), StandardCharsets.UTF_8);
  }
}
