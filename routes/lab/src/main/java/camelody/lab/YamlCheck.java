package camelody.lab;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Refuses what is no YAML, and what would be too much of it once it is built: a few lines of
 * aliases can stand for millions of nodes, and a few thousand brackets for as many frames of a
 * stack.
 */
final class YamlCheck {
  private static final int DEPTH_MAX = 60;

  private YamlCheck() {}

  static void check(String text) throws Problem.Refused {
    try {
      int depth = 0;
      int documents = 0;
      for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
        switch (event.getEventId()) {
          case Alias ->
              throw refused(event, "aliases (*name) are not read here: write it out twice");
          case MappingStart, SequenceStart -> depth++;
          case MappingEnd, SequenceEnd -> depth--;
          case DocumentStart -> documents++;
          default -> {}
        }
        if (depth > DEPTH_MAX) {
          throw refused(event, "expected at most " + DEPTH_MAX + " levels, came more");
        }
        if (documents > 1) {
          throw refused(event, "expected one document, came a second (---)");
        }
      }
    } catch (MarkedYamlEngineException broken) {
      throw new Problem("this is no YAML: " + broken.getProblem(), line(broken.getProblemMark()))
          .asException();
    } catch (YamlEngineException broken) {
      throw Problem.of("this is no YAML: " + broken.getMessage()).asException();
    }
  }

  /** Answers the line of a mark, from 1. */
  static @Nullable Integer line(Optional<Mark> mark) {
    return mark.map(at -> at.getLine() + 1).orElse(null);
  }

  private static Problem.Refused refused(Event event, String message) {
    return new Problem(message, line(event.getStartMark())).asException();
  }
}
