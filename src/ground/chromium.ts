// The system's Chromium, for the tests that look at screens.
import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium; CHROMIUM names one and then no other is looked for. */
export function findChromium(env: Record<string, string | undefined> = process.env): string | undefined {
  const wanted = env.CHROMIUM ? [env.CHROMIUM] : names
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = wanted.flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))))
  return [...candidates, ...(env.CHROMIUM ? [] : installed)].find(isExecutable)
}

function isExecutable(path: string) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
