package camelody.lab.routes;

import camelody.lab.Lab;
import camelody.lab.LabBodies;
import camelody.lab.LabSettings;
import camelody.launcher.Bundle;
import camelody.launcher.Hub;
import camelody.launcher.Launcher;
import camelody.launcher.Settings;
import camelody.messaging.teaching.Teaching;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the lab together; as a process of its own. */
public final class LabBundle {
  private LabBundle() {}

  public static void main(String[] args) {
    Launcher.launch("lab", LabBundle::assemble);
  }

  static Bundle assemble(Hub hub) {
    Teaching teaching = hub.teaching();
    if (teaching == null || !teaching.hasConsole()) {
      throw new IllegalStateException(
          "the lab is a part of the teaching console, and teaching.enabled is false");
    }
    teaching.unwrapping(LabBodies::shown);
    LearnersContexts contexts = new LearnersContexts(hub, teaching);
    Lab lab =
        new Lab(settings(hub.settings()), hub.dataDirectory().root().resolve("lab"), contexts);
    hub.control().answer("teaching.lab", params -> report(hub, lab));
    lab.start();
    return Bundle.named("lab").serving(lab).onStop(contexts).onStop(lab).build();
  }

  private static LabSettings settings(Settings settings) {
    return new LabSettings(
        settings.path("lab.directory"),
        settings.integer("lab.files-max"),
        settings.integer("lab.file-max-bytes"),
        settings.millis("lab.period-millis"),
        settings.millis("lab.load-timeout-millis"),
        settings.millis("lab.stop-timeout-millis"));
  }

  private static Map<String, Object> report(Hub hub, Lab lab) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("instance", hub.instance());
    report.putAll(lab.report());
    return report;
  }
}
