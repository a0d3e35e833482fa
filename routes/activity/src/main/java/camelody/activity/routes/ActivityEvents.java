package camelody.activity.routes;

import camelody.activity.RecordedEvent;
import camelody.messaging.events.EventTable;

/** Lists what activity hears: everything. */
final class ActivityEvents {
  static final EventTable TABLE =
      EventTable.of("activity.log")
          .onManyOfAnyKind(RecordedEvent.class, "direct:activity.record")
          .build();

  private ActivityEvents() {}
}
