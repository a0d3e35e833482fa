package camelody.activity.routes;

import static camelody.messaging.methods.UseCase.many;

import camelody.activity.ActivityService;
import camelody.activity.RecordedEvent;
import org.apache.camel.builder.RouteBuilder;

/** Notes every event once, however often it comes (Idempotent Receiver). */
final class RecordEventRoute extends RouteBuilder {
  private final ActivityService activity;

  RecordEventRoute(ActivityService activity) {
    this.activity = activity;
  }

  @Override
  public void configure() {
    from("direct:activity.record")
        .routeId("activity.record")
        .process(many(RecordedEvent.class, activity::record));
  }
}
