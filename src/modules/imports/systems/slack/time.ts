/**
 * Slack's `ts` is id and time at once: seconds, a point, and six digits that are microseconds or, in old data, a counter.
 * It is taken apart as text, because a float keeps neither.
 */

const form = /^(\d{1,12})(?:\.(\d{1,6}))?$/
const lastSecond = 253_402_300_799

/** ISO instant with six digits, or undefined when it is no time. */
export function instantOf(ts: string): string | undefined {
  const [, seconds = '', micros = ''] = form.exec(ts) ?? []
  if (!seconds || Number(seconds) > lastSecond) return undefined
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}.${micros.padEnd(6, '0')}Z`
}

/** Orders by text parts; both must be times. */
export function compareTs(a: string, b: string): number {
  const [wholeA = '', partA = ''] = a.split('.')
  const [wholeB = '', partB = ''] = b.split('.')
  return Number(wholeA) - Number(wholeB) || Number(partA.padEnd(6, '0')) - Number(partB.padEnd(6, '0'))
}

/** `created` of channels: a string until about 2018, a number since. */
export function instantOfSeconds(seconds: unknown): string | undefined {
  const whole = String(seconds ?? '')
  return Number(whole) > 0 ? instantOf(whole) : undefined
}
