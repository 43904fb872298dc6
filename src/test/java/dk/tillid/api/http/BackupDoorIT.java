package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Role;
import dk.tillid.domain.StoreFailure;
import dk.tillid.domain.WorkerId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupDoorIT {
  private static final Actor OPERATOR =
      new Actor(new WorkerId("op"), Role.OPERATOR, Municipality.NONE, Set.of());
  private static final String ORDER = "{\"dir\":\"/backups/here\",\"alone\":true}";

  private TestHouse house = new TestHouse();

  @BeforeEach
  void open() {
    house.close();
    house = new TestHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpRequest.Builder order(String body) {
    return HttpRequest.newBuilder(house.management("/backup"))
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder orderOf(Actor actor, String body) {
    String token = house.token(actor, Duration.ofMinutes(1));
    return order(body).header("Authorization", "Bearer " + token);
  }

  @Test
  void anOperatorIsToldHowFarItIsAndWhatWasMade() {
    house.door.offer((order, progress) -> {
      assertThat(order).isEqualTo(new BackupDesk.Order(Path.of("/backups/here"), true, OPERATOR));
      progress.accept(17);
      return "{\"generation\":4}";
    });
    HttpResponse<String> answer = house.send(orderOf(OPERATOR, ORDER));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().lines())
        .containsExactly("{\"sealedBytes\":17}", "{\"made\":{\"generation\":4}}");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void nobodyElseOrdersOne() {
    house.door.offer((_, _) -> {
      throw new AssertionError("made for nobody");
    });
    assertThat(house.send(order(ORDER)).statusCode()).isEqualTo(401);
    assertThat(house.send(order(ORDER).header("Authorization", "Bearer x.y.z")).statusCode())
        .isEqualTo(401);
    assertThat(house.send(orderOf(TestHouse.WORKER, ORDER)).statusCode()).isEqualTo(403);
    HttpRequest.Builder front =
        HttpRequest.newBuilder(house.uri("/backup"))
            .POST(HttpRequest.BodyPublishers.ofString(ORDER));
    assertThat(house.send(front).statusCode()).as("the public door has none").isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"dir\":\"/x\"}",
        "{\"dir\":\"relative\",\"alone\":false}",
        "{\"dir\":\"/x\\u0000y\",\"alone\":false}",
        "{\"dir\":\"/x\",\"alone\":\"yes\"}",
        "{\"dir\":7,\"alone\":true}",
        "{\"dir\":\"/x\",\"alone\":true,\"more\":1}"
      })
  void anotherBodyIsRefused(String body) {
    house.door.offer((_, _) -> {
      throw new AssertionError("made of nothing");
    });
    assertThat(house.send(orderOf(OPERATOR, body)).statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyWithoutEndIsRefused() {
    assertThat(house.send(orderOf(OPERATOR, " ".repeat(100_000))).statusCode()).isEqualTo(400);
  }

  @Test
  void whyNoneWasMadeIsToldWithItsRemedyAndABugByItsNumberAlone() {
    house.door.offer((_, _) -> {
      throw new StoreFailure("/x is \"full\". Make room.");
    });
    assertThat(house.send(orderOf(OPERATOR, ORDER)).body())
        .isEqualTo("{\"failed\":\"/x is \\\"full\\\". Make room.\"}\n");
    house.door.offer((_, _) -> {
      throw new IllegalStateException("a secret");
    });
    assertThat(house.send(orderOf(OPERATOR, ORDER)).body())
        .contains("{\"failed\":\"An unexpected failure; the log tells it as incident ")
        .doesNotContain("secret");
    assertThat(house.log.toString()).contains("INCIDENT").doesNotContain("secret");
  }

  @Test
  void oneIsMadeAtATimeAndTheNextAfterIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    house.door.offer((_, _) -> {
      begun.countDown();
      await(goOn);
      return "{}";
    });
    CompletableFuture<HttpResponse<String>> first =
        house.client.sendAsync(orderOf(OPERATOR, ORDER).build(), BodyHandlers.ofString());
    begun.await();
    assertThat(house.send(orderOf(OPERATOR, ORDER)).statusCode()).isEqualTo(409);
    goOn.countDown();
    assertThat(first.join().body()).isEqualTo("{\"made\":{}}\n");
    assertThat(house.send(orderOf(OPERATOR, ORDER)).statusCode()).isEqualTo(200);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Test
  void aRegistryThatIsNotReadyMakesNone() {
    assertThat(house.send(orderOf(OPERATOR, ORDER)).statusCode())
        .as("nobody offered to make one")
        .isEqualTo(503);
    house.door.offer((_, _) -> "{}");
    house.door.become(new Readiness.Loading(7));
    assertThat(house.send(orderOf(OPERATOR, ORDER)).statusCode()).isEqualTo(503);
  }
}
