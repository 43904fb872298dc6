package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A small house that breaks one rule: the positive control of [HouseRules].
///
/// @param rule the rule that must notice
/// @param sources compilation units; libraries are stood in for by empty classes of the same name
record BrokenHouse(String rule, List<String> sources) {

  private static BrokenHouse of(String rule, String... sources) {
    return new BrokenHouse(rule, List.of(sources));
  }

  /// One broken house or more for every rule.
  static Stream<BrokenHouse> all() {
    return Stream.concat(
        HouseRules.MAY_IMPORT.keySet().stream().map(BrokenHouse::trespassing), others());
  }

  /// A class of `room` that imports from a room on nobody's line.
  private static BrokenHouse trespassing(String room) {
    return of(
        room + " imports only its own line",
        "package dk.tillid.%s; class A { dk.tillid.attic.B b; }".formatted(room),
        "package dk.tillid.attic; public class B {}");
  }

  private static Stream<BrokenHouse> others() {
    return Stream.of(
        of(
            "api imports only its own line",
            "package dk.tillid.api; class A { dk.tillid.B b; }",
            "package dk.tillid; public class B {}"),
        of(
            "domain imports only its own line",
            "package dk.tillid.domain; class A { dk.tillid.keys.inner.B[] b; }",
            "package dk.tillid.keys.inner; public class B {}"),
        of("every room is on the map", "package dk.tillid.attic; class A {}"),
        of(
            "rooms form no cycle",
            "package dk.tillid.keys; public class A { dk.tillid.audit.B b; }",
            "package dk.tillid.audit; public class B { dk.tillid.keys.A a; }"),
        of("domain is plain Java", "package dk.tillid.domain; class A { java.nio.file.Path p; }"),
        of("cryptography stays in keys", "package dk.tillid.api; class A { javax.crypto.Mac m; }"),
        of(
            "cryptography stays in keys",
            "package dk.tillid; class A { org.bouncycastle.B b; }",
            "package org.bouncycastle; public class B {}"),
        of(
            "randomness stays in keys",
            "package dk.tillid.api; class A { Object o = new java.util.Random(1); }"),
        of(
            "randomness stays in keys",
            "package dk.tillid.store; class A { java.util.random.RandomGenerator r; }"),
        of(
            "demo draws only from a seed",
            "package dk.tillid.demo; class A { double d = Math.random(); }"),
        of(
            "RocksDB stays in store",
            "package dk.tillid.search; class A { org.rocksdb.B b; }",
            "package org.rocksdb; public class B {}"),
        of(
            "Lucene stays in search",
            "package dk.tillid.api; class A { org.apache.lucene.index.B b; }",
            "package org.apache.lucene.index; public class B {}"),
        of(
            "GraphQL stays in api",
            "package dk.tillid.casework; class A { graphql.B b; }",
            "package graphql; public class B {}"),
        of(
            "mail stays in digest",
            "package dk.tillid.cli; class A { jakarta.mail.B b; }",
            "package jakarta.mail; public class B {}"),
        of(
            "Vert.x stays in api",
            "package dk.tillid.log; class A { io.vertx.core.B b; }",
            "package io.vertx.core; public class B {}"),
        of(
            "printing stays in cli",
            "package dk.tillid.store; class A { void a() { System.out.print(1); } }"),
        of(
            "printing stays in cli",
            "package dk.tillid.log; class A { void a() { new Exception().printStackTrace(); } }"),
        of("loggers stay in log", "package dk.tillid.api; class A { System.Logger l; }"),
        of(
            "time comes from a clock",
            "package dk.tillid.rules; class A { Object o = java.time.Instant.now(); }"),
        of(
            "time comes from a clock",
            "package dk.tillid.cli; class A { long l = System.currentTimeMillis(); }"),
        of(
            "the system clock is read at the edge",
            "package dk.tillid.store; class A { Object o = java.time.Clock.systemUTC(); }"),
        of("nobody reflects", "package dk.tillid.api; class A { java.lang.reflect.Method m; }"),
        of(
            "nobody reflects",
            "package dk.tillid; class A { Class<?> c() throws Exception { return Class.forName(\"A\"); } }"),
        of("the core keeps no state", "package dk.tillid.effect; class A { static int count; }"));
  }

  /// Compiles the house into `folder` and reads it back as the rules see it.
  JavaClasses compileInto(Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var problems = new DiagnosticCollector<JavaFileObject>();
    List<String> options = List.of("-proc:none", "-d", folder.toString(), "-cp", folder.toString());
    boolean compiled = compiler.getTask(null, null, problems, options, null, units()).call();
    assertThat(compiled).as(() -> problems.getDiagnostics().toString()).isTrue();
    return new ClassFileImporter().importPath(folder);
  }

  private List<Source> units() {
    return sources.stream().map(Source::new).toList();
  }

  @Override
  public String toString() {
    return rule + " <- " + sources.getFirst();
  }

  /// A compilation unit held in memory, named after its package and class as the compiler demands.
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + pathOf(text)), Kind.SOURCE);
      this.text = text;
    }

    private static String pathOf(String text) {
      List<String> words = Arrays.asList(text.split("[ ;]+", -1));
      String name = words.get(words.indexOf("class") + 1);
      return String.format(Locale.ROOT, "%s/%s.java", words.get(1).replace('.', '/'), name);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
