package camelody.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  final TimeLimit limit = new TimeLimit(Duration.ofMillis(50), 2);
  final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void close() {
    released.countDown();
    limit.close();
  }

  @Test
  void given_work_that_fails_when_called_then_it_fails_as_it_did() {
    assertThatThrownBy(
            () ->
                limit.call(
                    () -> {
                      throw new Unreadable("is empty");
                    }))
        .isInstanceOf(Unreadable.class)
        .hasMessage("is empty");
    assertThatThrownBy(
            () ->
                limit.call(
                    () -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void given_work_that_hangs_when_the_time_is_over_then_nobody_waits_for_it() {
    assertThatThrownBy(() -> limit.call(this::hang))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("took longer than 50 ms to read");
  }

  @Test
  void given_as_much_hanging_as_may_when_called_again_then_the_caller_does_it_without_a_limit()
      throws Exception {
    assertThatThrownBy(() -> limit.call(this::hang)).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> limit.call(this::hang)).isInstanceOf(TimeoutException.class);

    assertThat(limit.call(Thread::currentThread)).isSameAs(Thread.currentThread());
  }

  private boolean hang() throws InterruptedException {
    released.await();
    return true;
  }
}
