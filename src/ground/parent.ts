/** Notices that npm has ended: it passes signals on to the shell between us, which ends and tells nobody. */

const LOOK_MS = 500

/** Calls `stop` once when this process was started by an npm script and npm's shell is gone. */
export function whenNpmEnds(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const looking = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(looking)
    stop()
  }, LOOK_MS)
  looking.unref()
}
