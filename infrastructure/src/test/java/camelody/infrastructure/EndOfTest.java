package camelody.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndOfTest {
  private ProcessHandle grandchild;

  @BeforeEach
  void start() throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "sleep 60 >/dev/null & echo $!").start();
    try (BufferedReader said = shell.inputReader()) {
      grandchild = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
    }
  }

  @AfterEach
  void end() {
    grandchild.destroyForcibly();
  }

  @Test
  void given_a_process_that_is_no_child_when_it_goes_on_then_the_wait_is_over_without_it() {
    assertThat(EndOf.within(grandchild, Duration.ofMillis(200))).isFalse();
  }

  @Test
  void given_a_process_that_is_no_child_when_it_ends_then_whoever_waits_is_told()
      throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    EndOf.tell(grandchild, told::countDown);
    assertThat(told.getCount()).isOne();

    grandchild.destroyForcibly();

    assertThat(EndOf.within(grandchild, Duration.ofSeconds(10))).isTrue();
    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
