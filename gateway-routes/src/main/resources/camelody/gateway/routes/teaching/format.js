// Figures as people read them.
import { language } from "./texts.js";

/** Writes microseconds with the unit that suits: 740 µs, 3.2 ms, 1.5 s. */
export function micros(value) {
  if (value === undefined || value === null) return "";
  if (value < 1000) return `${Math.round(value)} µs`;
  if (value < 1e6) return `${decimal(value / 1000)} ms`;
  return `${decimal(value / 1e6)} s`;
}

const decimal = (value) =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 }).format(value);

export const whole = (value) => new Intl.NumberFormat(language()).format(value);

/** Writes the time of day of epoch microseconds. */
export function timeOfDay(at) {
  return new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 })
    .format(new Date(at / 1000));
}

/** Answers a trace's own colour: bright enough on white and on black. */
export function colourOf(trace) {
  const hue = (parseInt(trace.slice(0, 8), 16) * 137.508) % 360;
  return `oklch(0.66 0.17 ${hue.toFixed(0)})`;
}
