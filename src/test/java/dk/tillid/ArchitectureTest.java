package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Placeholder until the import map stands: proves that tests run on Java 25.
class ArchitectureTest {
  @Test
  void testsRunOnJava25() {
    assertThat(Runtime.version().feature()).isEqualTo(25);
  }
}
