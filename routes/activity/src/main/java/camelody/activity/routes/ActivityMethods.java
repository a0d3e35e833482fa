package camelody.activity.routes;

import camelody.activity.Activity;
import camelody.activity.ListActivities;
import camelody.messaging.methods.Access;
import camelody.messaging.methods.MethodTable;
import camelody.messaging.methods.Results;

/** Lists what activity answers. */
final class ActivityMethods {
  static final MethodTable TABLE =
      MethodTable.of("activity", "The audit log: who did what, and when")
          .read(
              "list",
              ListActivities.class,
              Results.pageOf(Activity.class),
              Access.ADMINISTRATOR,
              "Lists what happened, newest first, by user, action and time.")
          .build();

  private ActivityMethods() {}
}
