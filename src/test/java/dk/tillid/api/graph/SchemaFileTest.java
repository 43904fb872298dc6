package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.Operation;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.CodeList;
import graphql.language.DescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The contract fits the operations and the domain exactly.
class SchemaFileTest {
  private static final String TEXT = SchemaFile.text();
  private static final TypeDefinitionRegistry FILE = new SchemaParser().parse(TEXT);

  @Test
  void fileOfTheRepositoryTravelsInTheJar() throws IOException {
    assertThat(TEXT).isEqualTo(Files.readString(Path.of("schema.graphqls")));
  }

  @Test
  void runningSchemaSaysWhatTheFileSays() {
    GraphQLSchema running = SchemaFile.join(TEXT, wiring());
    SchemaPrinter printer =
        new SchemaPrinter(
            SchemaPrinter.Options.defaultOptions()
                .includeScalarTypes(true)
                .includeSchemaDefinition(true)
                .includeDirectiveDefinitions(false));
    TypeDefinitionRegistry printed = new SchemaParser().parse(printer.print(running));
    assertThat(printed.types().keySet()).isEqualTo(FILE.types().keySet());
    assertThat(fields(printed)).containsExactlyInAnyOrderElementsOf(fields(FILE));
  }

  @Test
  void fieldWithoutFunctionFailsTheStart() {
    String more = TEXT.replace("type PageInfo {", "type PageInfo {\n  total: Int");
    assertThatThrownBy(() -> SchemaFile.join(more, wiring()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PageInfo.total has no function");
  }

  @Test
  void functionWithoutFieldFailsTheStart() {
    Wiring wiring = wiring();
    wiring.type("PageInfo", Pages.Page.class).field("total", _ -> 1);
    assertThatThrownBy(() -> SchemaFile.join(TEXT, wiring))
        .hasMessageContaining("PageInfo.total is no field");
  }

  @Test
  void codeThatTheDomainLacksFailsTheStart() {
    String more = TEXT.replace("enum Gender {", "enum Gender {\n  NEW");
    assertThatThrownBy(() -> SchemaFile.join(more, wiring()))
        .hasMessageContaining("enum Gender differs");
  }

  @Test
  void enumsAreTheCodeListsInTheirOrder() {
    for (CodeList list : CodeList.all()) {
      assertThat(enumValues(list.name()))
          .as(list.name())
          .isEqualTo(list.codes().stream().map(Code::name).toList());
    }
  }

  @Test
  void rootFieldsAreTheOperations() {
    List<String> operations =
        Arrays.stream(Operation.values()).filter(Operation::ofApi).map(Operation::field).toList();
    assertThat(
            Stream.of("Query", "Mutation", "Subscription")
                .flatMap(it -> object(it).getFieldDefinitions().stream())
                .map(FieldDefinition::getName))
        .containsExactlyInAnyOrderElementsOf(operations);
  }

  @Test
  void everyElementIsDescribed() {
    List<String> bare = new ArrayList<>();
    Deque<Node<?>> open = new ArrayDeque<>();
    for (Node<?> definition : new Parser().parseDocument(TEXT).getDefinitions()) {
      open.add(definition);
    }
    while (!open.isEmpty()) {
      Node<?> node = open.remove();
      if (node instanceof DescribedNode<?> described && !isDescribed(described)) {
        bare.add(node.toString());
      }
      for (Node<?> child : node.getChildren()) {
        open.add(child);
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void everyMutationOfStaffNamesAnIdempotencyKey() {
    List<InputObjectTypeDefinition> inputs =
        object("Mutation").getFieldDefinitions().stream()
            .map(field -> field.getInputValueDefinitions().getFirst())
            .filter(argument -> argument.getName().equals("input"))
            .map(argument -> argument.getType().toString())
            .flatMap(type ->
                FILE.getTypes(InputObjectTypeDefinition.class).stream()
                    .filter(it -> type.contains("'" + it.getName() + "'")))
            .toList();
    assertThat(inputs)
        .hasSize(24)
        .allSatisfy(input ->
            assertThat(input.getInputValueDefinitions())
                .extracting(InputValueDefinition::getName)
                .contains("idempotencyKey"));
  }

  private static Wiring wiring() {
    return Operations.wiring(GraphSettings.standard(false));
  }

  private static ObjectTypeDefinition object(String name) {
    return named(ObjectTypeDefinition.class, name);
  }

  private static <T extends TypeDefinition<T>> T named(Class<T> kind, String name) {
    return FILE.getTypes(kind).stream()
        .filter(it -> it.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> enumValues(String name) {
    return named(EnumTypeDefinition.class, name).getEnumValueDefinitions().stream()
        .map(EnumValueDefinition::getName)
        .toList();
  }

  private static List<String> fields(TypeDefinitionRegistry registry) {
    return registry.getTypes(ObjectTypeDefinition.class).stream()
        .flatMap(type ->
            type.getFieldDefinitions().stream()
                .map(field -> type.getName() + "." + field.getName() + ":" + field.getType()))
        .toList();
  }

  private static boolean isDescribed(DescribedNode<?> node) {
    return node.getDescription() != null && !node.getDescription().getContent().isBlank();
  }
}
