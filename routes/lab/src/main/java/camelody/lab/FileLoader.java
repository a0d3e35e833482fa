package camelody.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Starts the routes of a file, or says why that cannot be. What has not started leaves nothing
 * behind.
 */
final class FileLoader {
  private static final String FOLDER = "lab/";

  private final ContextMaker maker;
  private final Executor threads;
  private final Duration timeout;

  /**
   * @param threads start files: code in a file may hang, and then one of them is lost
   */
  FileLoader(ContextMaker maker, Executor threads, Duration timeout) {
    this.maker = maker;
    this.threads = threads;
    this.timeout = timeout;
  }

  /** Says which file has a name that a route would like to have. */
  interface Owners {
    @Nullable String of(String claim);
  }

  RouteFile load(String name, String text, Owners owners) throws Problem.Refused {
    YamlCheck.check(text);
    CompletableFuture<RouteFile> started =
        CompletableFuture.supplyAsync(() -> startOrThrow(name, text, owners), threads);
    try {
      return started.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException hangs) {
      started.thenAccept(late -> late.retire(Duration.ZERO));
      throw Problem.of("its routes took longer than " + timeout.toMillis() + " ms to start")
          .asException();
    } catch (ExecutionException failed) {
      throw refused(failed);
    } catch (InterruptedException stopped) {
      started.thenAccept(late -> late.retire(Duration.ZERO));
      Thread.currentThread().interrupt();
      throw Problem.of("the lab is being stopped").asException();
    }
  }

  private static Problem.Refused refused(Throwable failed) {
    for (Throwable each = failed; each != null; each = each.getCause()) {
      if (each instanceof Problem.Refused known) {
        return known;
      }
    }
    return Problems.of(failed, "", List.of()).asException();
  }

  private RouteFile startOrThrow(String name, String text, Owners owners) {
    CamelContext context = maker.make();
    try {
      return start(name, text, owners, context);
    } catch (Problem.Refused refused) {
      RouteFile.end(context, maker);
      throw new CompletionException(refused);
    } catch (Exception | LinkageError | StackOverflowError failed) {
      Problem problem = Problems.of(failed, text, definitions(context));
      RouteFile.end(context, maker);
      throw new CompletionException(problem.asException());
    }
  }

  private RouteFile start(String name, String text, Owners owners, CamelContext context)
      throws Exception {
    Resource resource =
        ResourceHelper.fromString(FOLDER + name.replaceFirst("\\.yml$", ".yaml"), text);
    PluginHelper.getRoutesLoader(context).loadRoutes(resource);
    List<RouteDefinition> routes = definitions(context);
    if (routes.isEmpty()) {
      throw Problem.of("it holds no route").asException();
    }
    List<LearnersMethod> methods = new ArrayList<>();
    Set<String> claims = new LinkedHashSet<>();
    for (RouteDefinition route : routes) {
      LearnersMethod method = LearnersMethod.of(route);
      route.setId(id(name, route, claims.size()));
      claim(route, route.getId(), claims, owners);
      if (method != null) {
        if (!method.wireName().equals(route.getId())) {
          claim(route, method.wireName(), claims, owners);
        }
        methods.add(method);
      }
    }
    context.start();
    methods.removeIf(method -> !isStarted(context, method));
    return new RouteFile(name, context, maker, claims, methods);
  }

  private static List<RouteDefinition> definitions(CamelContext context) {
    return context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions();
  }

  // One name end to end: a method's route is called as the method, all others begin with lab. too.
  private static String id(String file, RouteDefinition route, int number) {
    String channel = LearnersMethod.channel(route);
    if (!route.hasCustomIdAssigned()) {
      return channel != null && channel.startsWith(LearnersMethod.PREFIX)
          ? channel
          : LearnersMethod.PREFIX + file.replaceFirst("\\.ya?ml$", "") + "." + (number + 1);
    }
    String given = route.getId();
    return given.startsWith(LearnersMethod.PREFIX) ? given : LearnersMethod.PREFIX + given;
  }

  private static void claim(RouteDefinition route, String wanted, Set<String> claims, Owners owners)
      throws Problem.Refused {
    String owner = owners.of(wanted);
    if (owner != null) {
      throw new Taken(
          new Problem(wanted + " is in " + owner + " already", LearnersMethod.line(route)), wanted);
    }
    if (!claims.add(wanted)) {
      throw new Problem(wanted + " is in this file twice", LearnersMethod.line(route))
          .asException();
    }
  }

  // A route may say autoStartup: false.
  private static boolean isStarted(CamelContext context, LearnersMethod method) {
    return context.getRoutes().stream()
        .filter(route -> isOf(route, method))
        .anyMatch(
            route ->
                context.getRouteController().getRouteStatus(route.getRouteId())
                    == ServiceStatus.Started);
  }

  private static boolean isOf(Route route, LearnersMethod method) {
    return route
        .getEndpoint()
        .getEndpointUri()
        .replaceFirst("[?].*", "")
        .equals("direct://" + method.wireName());
  }

  /** Says that another file has the name; once that file lets go of it, it is worth another try. */
  static final class Taken extends Problem.Refused {
    private static final long serialVersionUID = 1;

    private final String claim;

    Taken(Problem problem, String claim) {
      super(problem);
      this.claim = claim;
    }

    String claim() {
      return claim;
    }
  }
}
