package camelody.catalogue;

/** Breaks a rule on purpose: prints instead of logging. */
public final class TalkingBean {
  private TalkingBean() {}

  public static void talk() {
    System.out.println("who reads this?");
  }
}
