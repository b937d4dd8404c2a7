import { fileURLToPath } from 'node:url'

/** Where `npm run console` puts what it builds. */
export function consoleFolder(): string {
  return fileURLToPath(new URL('../dist/console', import.meta.url))
}
