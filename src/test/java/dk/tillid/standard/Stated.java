package dk.tillid.standard;

import dk.tillid.rules.RuleKey;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/// A test of rules that the municipality states. Its display name quotes the sentence it proves,
/// and [EveryRuleIsProvenTest] checks that the shipped file has that sentence.
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Stated {
  RuleKey[] value();
}
