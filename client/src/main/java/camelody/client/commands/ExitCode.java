package camelody.client.commands;

import camelody.client.gateway.GatewayAway;
import camelody.client.gateway.Interrupted;
import camelody.client.gateway.Refusal;

/** Says how a command ended, for scripts; `./camelody --help` lists them. */
public final class ExitCode {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int MISUNDERSTOOD = 2;
  public static final int NOT_ALLOWED = 3;
  public static final int NOT_FOUND = 4;
  public static final int CONFLICT = 5;
  public static final int UNAVAILABLE = 6;
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  public static int of(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return known.exitCode();
    }
    if (failure instanceof Refusal refusal) {
      return of(refusal.status());
    }
    if (failure instanceof GatewayAway) {
      return UNAVAILABLE;
    }
    return failure instanceof Interrupted ? INTERRUPTED : FAILED;
  }

  private static int of(int status) {
    return switch (status) {
      case 400, 405, 413, 415, 501 -> MISUNDERSTOOD;
      case 401, 403 -> NOT_ALLOWED;
      case 404 -> NOT_FOUND;
      case 409, 412, 422 -> CONFLICT;
      case 429, 502, 503, 504 -> UNAVAILABLE;
      default -> FAILED;
    };
  }
}
