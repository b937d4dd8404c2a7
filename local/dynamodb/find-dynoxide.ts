import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

interface Machine {
  readonly platform: string
  readonly arch: string
}

/** The embedded DynamoDB's binary: named by DYNOXIDE_BIN, from npm's package for this machine, or on the PATH. */
export function findDynoxide(environment: NodeJS.ProcessEnv, machine: Machine = process): string | undefined {
  const { DYNOXIDE_BIN, PATH = '' } = environment
  if (DYNOXIDE_BIN) return DYNOXIDE_BIN
  const name = machine.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide'
  const folders = [packageFolder(machine) ?? '', ...PATH.split(delimiter)].filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

/** npm installs only the one that fits the machine; undefined where none does. */
function packageFolder({ platform, arch }: Machine): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(`@dynoxide/${platform}-${arch}/package.json`))
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
