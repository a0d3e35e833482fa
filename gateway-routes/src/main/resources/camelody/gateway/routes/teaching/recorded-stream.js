// In a recording, in place of stream.js: events come when the playback has reached them.
import { playback } from "./playback.js";
import { recording } from "./recording.js";

export function listen({ onEvents, onGap, onState }) {
  onState(true);
  if (recording.missing > 0) onGap(recording.missing);
  return playback.subscribe(onEvents);
}
