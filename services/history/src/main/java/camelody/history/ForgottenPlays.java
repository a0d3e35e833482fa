package camelody.history;

/** Says how many plays were forgotten: {@code {"forgotten":12}}. */
public record ForgottenPlays(int forgotten) {}
