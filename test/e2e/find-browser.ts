import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A browser of Chrome's kind: the one that `ZHIDA_BROWSER` names, else one in the path or where macOS keeps programs. */
export function findBrowser(): string | undefined {
  const named = process.env['ZHIDA_BROWSER']
  if (named) return isProgram(named) ? named : undefined
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications].find(isProgram)
}

export const noBrowser =
  'No browser was found: install Chromium or Chrome, or name one, as in ZHIDA_BROWSER=/usr/bin/chromium npm run e2e.'

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

// As a programme it prints what it found, for who installs one where there is none.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const found = findBrowser()
  console.log(found ?? noBrowser)
  process.exitCode = found ? 0 : 2
}
