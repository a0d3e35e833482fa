// Looks again and again.

/**
 * Calls look now, and again so many milliseconds after it has ended. Answers {now(): looks at once, stop()}.
 */
export function poll(millis, look) {
  let timer;
  let stopped = false;

  async function now() {
    clearTimeout(timer);
    await look();
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(now, millis);
  }

  now();
  return {
    now,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
