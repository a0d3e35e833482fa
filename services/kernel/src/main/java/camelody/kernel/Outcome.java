package camelody.kernel;

import java.util.function.Function;

/**
 * Answers a service call: the value, or the reason for refusing. Exceptions are left for bugs and
 * outages.
 */
public sealed interface Outcome<T> {

  record Success<T>(T value) implements Outcome<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> success, Function<ServiceError, ? extends R> failure) {
      return success.apply(value);
    }
  }

  record Failure<T>(ServiceError error) implements Outcome<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> success, Function<ServiceError, ? extends R> failure) {
      return failure.apply(error);
    }
  }

  static <T> Outcome<T> success(T value) {
    return new Success<>(value);
  }

  static <T> Outcome<T> failure(ErrorKind kind, String message) {
    return new Failure<>(new ServiceError(kind, message));
  }

  /** Answers what either case makes of it; the only way in, so no case is forgotten. */
  <R> R fold(Function<? super T, ? extends R> success, Function<ServiceError, ? extends R> failure);

  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    return fold(value -> success(change.apply(value)), Failure::new);
  }

  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return fold(next, Failure::new);
  }
}
