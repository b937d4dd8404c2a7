import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findBrowser, noBrowser } from './find-browser.ts'

/** `npm run e2e [-- FILTER]`: what people see, in a real browser. Pictures stay in `out/e2e`. Ends with 2 where there is no browser. */
const project = fileURLToPath(new URL('../..', import.meta.url))
const browser = findBrowser()
if (!browser) {
  console.error(noBrowser)
  process.exit(2)
}
const built = run('infra/build-console.ts', '--if-stale')
process.exit(
  built ||
    run('node_modules/vitest/vitest.mjs', 'run', '--config', 'test/e2e/vitest.config.ts', ...process.argv.slice(2)),
)

function run(...args: string[]): number {
  const env = { ...process.env, ZHIDA_BROWSER: browser }
  return spawnSync(process.execPath, args, { cwd: project, env, stdio: 'inherit' }).status ?? 1
}
