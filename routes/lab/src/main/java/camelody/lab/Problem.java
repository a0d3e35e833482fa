package camelody.lab;

import org.jspecify.annotations.Nullable;

/**
 * Says in a sentence why a file does not run.
 *
 * @param line where, from 1; absent where nobody knows
 */
public record Problem(String message, @Nullable Integer line) {
  private static final int MESSAGE_MAX = 500;

  public Problem {
    String oneLine = message.replaceAll("\\s+", " ").strip();
    message = oneLine.length() > MESSAGE_MAX ? oneLine.substring(0, MESSAGE_MAX) + "…" : oneLine;
  }

  static Problem of(String message) {
    return new Problem(message, null);
  }

  Refused asException() {
    return new Refused(this);
  }

  /** Carries a problem to where it is told. */
  static class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Refused(Problem problem) {
      super(problem.message());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
