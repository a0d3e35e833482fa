package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import camelody.infrastructure.Provisioning;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds the files in {@code deploy/} against the schema of Kubernetes, the bundles and the settings
 * that there are. No container runs here.
 */
class DeployFilesTest {
  private static final Path DEPLOY = RunningSystem.home().resolve("deploy");
  private static final List<String> BUNDLES =
      List.of(
          "activity",
          "catalogue",
          "gateway",
          "history",
          "operations",
          "playlists",
          "statistics",
          "users");

  /** Says what is wrong with a manifest of one kind. */
  private interface Schema {
    void check(JsonElement manifest) throws IOException;
  }

  private static final Map<String, Schema> KINDS =
      Map.of(
          "Deployment", V1Deployment::validateJsonElement,
          "Namespace", V1Namespace::validateJsonElement,
          "PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
          "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
          "Secret", V1Secret::validateJsonElement,
          "Service", V1Service::validateJsonElement);

  @Test
  void given_the_manifests_when_checked_then_each_is_what_kubernetes_expects() throws IOException {
    for (JsonObject manifest : manifests()) {
      valid(manifest);
    }
  }

  @Test
  void given_a_manifest_with_a_misspelt_word_when_checked_then_it_is_found() throws IOException {
    JsonObject broken = manifests().get(0).deepCopy();
    broken.getAsJsonObject("spec").addProperty("replica", 2);

    assertThatCode(() -> KINDS.get("Deployment").check(broken)).hasMessageContaining("replica");
  }

  @Test
  void given_the_bundles_when_looking_for_their_manifests_then_each_has_one_with_probes()
      throws IOException {
    List<String> deployed = new ArrayList<>();
    for (JsonObject manifest : manifests()) {
      if (manifest.get("kind").getAsString().equals("Deployment")) {
        String name = manifest.getAsJsonObject("metadata").get("name").getAsString();
        JsonObject container = container(manifest);
        assertThat(container.keySet())
            .as(name)
            .contains("startupProbe", "livenessProbe", "readinessProbe", "resources");
        assertThat(container.get("args").getAsString()).isEqualTo(name);
        deployed.add(name);
      }
    }

    assertThat(deployed).containsExactlyInAnyOrderElementsOf(BUNDLES);
  }

  @Test
  void given_the_compose_file_when_read_then_every_bundle_runs_in_it() throws IOException {
    Map<String, Map<String, Map<String, ?>>> compose =
        new Yaml().load(Files.readString(DEPLOY.resolve("compose.yaml")));
    Map<String, Map<String, ?>> services = compose.get("services");

    assertThat(services.keySet()).containsAll(BUNDLES);
    for (String bundle : BUNDLES) {
      assertThat(services.get(bundle).get("command")).isEqualTo(List.of(bundle));
      assertThat(services.get(bundle)).containsKey("healthcheck");
    }
  }

  @Test
  void given_the_logins_of_a_system_when_made_into_secrets_then_each_process_has_its_own_alone(
      @TempDir Path data) throws IOException {
    Path definitions = data.resolve("definitions.json");
    run(
        "rabbitmq/create-users.sh",
        data,
        "--host",
        "a:5671,b:5671",
        "--scheme",
        "amqps",
        "--definitions",
        definitions.toString());
    for (String service : Provisioning.SERVICES) {
      Files.writeString(data.resolve("secrets/" + service + ".database-uri"), "postgresql://x");
    }

    List<JsonObject> secrets = documents(run("kubernetes/secrets.sh", data));
    List<JsonObject> again = documents(run("kubernetes/secrets.sh", data));

    assertThat(secrets).hasSameSizeAs(BUNDLES).isEqualTo(again);
    for (JsonObject secret : secrets) {
      valid(secret);
      String service =
          secret.getAsJsonObject("metadata").get("name").getAsString().replace("camelody-", "");
      assertThat(secret.getAsJsonObject("data").keySet())
          .contains("system-id", service + ".broker-uri")
          .allMatch(key -> key.startsWith(service) || key.equals("system-id"));
    }
    assertThat(Files.readString(data.resolve("secrets/users.broker-uri")).strip())
        .matches("amqps://camelody-users:\\w+@a:5671,amqps://camelody-users:\\w+@b:5671");
    // The lab is no bundle of a deployment, and has a login wherever there is one.
    assertThat(Json.read(Files.readString(definitions)).at("/permissions"))
        .hasSize(BUNDLES.size() + 1);
  }

  @Test
  void given_the_entrance_of_the_image_when_read_then_it_starts_classes_that_there_are()
      throws IOException {
    RunningSystem.Output refused =
        RunningSystem.Output.of(
            List.of(DEPLOY.resolve("image/process").toString(), "nonsense"),
            RunningSystem.home(),
            60);
    String dockerfile = Files.readString(DEPLOY.resolve("image/Dockerfile"));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.text()).contains("came 'nonsense'");
    for (String bundle : BUNDLES) {
      assertThatCode(() -> Class.forName(mainClass(bundle))).doesNotThrowAnyException();
      String folder = bundle.equals("gateway") ? "gateway-routes" : "routes/" + bundle;
      assertThat(dockerfile).contains("/build/" + folder + "/target " + folder + "/target");
    }
  }

  @Test
  void given_the_settings_in_deploy_when_compared_with_the_configuration_then_all_are_known()
      throws IOException {
    Properties known = new Properties();
    known.load(
        new StringReader(
            Files.readString(RunningSystem.home().resolve("config/application.properties"))));
    Set<String> variables =
        known.stringPropertyNames().stream()
            .map(name -> name.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_"))
            .collect(Collectors.toSet());
    Pattern setting =
        Pattern.compile(
            "\\b(?:DATA|LIBRARY|GATEWAY|MANAGEMENT|RPC|TEACHING)_[A-Z_]+(?=[=:])"
                + "|\\bBROKER_URI(?=:)|\\bDATABASE_URI(?=:)");

    for (String file : List.of("image/Dockerfile", "compose.yaml")) {
      List<String> used =
          setting
              .matcher(Files.readString(DEPLOY.resolve(file)))
              .results()
              .map(MatchResult::group)
              .toList();
      assertThat(used).as(file).isNotEmpty().allMatch(variables::contains);
    }
  }

  private static String mainClass(String bundle) {
    String name = bundle.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + bundle.substring(1);
    return "camelody." + bundle + ".routes." + name + "Bundle";
  }

  private static JsonObject container(JsonObject deployment) {
    return deployment
        .getAsJsonObject("spec")
        .getAsJsonObject("template")
        .getAsJsonObject("spec")
        .getAsJsonArray("containers")
        .get(0)
        .getAsJsonObject();
  }

  private static void valid(JsonObject manifest) {
    String kind = manifest.get("kind").getAsString();
    assertThat(KINDS).containsKey(kind);
    assertThatCode(() -> KINDS.get(kind).check(manifest))
        .as("%s", manifest)
        .doesNotThrowAnyException();
  }

  private static List<JsonObject> manifests() throws IOException {
    List<JsonObject> manifests = new ArrayList<>();
    try (Stream<Path> files = Files.list(DEPLOY.resolve("kubernetes"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
        manifests.addAll(documents(Files.readString(file)));
      }
    }
    return manifests;
  }

  private static List<JsonObject> documents(String yaml) {
    List<JsonObject> documents = new ArrayList<>();
    new Yaml()
        .loadAll(yaml)
        .forEach(document -> documents.add(new Gson().toJsonTree(document).getAsJsonObject()));
    return documents;
  }

  private static String run(String script, Path data, String... words) {
    List<String> command = new ArrayList<>();
    command.add(DEPLOY.resolve(script).toString());
    command.addAll(List.of("--data", data.toString()));
    command.addAll(List.of(words));
    RunningSystem.Output output = RunningSystem.Output.of(command, RunningSystem.home(), 60);
    assertThat(output.exitCode()).as(output.text()).isZero();
    return output.text();
  }
}
