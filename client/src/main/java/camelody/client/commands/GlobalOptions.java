package camelody.client.commands;

import camelody.client.gateway.Gateway;
import camelody.client.gateway.SessionFile;
import camelody.client.screen.Screen;
import camelody.launcher.Settings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command understands, wherever it stands in the line. */
public final class GlobalOptions {
  private final Screen screen;
  private final @Nullable Gateway inherited;
  private @Nullable Gateway gateway;

  @Option(
      names = "--gateway",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description =
          "whom to ask, as http://host:port; else what CAMELODY_GATEWAY or"
              + " config/application.properties names")
  private @Nullable URI address;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "print JSON as the gateway answered it, errors too")
  private boolean json;

  @Option(
      names = "--trace",
      scope = ScopeType.INHERIT,
      description = "have the requests recorded, and draw afterwards what became of them")
  private boolean trace;

  /**
   * Makes them.
   *
   * @param inherited whom to ask when no option says otherwise: in a shell, the shell's gateway
   */
  public GlobalOptions(Screen screen, @Nullable Gateway inherited) {
    this.screen = screen;
    this.inherited = inherited;
  }

  public Screen screen() {
    return screen;
  }

  public boolean json() {
    return json;
  }

  public boolean trace() {
    return trace;
  }

  public Gateway gateway() {
    if (gateway == null) {
      gateway =
          address == null && inherited != null
              ? inherited
              : new Gateway(address(), new SessionFile(SessionFile.folder()));
    }
    return gateway;
  }

  private URI address() {
    URI named = address;
    if (named == null) {
      String variable = System.getenv().getOrDefault("CAMELODY_GATEWAY", "");
      named = variable.isBlank() ? configured() : URI.create(variable.strip());
    }
    if (named.getHost() == null || !String.valueOf(named.getScheme()).matches("https?")) {
      throw CommandFailure.misunderstood("expected a gateway as http://host:port, came " + named);
    }
    return URI.create(named.toString().replaceAll("/+$", ""));
  }

  private static URI configured() {
    Settings settings = Settings.load();
    String host = settings.text("gateway.http.host");
    String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return URI.create("http://" + reachable + ":" + settings.integer("gateway.http.port"));
  }
}
