import { mkdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Puts AWS's SDK, and nothing else, where bundles in and below a folder find it, as Lambda's runtime does. */
export async function linkSdk(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'node_modules'))
  for (const scope of ['@aws-sdk', '@smithy'])
    await symlink(
      fileURLToPath(new URL(`../../node_modules/${scope}`, import.meta.url)),
      path.join(folder, 'node_modules', scope),
      'junction',
    )
}
