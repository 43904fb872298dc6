package dk.tillid.casework.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dk.tillid.Property;
import dk.tillid.casework.WithdrawLapsed;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.Command;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Any sequence of commands, over many cases and the rules of six municipalities, ends as an
/// independent model says: what is refused and why, what is warned of, and what is then held. A
/// model that misreads a rule is noticed.
class CaseworkProperties {
  private static final int LONG = 10_000;
  private static final int SEQUENCES = 40;
  private static final int SHORT = 250;
  private static final int OFTEN = 5;

  @Test
  void aLongSequenceGoesAsTheModelSaysAndMeetsEveryCommandRefusalAndWarning() {
    Met met = new Met();
    Property.holds(1, random -> Run.inMemory(random, Wrong.NOTHING, met).go(LONG));
    assertThat(met.commands).isEqualTo(LONG);
    Property.together("every command, refusal and warning is met", () -> requireAllMet(met));
  }

  private static void requireAllMet(Met met) {
    Set<Class<?>> commands = commands();
    assertThat(commands).hasSizeGreaterThan(20);
    assertThat(met.done).as("done").containsOnlyKeys(commands);
    assertThat(met.done.values()).allMatch(times -> times >= OFTEN);
    assertThat(met.turnedAway).as("turned away").containsOnlyKeys(commands);
    assertThat(met.turnedAway.values()).allMatch(times -> times >= OFTEN);
    // These two answer alike whether there was anything to do or not.
    commands.removeAll(Set.of(RevokeConsent.class, WithdrawLapsed.class));
    assertThat(met.refused).as("refused").containsOnlyKeys(commands);
    assertThat(met.refusals).containsExactly(Refusal.values());
    assertThat(met.warnings).containsExactly(Warning.values());
  }

  /// Every command of the two rooms, so that a new one must be drawn and foreseen too.
  private static Set<Class<?>> commands() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dk.tillid.casework", "dk.tillid.consent")
            .stream()
            .filter(it -> it.isAssignableTo(Command.class))
            .map(JavaClass::reflect)
            .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void manyShortSequencesGoAsTheModelSays() {
    Met met = new Met();
    Property.holds(SEQUENCES, random -> Run.inMemory(random, Wrong.NOTHING, met).go(SHORT));
    Property.together(
        "as many commands as in the long one",
        () -> assertThat(met.commands).isEqualTo(SEQUENCES * SHORT));
  }

  /// The sequences are those in which the model as it is meant is right to the end.
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void aMisreadingIsNoticed(Wrong wrong) {
    AtomicBoolean noticed = new AtomicBoolean();
    Property.holds(
        SEQUENCES,
        random -> {
          try {
            if (!noticed.get()) Run.inMemory(random, wrong, new Met()).go(SHORT);
          } catch (AssertionError _) {
            noticed.set(true);
          }
        });
    Property.together("a sequence tells " + wrong, () -> assertThat(noticed).isTrue());
  }
}
