package camelody.lab;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Says of what Camel refuses what a learner can use: the last cause, and the line if it is known.
 */
final class Problems {
  // Camel's own way of naming the step that it could not make.
  private static final Pattern STEP = Pattern.compile("at: >>> (.*?) <<<", Pattern.DOTALL);

  private static final Pattern FIELD = Pattern.compile("Unsupported field: (\\S+)");

  private Problems() {}

  /**
   * Translates a failure.
   *
   * @param text the file's
   * @param routes those of the file, as far as they were read
   */
  static Problem of(Throwable failed, String text, List<RouteDefinition> routes) {
    Integer line = null;
    Throwable told = failed;
    for (Throwable each = failed; each != null; each = each.getCause()) {
      line = line == null ? line(each, routes) : line;
      told = each.getMessage() == null ? told : each;
      if (each instanceof SimpleIllegalSyntaxException) {
        break;
      }
    }
    String message = message(told);
    return new Problem(message, line == null ? null : lineOfField(message, text, line));
  }

  // Of a word that does not belong there, Camel says where the words around it begin.
  private static Integer lineOfField(String message, String text, Integer begin) {
    Matcher field = FIELD.matcher(message);
    List<String> lines = text.lines().toList();
    for (int line = begin; field.matches() && line <= lines.size(); line++) {
      if (lines.get(line - 1).strip().replaceFirst("^- +", "").startsWith(field.group(1) + ":")) {
        return line;
      }
    }
    return begin;
  }

  private static String message(Throwable failed) {
    if (failed instanceof MarkedYamlEngineException marked) {
      return String.valueOf(marked.getProblem());
    }
    if (failed instanceof StackOverflowError) {
      return "it is nested too deeply";
    }
    String message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }

  private static @Nullable Integer line(Throwable failed, List<RouteDefinition> routes) {
    if (failed instanceof MarkedYamlEngineException marked) {
      return YamlCheck.line(marked.getProblemMark());
    }
    Matcher step = STEP.matcher(String.valueOf(failed.getMessage()));
    return step.find() ? lineOf(step.group(1), routes) : null;
  }

  private static @Nullable Integer lineOf(
      String step, Collection<? extends ProcessorDefinition<?>> nodes) {
    for (ProcessorDefinition<?> node : nodes) {
      Integer within = lineOf(step, node.getOutputs());
      if (within != null) {
        return within;
      }
      if (node.getLineNumber() > 0 && node.toString().equals(step)) {
        return node.getLineNumber();
      }
    }
    return null;
  }
}
