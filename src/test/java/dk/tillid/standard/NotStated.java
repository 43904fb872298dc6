package dk.tillid.standard;

import dk.tillid.rules.RuleKey;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/// A test of rules that the municipality does not state: what another municipality's rule stops or
/// warns of passes here.
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface NotStated {
  RuleKey[] value();
}
