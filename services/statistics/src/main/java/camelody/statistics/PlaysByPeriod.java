package camelody.statistics;

/** Splits plays by {@link Period}; each includes the shorter ones. */
public record PlaysByPeriod(long day, long week, long month, long year) {}
