/** Vite plugin for what makes the app installable: its manifest, and the worker that opens it without a network. */
import type { Plugin, Rolldown } from 'vite'

/** Figtree and Newsreader without the letters of other alphabets; they come when one is read. */
const isOurAlphabet = (file: string): boolean =>
  file.endsWith('.woff2') && file.includes('-latin-') && !file.includes('-latin-ext-')
const WORKERS = ['worker', 'retired']

const manifest = {
  id: '/',
  name: 'Leitstern',
  short_name: 'Leitstern',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  // Paper; the page says what it is by night.
  background_color: '#f5f4f0',
  theme_color: '#f5f4f0',
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}

/** `folder` holds `worker.ts` and `retired.ts`, each a file of its own at the root: a worker watches over what lies below it. */
export function installable(folder: string): Plugin {
  return {
    name: 'leitstern:installable',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      for (const name of WORKERS) this.emitFile({ type: 'chunk', id: `${folder}${name}.ts`, fileName: `${name}.js` })
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const name of WORKERS) fillIn(bundle, `${name}.js`)
        const source = JSON.stringify(manifest)
        this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source })
      },
    },
  }
}

/** The worker is told of files by name, as they are only known now. */
function fillIn(bundle: Rolldown.OutputBundle, name: string) {
  const worker = bundle[name]
  const shell = bundle['index.html']
  if (worker?.type !== 'chunk' || shell?.type !== 'asset') throw new Error(`${name} was not built`)
  if (worker.imports.length > 0) throw new Error(`${name} stands alone, but needs ${worker.imports.join()}`)
  const files = Object.keys(bundle)
    .filter((one) => one.startsWith('assets/'))
    .map((one) => `/${one}`)
    .sort()
  const page = [...String(shell.source).matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, file]) => file!,
  )
  const first = [...page, ...files.filter(isOurAlphabet)]
  const lists = { __PAGE__: page, __FIRST__: first, __FILES__: files }
  for (const [slot, list] of Object.entries(lists)) worker.code = worker.code.replaceAll(slot, JSON.stringify(list))
}
