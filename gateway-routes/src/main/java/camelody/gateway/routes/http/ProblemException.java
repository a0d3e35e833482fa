package camelody.gateway.routes.http;

/** Ends a request's route with a problem. It is an answer, not a bug, so it has no stack trace. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.status() + " " + problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
