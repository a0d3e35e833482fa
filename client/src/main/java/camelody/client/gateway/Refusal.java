package camelody.client.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/** Carries the gateway's refusal (RFC 9457) to whoever tells the person. */
public final class Refusal extends RuntimeException {
  private final int status;
  private final transient Answer answer;

  Refusal(Answer answer) {
    this(answer, reason(answer));
  }

  Refusal(Answer answer, String reason) {
    super(reason);
    this.status = answer.status();
    this.answer = answer;
  }

  public int status() {
    return status;
  }

  /** Answers the problem as it came. */
  public Answer answer() {
    return answer;
  }

  /** Answers {@code " in 5 s"} when the gateway said so, else nothing. */
  public String retryAfter() {
    String seconds = answer.header("Retry-After");
    return seconds.isEmpty() ? "" : " in " + seconds + " s";
  }

  private static String reason(Answer answer) {
    String type = answer.header("Content-Type");
    JsonNode problem = type.contains("json") ? answer.json() : null;
    return problem == null || !problem.hasNonNull("detail")
        ? "the gateway answered " + answer.status()
        : problem.get("detail").asText();
  }
}
