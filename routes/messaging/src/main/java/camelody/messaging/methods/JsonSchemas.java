package camelody.messaging.methods;

import camelody.messaging.jsonrpc.JsonBytes;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON schemas (draft 7, as OpenRPC wants) from the records that are really read and written.
 */
final class JsonSchemas {
  private static final SchemaGenerator GENERATOR = generator();

  private JsonSchemas() {}

  static JsonNode of(Type type) {
    JavaType resolved = TypeFactory.defaultInstance().constructType(type);
    ObjectNode schema = GENERATOR.generateSchema(withArguments(resolved));
    schema.remove("$schema");
    return schema;
  }

  /** Tells whether a parameter may be left out: only those marked {@code @Nullable} may. */
  static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  // The generator reads java.lang.reflect types; Jackson's own parametrised ones it doesn't know.
  private static Type withArguments(JavaType type) {
    return type.containedTypeCount() == 0
        ? type.getRawClass()
        : new Parameterized(type.getRawClass(), withArguments(type.containedType(0)));
  }

  private record Parameterized(Class<?> raw, Type argument)
      implements java.lang.reflect.ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {argument};
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return raw.getDeclaringClass();
    }
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonModule(
                    JacksonOption.RESPECT_JSONPROPERTY_ORDER,
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
            .with(Option.INLINE_ALL_SCHEMAS)
            .with(Option.EXTRA_OPEN_API_FORMAT_VALUES);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) -> {
              Class<?> raw = type.getErasedType();
              if (raw == JsonBytes.class
                  || raw == Object.class
                  || JsonNode.class.isAssignableFrom(raw)) {
                return inline(context.getGeneratorConfig().createObjectNode());
              }
              if (isUuid(raw)) {
                return inline(
                    context
                        .getGeneratorConfig()
                        .createObjectNode()
                        .put("type", "string")
                        .put("format", "uuid"));
              }
              return null;
            });
    config
        .forFields()
        .withNullableCheck(
            field -> field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class))
        .withRequiredCheck(
            field ->
                !Modifier.isStatic(field.getRawMember().getModifiers())
                    && field.getDeclaringType().getErasedType().isRecord());
    return new SchemaGenerator(config.build());
  }

  private static com.github.victools.jsonschema.generator.CustomDefinition inline(
      ObjectNode schema) {
    return new com.github.victools.jsonschema.generator.CustomDefinition(schema, true);
  }

  private static boolean isUuid(Class<?> type) {
    return type == UUID.class
        || (type.isRecord()
            && type.getRecordComponents().length == 1
            && type.getRecordComponents()[0].getType() == UUID.class
            && Arrays.stream(type.getMethods())
                .anyMatch(method -> method.isAnnotationPresent(JsonValue.class)));
  }
}
