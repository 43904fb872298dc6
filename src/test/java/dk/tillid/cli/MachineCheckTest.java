package dk.tillid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.keys.Mount;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachineCheckTest {
  private static final String HEADING = "Filename Type Size Used Priority\n";
  private static final String LIMIT =
      "Limit Soft Limit Hard Limit Units\nMax core file size        %s   unlimited   bytes\n";

  @Test
  void swapOnADiskIsWarnedOfAndNoneOrInMemoryIsNot() {
    assertThat(MachineCheck.swap(HEADING).state()).isEqualTo("ok");
    assertThat(MachineCheck.swap("").state()).isEqualTo("ok");
    assertThat(MachineCheck.swap(HEADING + "/dev/zram0 partition 1 0 100\n").state())
        .isEqualTo("ok");
    Finding disk =
        MachineCheck.swap(HEADING + "/dev/zram0 partition 1 0 100\n/swapfile file 1 0 -2\n");
    assertThat(disk.state()).isEqualTo("warn");
    assertThat(disk.text()).contains("MemorySwapMax=0");
  }

  @Test
  void coreFilesAreAFaultAndACollectorOfThemIsWarnedOf() {
    assertThat(MachineCheck.cores(LIMIT.formatted("0"), "core\n").state()).isEqualTo("ok");
    assertThat(MachineCheck.cores(LIMIT.formatted("unlimited"), "core\n").state())
        .isEqualTo("fault");
    assertThat(MachineCheck.cores("", "core\n").state()).isEqualTo("fault");
    Finding collected =
        MachineCheck.cores(LIMIT.formatted("0"), "|/lib/systemd/systemd-coredump %P %u\n");
    assertThat(collected.state()).isEqualTo("warn");
    assertThat(collected.text()).contains("/lib/systemd/systemd-coredump").contains("Storage=none");
  }

  @Test
  void aDiskThatKeepsOldBlocksIsAFaultUnlessItIsPardoned() {
    Mount nfs = new Mount("nfs", Set.of("rw"));
    assertThat(DoctorCommand.disk("keysDir", nfs, Optional.empty()).state()).isEqualTo("fault");
    Finding pardoned = DoctorCommand.disk("custodyDir", nfs, Optional.of("why it may"));
    assertThat(pardoned.state()).isEqualTo("warn");
    assertThat(pardoned.text()).contains("nfs keeps old blocks").endsWith("why it may");
  }

  @Test
  void heapDumpsAreAFaultAndBlocksThatStayAreWarnedOf() {
    assertThat(MachineCheck.heapDumps("false").state()).isEqualTo("ok");
    assertThat(MachineCheck.heapDumps("true").state()).isEqualTo("fault");
    assertThat(MachineCheck.discard(new Mount("ext4", Set.of("rw", "discard"))).state())
        .isEqualTo("ok");
    Finding kept = MachineCheck.discard(new Mount("ext4", Set.of("rw")));
    assertThat(kept.state()).isEqualTo("warn");
    assertThat(kept.text()).contains("fstrim");
  }
}
