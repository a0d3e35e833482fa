// How many messages lay in each queue, as often as we heard of it.
const SAMPLES_MAX = 40;

/** Answers {add(queue, messages), of(queue): the last so many, oldest first}. */
export function queueDepths() {
  const samples = new Map();
  return {
    add(queue, messages) {
      samples.set(queue, [...(samples.get(queue) ?? []), messages].slice(-SAMPLES_MAX));
    },
    of: (queue) => samples.get(queue) ?? [],
  };
}

/** Answers the points of a chart of that size whose lower left corner is given. */
export function chartPoints(depths, { width, height }, left, bottom) {
  const most = Math.max(0, ...depths);
  return most === 0 ? "" : depths.map((depth, index) =>
    `${(left + (width * index) / SAMPLES_MAX).toFixed(1)},${(bottom - (height * depth) / most).toFixed(1)}`).join(" ");
}
