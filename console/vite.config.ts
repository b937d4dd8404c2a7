import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import project from '../package.json' with { type: 'json' }
import { provinceMap } from './province-map-plugin.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

/** A domain file that a screen imports can draw one in that reads what no browser has: the screen then needs less of it. */
const nothingOfNode = {
  name: 'nothing-of-node',
  enforce: 'pre' as const,
  resolveId(module: string, importer?: string) {
    if (module.startsWith('node:')) throw new Error(`${module} is no module of a browser: ${importer} imports it`)
  },
}

/** Everything is served from our own address, and nothing stands in a page itself: its policy allows no script there. */
export default defineConfig({
  root,
  plugins: [provinceMap(), nothingOfNode],
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(project.version) },
  build: {
    outDir: fileURLToPath(new URL('../dist/console', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // `use client` speaks to servers that render React; there is none here.
      onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)),
    },
  },
})
