import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const worker = 'service-worker.js'

/**
 * The page of an escort's phone, apart from the console: small, and every file of it is taken along by its service worker, which
 * knows them by the names that the build gives them.
 */
export default defineConfig({
  root,
  base: '/roll-call/',
  plugins: [filesOfWorker(), noOtherAddress()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/console/roll-call', import.meta.url)),
    emptyOutDir: true,
    // Phones of some years' age, and what chat apps open pages with.
    target: ['chrome87', 'safari15.4'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { page: `${root}index.html`, 'service-worker': `${root}service-worker.ts` },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? worker : 'assets/[name]-[hash].js'),
      },
    },
  },
})

/** Writes into the service worker which files there are; its own text changes with them, so that phones fetch them anew. */
function filesOfWorker(): Plugin {
  return {
    name: 'files of the service worker',
    generateBundle(_, bundle) {
      const chunk = bundle[worker]
      if (chunk?.type !== 'chunk') throw new Error('there is no service worker')
      const built = Object.keys(bundle).filter((name) => name !== worker && name !== 'index.html')
      const files = ['', 'icon.svg', 'roll-call.webmanifest', ...built].map((name) => `/roll-call/${name}`)
      chunk.code = chunk.code.replace('__FILES__', JSON.stringify(files))
    },
  }
}

/** The scanner's library would fetch its wasm from a CDN unless told another place, as we do: that place is not in what we serve. */
function noOtherAddress(): Plugin {
  const cdn = 'https://fastly.jsdelivr.net/npm'
  return {
    name: 'no address that is not ours',
    transform: (code) => (code.includes(cdn) ? { code: code.replaceAll(cdn, '/roll-call'), map: null } : undefined),
  }
}
