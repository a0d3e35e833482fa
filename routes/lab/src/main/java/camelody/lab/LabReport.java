package camelody.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes the lab for the console:
 *
 * <pre>{@code
 * {"problem":null,
 *  "files":[{"name":"hello.yaml","running":true,
 *            "problem":{"message":"…","line":3,"excerpt":[{"line":2,"text":"…"}]},
 *            "methods":[{"name":"lab.hello","summary":"…","write":false}],
 *            "routes":[…as in teaching.routes…]}]}
 * }</pre>
 *
 * A file with a {@code problem} that is {@code running} runs its last good version.
 */
final class LabReport {
  private static final int EXCERPT_LINES = 2;
  private static final int EXCERPT_CHARS = 200;

  private LabReport() {}

  static Map<String, Object> of(Collection<LabFile> files, @Nullable Problem problem) {
    Map<String, Object> report = new LinkedHashMap<>();
    if (problem != null) {
      report.put("problem", problem.message());
    }
    report.put("files", files.stream().map(LabReport::file).toList());
    return report;
  }

  private static Map<String, Object> file(LabFile file) {
    Map<String, Object> described = new LinkedHashMap<>();
    RouteFile running = file.running;
    described.put("name", file.name);
    described.put("running", running != null);
    if (file.problem != null) {
      described.put("problem", problem(file.problem, file.tried));
    }
    described.put(
        "methods",
        running == null ? List.of() : running.methods().stream().map(LabReport::method).toList());
    described.put("routes", running == null ? List.of() : running.routes());
    return described;
  }

  private static Map<String, Object> method(LearnersMethod method) {
    return Map.of("name", method.wireName(), "summary", method.summary(), "write", method.write());
  }

  private static Map<String, Object> problem(Problem problem, @Nullable FoundFile tried) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("message", problem.message());
    Integer line = problem.line();
    String text = tried == null ? null : tried.text();
    if (line != null) {
      described.put("line", line);
      described.put("excerpt", text == null ? List.of() : excerpt(text, line));
    }
    return described;
  }

  private static List<Map<String, Object>> excerpt(String text, int line) {
    List<String> lines = text.lines().toList();
    List<Map<String, Object>> excerpt = new ArrayList<>();
    for (int at = Math.max(1, line - EXCERPT_LINES);
        at <= Math.min(lines.size(), line + EXCERPT_LINES);
        at++) {
      String shown = lines.get(at - 1);
      excerpt.add(
          Map.of(
              "line",
              at,
              "text",
              shown.length() > EXCERPT_CHARS ? shown.substring(0, EXCERPT_CHARS) + "…" : shown));
    }
    return excerpt;
  }
}
