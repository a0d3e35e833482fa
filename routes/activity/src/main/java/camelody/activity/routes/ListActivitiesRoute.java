package camelody.activity.routes;

import camelody.activity.ActivityService;
import camelody.activity.ListActivities;
import org.apache.camel.builder.RouteBuilder;

/** Lists what happened, newest first (Request-Reply). */
final class ListActivitiesRoute extends RouteBuilder {
  private final ActivityService activity;

  ListActivitiesRoute(ActivityService activity) {
    this.activity = activity;
  }

  @Override
  public void configure() {
    from("direct:activity.list")
        .routeId("activity.list")
        .transform()
        .body(ListActivities.class, activity::list);
  }
}
