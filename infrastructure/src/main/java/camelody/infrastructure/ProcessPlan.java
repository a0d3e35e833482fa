package camelody.infrastructure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the processes of a system, what each runs, and in which order they stop.
 *
 * @param service the name that people use: {@code catalogue}
 * @param folder the module whose {@code target/} holds the program
 * @param mainClass what it runs
 * @param scalable whether there may be several
 */
record ProcessPlan(String service, String folder, String mainClass, boolean scalable) {
  static final ProcessPlan BROKER =
      new ProcessPlan("broker", "infrastructure", "camelody.infrastructure.EmbeddedBroker", false);
  static final ProcessPlan DATABASE =
      new ProcessPlan(
          "database", "infrastructure", "camelody.infrastructure.EmbeddedDatabase", false);
  static final ProcessPlan PROVISIONING =
      new ProcessPlan(
          "provisioning", "infrastructure", "camelody.infrastructure.Provisioning", false);
  static final ProcessPlan DEMO_LIBRARY =
      new ProcessPlan(
          "demo-library", "infrastructure", "camelody.infrastructure.demo.DemoLibrary", false);

  /** The bundles, in the order in which they are shown; they start in any order. */
  static final List<ProcessPlan> BUNDLES =
      List.of(
          bundle("catalogue", "Catalogue"),
          bundle("playlists", "Playlists"),
          bundle("users", "Users"),
          bundle("history", "History"),
          bundle("statistics", "Statistics"),
          bundle("activity", "Activity"),
          bundle("operations", "Operations"),
          bundle("lab", "Lab"),
          new ProcessPlan(
              "gateway", "gateway-routes", "camelody.gateway.routes.GatewayBundle", false));

  /** Tells whether others need it to work, so that it stops last. */
  boolean isInfrastructure() {
    return equals(BROKER) || equals(DATABASE);
  }

  /** Tells whether it belongs to the teaching console, and does not run without that. */
  boolean isTeaching() {
    return service.equals("lab");
  }

  /** What can be asked for by name, in the order in which it is shown. */
  static final List<ProcessPlan> CHOICES =
      Stream.concat(Stream.of(BROKER, DATABASE), BUNDLES.stream()).toList();

  static Optional<ProcessPlan> named(String service) {
    return CHOICES.stream().filter(plan -> plan.service().equals(service)).findFirst();
  }

  static Optional<ProcessPlan> bundle(String service) {
    return BUNDLES.stream().filter(plan -> plan.service().equals(service)).findFirst();
  }

  String instance(int number) {
    return service + "-" + number;
  }

  private static ProcessPlan bundle(String service, String name) {
    return new ProcessPlan(
        service, "routes/" + service, "camelody." + service + ".routes." + name + "Bundle", true);
  }
}
