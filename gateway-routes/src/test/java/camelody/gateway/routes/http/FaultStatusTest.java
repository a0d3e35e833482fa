package camelody.gateway.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of errors: fault, code on the wire, HTTP status, whether repeating later may help. */
class FaultStatusTest {

  @ParameterizedTest
  @CsvSource({
    "PARSE_ERROR,       -32700, 400, false",
    "INVALID_REQUEST,   -32600, 400, false",
    "METHOD_NOT_FOUND,  -32601, 501, false",
    "INVALID_PARAMS,    -32602, 400, false",
    "INTERNAL_ERROR,    -32603, 500, false",
    "TIMEOUT,           -32001, 504, false",
    "SERVICE_ABSENT,    -32601, 503, true",
    "UNAVAILABLE,       -32002, 503, true",
    "BAD_REPLY,         -32003, 502, false",
    "OUTCOME_UNKNOWN,   -32004, 409, false",
    "TOO_MANY_REQUESTS, -32005, 429, true",
    "UNAUTHENTICATED,     1001, 401, false",
    "FORBIDDEN,           1002, 403, false",
    "NOT_FOUND,           1003, 404, false",
    "CONFLICT,            1004, 409, false",
    "RULE_VIOLATED,       1005, 422, false",
  })
  void given_a_fault_when_it_is_told_over_http_then(
      FaultCode kind, int code, int status, boolean retry) {
    Problem problem = FaultStatus.problem(RpcFault.of(kind, "expected this, came that"));

    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.retryAfterSeconds() != null).isEqualTo(retry);
  }

  @Test
  void given_an_internal_error_when_it_is_told_then_its_words_stay_inside() {
    Problem problem =
        FaultStatus.problem(RpcFault.of(FaultCode.INTERNAL_ERROR, "java.lang.Secret"));

    assertThat(problem.members("id").toString()).doesNotContain("Secret");
  }

  @Test
  void given_any_fault_when_it_is_told_then_the_problem_has_all_its_members() {
    assertThat(Arrays.stream(FaultCode.values()))
        .allSatisfy(
            kind -> {
              Map<String, Object> members =
                  FaultStatus.problem(RpcFault.of(kind, "detail")).members("abc");
              assertThat(members)
                  .containsOnlyKeys("type", "title", "status", "detail", "code", "correlationId")
                  .doesNotContainValue(null);
            });
  }
}
