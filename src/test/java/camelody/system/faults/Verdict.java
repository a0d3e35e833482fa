package camelody.system.faults;

import com.fasterxml.jackson.databind.JsonNode;

/** What a service answers to somebody who asks. */
enum Verdict {
  OK(0),
  UNAUTHENTICATED(1001),
  FORBIDDEN(1002),
  NOT_FOUND(1003),
  OTHER(-1);

  private final int code;

  Verdict(int code) {
    this.code = code;
  }

  static Verdict of(JsonNode reply) {
    if (reply.has("result")) {
      return OK;
    }
    int code = reply.path("error").path("code").asInt();
    for (Verdict verdict : values()) {
      if (verdict.code == code) {
        return verdict;
      }
    }
    return OTHER;
  }
}
