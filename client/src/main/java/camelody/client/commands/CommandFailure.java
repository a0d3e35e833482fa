package camelody.client.commands;

/** Ends a command with a message for the person and a code for the script. */
public final class CommandFailure extends RuntimeException {
  private final int exitCode;

  public CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  static CommandFailure notFound(String message) {
    return new CommandFailure(ExitCode.NOT_FOUND, message);
  }

  static CommandFailure misunderstood(String message) {
    return new CommandFailure(ExitCode.MISUNDERSTOOD, message);
  }
}
