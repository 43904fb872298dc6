package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.api.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What every hostile test stands on: a house, and that nothing in it has changed afterwards.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileClaims {
  static final String LISTS = "{ codeLists { name } }";
  static final String TODAY = "{ today(first: 1) { __typename } }";

  /// What a value of another form may end in, depending on how far it gets.
  static final ErrorCode[] MALFORMED = {
    ErrorCode.INVALID_VALUE,
    ErrorCode.INVALID_DOCUMENT,
    ErrorCode.LIMIT_EXCEEDED,
    ErrorCode.BAD_REQUEST,
    ErrorCode.TOO_LARGE
  };

  @TempDir static Path folder;
  protected HostileHouse house;
  private String contentBefore = "";

  @BeforeAll
  void open() {
    house = new HostileHouse(folder);
  }

  @AfterAll
  void close() {
    house.close();
  }

  @BeforeEach
  void look() {
    contentBefore = house.content();
  }

  @AfterEach
  void nothingWasWritten() {
    assertThat(house.content()).isEqualTo(contentBefore);
  }

  static String echo(Object value) {
    return value instanceof String text && text.length() > 6 ? text : "";
  }
}
