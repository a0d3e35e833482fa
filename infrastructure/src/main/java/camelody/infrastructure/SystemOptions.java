package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import camelody.launcher.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what a person asked of {@code start.sh}.
 *
 * @param broker the address of the broker, empty for the embedded one
 * @param database the administrator's address, empty for the embedded one
 * @param chosen which processes to run; those that they need run too
 * @param counts how many of each, where it isn't one
 * @param music the library's folder
 * @param demoLibrary whether that folder is the default one, which may be filled with a demo
 *     library
 * @param address where the gateway is reached, {@code 127.0.0.1:8080}
 * @param port where it listens
 * @param production whether the teaching console is off
 */
record SystemOptions(
    String broker,
    String database,
    List<ProcessPlan> chosen,
    Map<String, Integer> counts,
    String music,
    boolean demoLibrary,
    String address,
    int port,
    boolean production) {

  /** Answers the bundles among them. */
  List<ProcessPlan> bundles() {
    return chosen.stream().filter(plan -> !plan.isInfrastructure()).toList();
  }

  /** Tells whether a bundle is among those that run. */
  boolean runs(String service) {
    return chosen.stream().anyMatch(plan -> plan.service().equals(service));
  }

  boolean embeddedBroker() {
    return broker.isEmpty() && (!bundles().isEmpty() || chosen.contains(ProcessPlan.BROKER));
  }

  boolean embeddedDatabase() {
    return database.isEmpty() && needsDatabase();
  }

  /** Tells whether the services' schemas are needed. */
  boolean needsDatabase() {
    return chosen.contains(ProcessPlan.DATABASE)
        || chosen.stream().anyMatch(plan -> Provisioning.SERVICES.contains(plan.service()));
  }

  int count(ProcessPlan plan) {
    return counts.getOrDefault(plan.service(), 1);
  }

  /** Tells whether the demo library is to be made: nobody named another, and there is none yet. */
  boolean needsDemoLibrary() {
    return demoLibrary && !Files.exists(Path.of(music));
  }

  Map<String, String> environment(DataDirectory data, Settings settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("CAMELODY_HOME", settings.home().toString());
    environment.put("DATA_DIRECTORY", data.root().toString());
    environment.put("BROKER_URI", broker.isEmpty() ? BrokerChoice.EMBEDDED : broker);
    environment.put("DATABASE_URI", database.isEmpty() ? BrokerChoice.EMBEDDED : database);
    environment.put("GATEWAY_HTTP_PORT", Integer.toString(port));
    environment.put("LIBRARY_ROOT", music);
    environment.put("TEACHING_ENABLED", Boolean.toString(!production));
    if (Commands.isLinux()) {
      // File names keep their letters whatever LANG says.
      environment.put("LC_ALL", "C.UTF-8");
      // Fewer arenas of malloc: ten JVMs share a laptop.
      environment.put("MALLOC_ARENA_MAX", "2");
    }
    return environment;
  }
}
