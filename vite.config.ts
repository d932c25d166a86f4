import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed, icons, serverOwn } from './src/site/built.ts'
import { installable } from './src/site/installable.ts'
import { withoutSchemas } from './src/site/without-schemas.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The "#web/*" names come from package.json "imports", which Vite reads like Node does.
export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [
    react(),
    withoutSchemas(),
    icons(here('src/web/icon.svg')),
    installable(here('src/web/worker/')),
    compressed(),
    serverOwn(here('.')),
  ],
  resolve: {
    alias: [
      // In development the package's front door pre-bundles six thousand icons; this one lists them without the extras.
      { find: /^@tabler\/icons-react$/, replacement: '@tabler/icons-react/dist/esm/icons/index.mjs' },
    ],
  },
  // Found at start rather than at the first click, which would load the page anew.
  optimizeDeps: {
    entries: ['index.html', 'src/web/kit-page/kit.html', 'src/modules/*/ui/**/*.{ts,tsx}'],
    include: ['virtua'],
  },
  // The public pages: React on the server, nothing of it in the browser. Icons are taken one by one, not all six thousand.
  ssr: { noExternal: [/^@tabler\//] },
  environments: {
    ssr: {
      build: {
        outDir: here('dist/site'),
        emptyOutDir: true,
        ssr: true,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          input: here('src/site/pages.tsx'),
          output: { entryFileNames: 'pages.js', codeSplitting: false },
        },
      },
    },
  },
  builder: {},
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    // light-dark() and :has() are used as they stand: Safari 17.5, Chrome 123, Firefox 121.
    target: ['safari17.5', 'chrome123', 'firefox121'],
    cssCodeSplit: true,
    // A font or icon as data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The first screen comes in few files instead of seventy: the packages, which rarely change, and ours.
            { name: 'packages', test: /node_modules/, tags: ['$initial'], priority: 2 },
            { name: 'app', test: /^(?!.*\/web\/worker\/)/, tags: ['$initial'], priority: 1 },
            // Icons only among themselves: merged with what needs Markdown, one of them brought all of it to the first screen.
            {
              name: 'icons',
              test: /@tabler/,
              minShareCount: 3,
              entriesAware: true,
              entriesAwareMergeThreshold: 3_000,
              priority: 0.5,
            },
            // What several screens share, in pieces worth a request. Larger ones would bring a screen what it does not need:
            // at 30 kB the first came with all of Markdown.
            { name: 'shared', minShareCount: 3, entriesAware: true, entriesAwareMergeThreshold: 3_000 },
          ],
        },
        // The name of a shared piece would list all the screens that share it.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
      },
    },
    // Only the emoji of one language are larger than 500 kB, and they come when a picker opens; the packages are near it.
    chunkSizeWarningLimit: 650,
  },
})
