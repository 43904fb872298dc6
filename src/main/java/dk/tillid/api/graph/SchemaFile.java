package dk.tillid.api.graph;

import dk.tillid.domain.Refusal;
import dk.tillid.domain.Role;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.CodeList;
import dk.tillid.screening.Severity;
import graphql.Directives;
import graphql.TypeResolutionEnvironment;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.schema.DataFetcherFactories;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeRuntimeWiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `schema.graphqls`, joined to the functions behind it. The join fails unless the two fit exactly:
/// every field a function, every function a field, every enum a list of the domain.
final class SchemaFile {
  private static final TypeResolver BY_NAME = SchemaFile::named;

  static {
    // Built into graphql-java, but no part of the contract.
    Directives.setExperimentalDisableErrorPropagationEnabled(false);
  }

  private SchemaFile() {}

  /// The text of the contract, from the jar.
  static String text() {
    try (InputStream in =
        Objects.requireNonNull(
            SchemaFile.class.getResourceAsStream("/schema.graphqls"),
            "the jar lacks schema.graphqls")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("schema.graphqls cannot be read", e);
    }
  }

  /// The executable schema.
  ///
  /// @throws IllegalStateException naming every field, function or code that has no counterpart
  static GraphQLSchema join(String text, Wiring wiring) {
    TypeDefinitionRegistry file = new SchemaParser().parse(text);
    Map<String, List<? extends Enum<?>>> enums = enums();
    List<String> gaps = new ArrayList<>();
    compareFields(file, wiring, gaps);
    compareCodes(file, enums, gaps);
    if (!gaps.isEmpty()) {
      throw new IllegalStateException("schema and wiring differ: " + gaps);
    }
    return new SchemaGenerator().makeExecutableSchema(file, runtime(file, wiring, enums));
  }

  /// The lists of the domain under their names in the schema.
  static Map<String, List<? extends Enum<?>>> enums() {
    Map<String, List<? extends Enum<?>>> enums = new LinkedHashMap<>();
    CodeList.all()
        .forEach(list ->
            enums.put(list.name(), list.codes().stream().map(SchemaFile::constant).toList()));
    put(enums, "Refusal", Refusal.values());
    put(enums, "Warning", Warning.values());
    put(enums, "Role", Role.values());
    put(enums, "Severity", Severity.values());
    put(enums, "Language", Language.values());
    put(enums, "SearchScope", SearchScope.values());
    put(enums, "CodeMistake", CodeMisread.Mistake.values());
    return enums;
  }

  private static void put(
      Map<String, List<? extends Enum<?>>> enums, String name, Enum<?>... constants) {
    enums.put(name, List.of(constants));
  }

  private static Enum<?> constant(Code code) {
    return (Enum<?>) code;
  }

  private static void compareFields(TypeDefinitionRegistry file, Wiring wiring, List<String> gaps) {
    Set<FieldCoordinates> open = new HashSet<>(wiring.fetchers().keySet());
    for (ObjectTypeDefinition type : file.getTypes(ObjectTypeDefinition.class)) {
      type.getFieldDefinitions().stream()
          .map(field -> FieldCoordinates.coordinates(type.getName(), field.getName()))
          .filter(field -> !open.remove(field))
          .forEach(field -> gaps.add(field + " has no function"));
    }
    open.forEach(field -> gaps.add(field + " is no field"));
  }

  private static void compareCodes(
      TypeDefinitionRegistry file, Map<String, List<? extends Enum<?>>> enums, List<String> gaps) {
    Map<String, List<String>> declared =
        file.getTypes(EnumTypeDefinition.class).stream()
            .collect(
                Collectors.toMap(
                    EnumTypeDefinition::getName,
                    type ->
                        type.getEnumValueDefinitions().stream()
                            .map(EnumValueDefinition::getName)
                            .toList()));
    Map<String, List<String>> ours = new LinkedHashMap<>();
    enums.forEach((name, list) -> ours.put(name, list.stream().map(Enum::name).toList()));
    Set<String> names = new TreeSet<>(declared.keySet());
    names.addAll(ours.keySet());
    names.stream()
        .filter(name -> !Objects.equals(declared.get(name), ours.get(name)))
        .forEach(name -> gaps.add("enum " + name + " differs from its list"));
  }

  private static RuntimeWiring runtime(
      TypeDefinitionRegistry file, Wiring wiring, Map<String, List<? extends Enum<?>>> enums) {
    GraphQLCodeRegistry.Builder code =
        GraphQLCodeRegistry.newCodeRegistry()
            .defaultDataFetcher(DataFetcherFactories.useDataFetcher(SchemaFile::missing));
    wiring.fetchers().forEach(code::dataFetcher);
    RuntimeWiring.Builder runtime = RuntimeWiring.newRuntimeWiring().codeRegistry(code);
    Scalars.all().forEach(runtime::scalar);
    enums.forEach((name, list) -> runtime.type(codes(name, list)));
    file.getTypes(UnionTypeDefinition.class)
        .forEach(union -> runtime.type(union.getName(), type -> type.typeResolver(BY_NAME)));
    file.getTypes(InterfaceTypeDefinition.class)
        .forEach(shared -> runtime.type(shared.getName(), type -> type.typeResolver(BY_NAME)));
    return runtime.build();
  }

  private static TypeRuntimeWiring.Builder codes(String name, List<? extends Enum<?>> list) {
    Map<String, Enum<?>> byName = new LinkedHashMap<>();
    list.forEach(constant -> byName.put(constant.name(), constant));
    return TypeRuntimeWiring.newTypeWiring(name)
        .enumValues(value -> Objects.requireNonNull(byName.get(value)));
  }

  private static GraphQLObjectType named(TypeResolutionEnvironment environment) {
    return environment.getObject() instanceof Typed typed
        ? Objects.requireNonNull(environment.getSchema().getObjectType(typed.type()))
        : reject();
  }

  private static Object missing(DataFetchingEnvironment environment) {
    throw new IllegalStateException("a field without a function");
  }

  private static GraphQLObjectType reject() {
    throw new IllegalStateException("a union member without a name");
  }
}
