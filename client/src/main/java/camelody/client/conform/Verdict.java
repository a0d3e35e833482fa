package camelody.client.conform;

/** What came of a rule. */
public sealed interface Verdict {

  record Pass() implements Verdict {}

  /** The worker falls short. */
  record Fail(String expected, String came) implements Verdict {}

  /** It could not be asked; the reason says what would help. */
  record NotApplicable(String reason) implements Verdict {}

  static Verdict pass() {
    return new Pass();
  }

  static Verdict fail(String expected, String came) {
    return new Fail(expected, came);
  }

  static Verdict notApplicable(String reason) {
    return new NotApplicable(reason);
  }

  /** Passes if it is so. */
  static Verdict of(boolean so, String expected, String came) {
    return so ? pass() : fail(expected, came);
  }
}
