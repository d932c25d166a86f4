/** A screen whose code is fetched when it is needed; what could not be fetched can be asked for again. */
import { type ComponentType, type ReactNode, use } from 'react'
import type { Screen } from './screens.ts'

/** The code of a screen did not come: most likely the network is away. */
export class Unfetched extends Error {
  /** How often it was tried. */
  readonly tries: number
  readonly again: () => void

  constructor(tries: number, again: () => void) {
    super('the code of a screen could not be fetched')
    this.tries = tries
    this.again = again
  }
}

/** The router's own would load the page anew, and without a network nothing would be left of it. */
export function lazyScreen(load: Screen['load']): (() => ReactNode) & { preload: () => Promise<void> } {
  let found: ComponentType | undefined
  let asked: Promise<ComponentType> | undefined
  let tries = 0
  const fetched = (): Promise<ComponentType> => {
    // Kept also when it fails: asked anew at each drawing it would never end.
    asked ??= load().then(
      (module) => {
        found = module.default
        return found
      },
      () => {
        tries++
        throw new Unfetched(tries, () => {
          asked = undefined
        })
      },
    )
    return asked
  }
  function LazyScreen() {
    const Found = found ?? use(fetched())
    return <Found />
  }
  // Not while the network is away: some browsers remember what could not be fetched.
  LazyScreen.preload = async () => {
    if (!navigator.onLine) return
    await fetched().then(
      () => {},
      // Fetched ahead of its time: it is asked for anew when it is needed.
      () => {
        asked = undefined
      },
    )
  }
  return LazyScreen
}
