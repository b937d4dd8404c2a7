import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import project from '../package.json' with { type: 'json' }
import { provinceMap } from './province-map-plugin.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Everything is served from our own address, and nothing stands in a page itself: its policy allows no script there. */
export default defineConfig({
  root,
  plugins: [provinceMap()],
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
