package camelody.system;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.StrayRoute;
import camelody.catalogue.TalkingBean;
import camelody.gateway.CuriousGateway;
import camelody.kernel.CuriousKernel;
import camelody.messaging.CuriousMessaging;
import camelody.playlists.CuriousPlaylists;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Guards what the poms cannot; each rule is shown a class that breaks it, so that it can fail. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("camelody..");

  private static final List<String> SERVICES =
      List.of(
          "catalogue",
          "playlists",
          "users",
          "history",
          "statistics",
          "activity",
          "operations",
          "lab");

  private static final ArchRule ROUTES_SIT_AMONG_ROUTES =
      classes()
          .that()
          .areAssignableTo(RouteBuilder.class)
          .and()
          .areNotAnonymousClasses()
          .should()
          .resideInAPackage("..routes..");

  private static final ArchRule KERNEL_KNOWS_NOBODY =
      noClasses()
          .that()
          .resideInAPackage("camelody.kernel..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("camelody..")
                  .and(resideOutsideOfPackage("camelody.kernel.."))
                  .or(resideInAPackage("org.apache.camel..")));

  private static final ArchRule SERVICES_DO_NOT_KNOW_ONE_ANOTHER =
      CompositeArchRule.of(SERVICES.stream().map(ArchitectureTest::knowsNoOther).toList());

  private static final ArchRule GATEWAY_KNOWS_NO_SERVICE =
      noClasses()
          .that()
          .resideInAPackage("camelody.gateway..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              Stream.concat(SERVICES.stream(), Stream.of("storage"))
                  .map(ArchitectureTest::packageOf)
                  .toArray(String[]::new));

  private static final ArchRule MODULES_FORM_NO_CYCLE =
      slices().matching("camelody.(*)..").should().beFreeOfCycles();

  @Test
  void route_builders_sit_among_routes() {
    ROUTES_SIT_AMONG_ROUTES.check(CLASSES);
    assertBroken(ROUTES_SIT_AMONG_ROUTES, StrayRoute.class);
  }

  @Test
  void the_kernel_knows_nobody() {
    KERNEL_KNOWS_NOBODY.check(CLASSES);
    assertBroken(KERNEL_KNOWS_NOBODY, CuriousKernel.class, CuriousMessaging.class);
  }

  @Test
  void services_do_not_know_one_another() {
    SERVICES_DO_NOT_KNOW_ONE_ANOTHER.check(CLASSES);
    assertBroken(knowsNoOther("playlists"), CuriousPlaylists.class, CatalogueService.class);
  }

  @Test
  void the_gateway_knows_no_service() {
    GATEWAY_KNOWS_NO_SERVICE.check(CLASSES);
    assertBroken(GATEWAY_KNOWS_NO_SERVICE, CuriousGateway.class, CatalogueService.class);
  }

  // Who sits at a command line reads what it prints.
  @Test
  void services_and_routes_write_to_the_log_only() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
        CLASSES.that(not(resideInAPackage("camelody.infrastructure.."))));
    assertBroken(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS, TalkingBean.class);
  }

  @Test
  void modules_form_no_cycle() {
    MODULES_FORM_NO_CYCLE.check(CLASSES);
    assertBroken(MODULES_FORM_NO_CYCLE, CuriousKernel.class, CuriousMessaging.class);
  }

  private static ArchRule knowsNoOther(String service) {
    return noClasses()
        .that()
        .resideInAPackage(packageOf(service))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new));
  }

  private static String packageOf(String module) {
    return "camelody." + module + "..";
  }

  private static void assertBroken(ArchRule rule, Class<?>... classes) {
    EvaluationResult result = rule.evaluate(new ClassFileImporter().importClasses(classes));
    assertThat(result.hasViolation()).as(rule.getDescription()).isTrue();
    assertThat(result.getFailureReport().toString()).contains(classes[0].getSimpleName());
  }
}
