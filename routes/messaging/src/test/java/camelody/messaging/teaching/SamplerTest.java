package camelody.messaging.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.messaging.tracing.TraceContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplerTest {
  static final String ASKED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  static final String DECLINED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

  final AtomicLong nanos = new AtomicLong();
  final Sampler sampler = new Sampler(5, 7, nanos::get);

  @Test
  void given_many_requests_when_a_second_passes_then_so_many_are_sampled_as_allowed() {
    assertThat(sampled(20, null)).isEqualTo(5);

    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

    assertThat(sampled(20, null)).isEqualTo(5);
  }

  @Test
  void given_a_busy_gateway_when_a_client_asks_for_a_recording_then_it_gets_one() {
    sampled(20, null);

    String context = sampler.admit(ASKED);

    assertThat(TraceContext.isSampled(context)).isTrue();
    assertThat(TraceContext.traceId(context)).isEqualTo(TraceContext.traceId(ASKED));
    assertThat(TraceContext.spanId(context)).isNotEqualTo(TraceContext.spanId(ASKED));
  }

  @Test
  void given_a_client_that_asks_for_all_when_it_asks_too_often_then_most_are_not_sampled() {
    assertThat(sampled(100, ASKED)).isEqualTo(7);
  }

  @Test
  void given_a_client_that_wants_no_recording_when_it_comes_then_there_is_none() {
    assertThat(sampled(3, DECLINED)).isZero();
  }

  private long sampled(int requests, String sent) {
    return Stream.generate(() -> sampler.admit(sent))
        .limit(requests)
        .filter(TraceContext::isSampled)
        .count();
  }
}
