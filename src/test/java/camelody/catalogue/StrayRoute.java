package camelody.catalogue;

import org.apache.camel.builder.RouteBuilder;

/** Breaks a rule on purpose: a route among the beans. */
public final class StrayRoute extends RouteBuilder {
  @Override
  public void configure() {
    from("direct:stray").stop();
  }
}
