/** Colours elsewhere, as one of our eight tones: red, orange, yellow, green, teal, blue, violet, grey. */

const toneOf: Record<string, number> = {
  red: 0,
  pink: 0,
  magenta: 0,
  'hot-pink': 0,
  orange: 1,
  'yellow-orange': 1,
  yellow: 2,
  lime: 3,
  green: 3,
  'yellow-green': 3,
  sky: 4,
  aqua: 4,
  teal: 4,
  'blue-green': 4,
  blue: 5,
  indigo: 5,
  purple: 6,
  black: 7,
  none: 7,
  'cool-gray': 7,
}

/** `red_dark` and `red_light` are a red; what nobody knows is grey. */
export const toneFor = (color: string): number => {
  const bare = color.toLowerCase().replace(/_(?:dark|light)$/, '')
  return Object.hasOwn(toneOf, bare) ? toneOf[bare]! : 7
}
