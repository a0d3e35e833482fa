package camelody.launcher;

import camelody.messaging.component.CallStatistics;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers {@code control.ping}: who this worker is and how it fares. */
final class WorkerInfo {
  private final Hub hub;
  private final String systemId;
  private final String host;

  WorkerInfo(Hub hub) {
    this.hub = hub;
    this.systemId = hub.dataDirectory().systemId();
    this.host = host();
  }

  void answerPings() {
    hub.control().answer("control.ping", params -> describe());
  }

  private Map<String, Object> describe() {
    CallStatistics statistics = hub.statistics();
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("service", hub.service());
    info.put("instance", hub.instance());
    info.put("systemId", systemId);
    info.put("host", host);
    info.put("pid", ProcessHandle.current().pid());
    info.put("version", Version.TEXT);
    info.put("uptimeSeconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    info.put("handled", statistics.handled());
    info.put("failed", statistics.failed());
    info.put("inFlight", statistics.inFlight());
    info.put("meanMillis", statistics.meanMillis());
    info.put("p99Millis", statistics.p99Millis());
    return info;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
