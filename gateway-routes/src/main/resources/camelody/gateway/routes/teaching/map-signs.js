// Signs that appear at a node of the map: what became of a message that goes no further, or must come again.
const SIGNS = {
  retry: (x, y, r) => ring(x, y, r),
  unroutable: (x, y, r) => `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`,
  expired: (x, y, r) => `M${x - r} ${y - r}h${2 * r}l${-2 * r} ${2 * r}h${2 * r}z`,
  late: (x, y, r) => `${ring(x, y, r)}M${x} ${y - r * 0.6}V${y}H${x + r * 0.5}`,
  lost: (x, y, r) => `${ring(x, y, r)}M${x - r * 0.7} ${y + r * 0.7}L${x + r * 0.7} ${y - r * 0.7}`,
};

export const SIGN_NAMES = Object.keys(SIGNS);

/** Answers the path of a sign round a point. */
export const signPath = (name, x, y, radius) => SIGNS[name](x, y, radius);

const ring = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0`;
