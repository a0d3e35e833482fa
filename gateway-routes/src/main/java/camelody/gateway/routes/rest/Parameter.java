package camelody.gateway.routes.rest;

import java.util.List;

/**
 * Describes one parameter of an operation.
 *
 * @param name as it is called in the path, the query or the body
 * @param wireName as the method calls it; the same but for {@code q}
 * @param words what a {@link Type#WORD} may be, else empty
 */
record Parameter(
    String name,
    String wireName,
    Place place,
    Type type,
    boolean required,
    List<String> words,
    String description) {

  enum Place {
    PATH,
    QUERY,
    BODY
  }

  enum Type {
    TEXT,
    /** One of a few. */
    WORD,
    INTEGER,
    FLAG,
    /** A UUID. */
    ID,
    /** Several UUIDs; in a query the name is repeated. */
    IDS,
    /** RFC 3339, UTC. */
    TIME,
    /** {@code 2026-01-31}. */
    DATE
  }

  static Parameter path(String name) {
    return new Parameter(name, name, Place.PATH, Type.ID, true, List.of(), "");
  }

  static Parameter pathText(String name) {
    return new Parameter(name, name, Place.PATH, Type.TEXT, true, List.of(), "");
  }

  static Parameter query(String name, Type type, String description) {
    return new Parameter(name, name, Place.QUERY, type, false, List.of(), description);
  }

  static Parameter word(String name, String... words) {
    return new Parameter(name, name, Place.QUERY, Type.WORD, false, List.of(words), "");
  }

  static Parameter body(String name, Type type, String description) {
    return new Parameter(name, name, Place.BODY, type, false, List.of(), description);
  }

  /** Answers the same, under another name on the wire. */
  Parameter as(String otherName) {
    return new Parameter(name, otherName, place, type, required, words, description);
  }

  /** Answers the same, but it must be there. */
  Parameter needed() {
    return new Parameter(name, wireName, place, type, true, words, description);
  }
}
