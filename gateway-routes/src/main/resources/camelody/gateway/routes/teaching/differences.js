// Which lines of two texts are the same: those of their longest common subsequence.
const LINES_MAX = 200;

/** Answers both texts' lines, each as {text, same}. */
export function differences(before, after) {
  const [old, now] = [before.slice(0, LINES_MAX), after.slice(0, LINES_MAX)];
  const common = old.map(() => new Array(now.length + 1).fill(0));
  common.push(new Array(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i][j] = old[i] === now[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const kept = [new Set(), new Set()];
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (old[i] === now[j]) {
      kept[0].add(i++);
      kept[1].add(j++);
    } else if (common[i + 1][j] >= common[i][j + 1]) i++;
    else j++;
  }
  return [old, now].map((lines, side) => lines.map((text, index) => ({ text, same: kept[side].has(index) })));
}
