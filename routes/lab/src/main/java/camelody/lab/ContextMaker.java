package camelody.lab;

import org.apache.camel.CamelContext;

/** Makes the Camel contexts in which files run, with what routes find there. */
public interface ContextMaker {
  /** Makes one that has not started. */
  CamelContext make();

  /** Hears of one that has stopped. */
  void ended(CamelContext context);
}
