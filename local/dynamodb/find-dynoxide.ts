import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

/** The embedded DynamoDB's binary: named by DYNOXIDE_BIN, from the package for this platform, or on the PATH. */
export function findDynoxide(environment: NodeJS.ProcessEnv): string | undefined {
  const { DYNOXIDE_BIN, PATH = '' } = environment
  if (DYNOXIDE_BIN) return DYNOXIDE_BIN
  const name = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide'
  const folders = [packageFolder() ?? '', ...PATH.split(delimiter)].filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function packageFolder(): string | undefined {
  try {
    const manifest = `@dynoxide/${process.platform}-${process.arch}/package.json`
    return dirname(createRequire(import.meta.url).resolve(manifest))
  } catch {
    return undefined
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
