package camelody.client.commands;

import camelody.client.gateway.Refusal;
import camelody.client.screen.Screen;
import camelody.client.screen.Texts;
import camelody.messaging.jsonrpc.JsonBytes;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** Tells a person, or a program, why a command failed and what to do next. */
public final class Failures implements CommandLine.IExecutionExceptionHandler {
  private final GlobalOptions options;

  public Failures(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public int handleExecutionException(
      Exception failed, CommandLine command, CommandLine.ParseResult parsed) {
    int code = ExitCode.of(failed);
    Screen screen = options.screen();
    if (options.json()) {
      screen.note(json(failed, code));
    } else if (code != ExitCode.INTERRUPTED) {
      screen.note(screen.bad("camelody: ") + Texts.harmless(reason(failed) + advice(failed)));
    }
    return code;
  }

  private static String reason(Exception failed) {
    String message = failed.getMessage();
    return message == null ? failed.toString() : message;
  }

  private static String advice(Exception failed) {
    if (!(failed instanceof Refusal refusal)) {
      return "";
    }
    return switch (refusal.status()) {
      case 401 -> "; log in with: ./camelody login";
      case 403 -> "; log in as somebody who may: ./camelody login admin";
      case 409, 412 -> "; look at it again before you repeat it";
      case 429, 503 -> "; try again" + refusal.retryAfter();
      default -> "";
    };
  }

  private static String json(Exception failed, int code) {
    if (failed instanceof Refusal refusal && refusal.answer().body().startsWith("{")) {
      return refusal.answer().body();
    }
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("detail", reason(failed));
    problem.put("exitCode", code);
    return JsonBytes.of(problem).toString();
  }
}
