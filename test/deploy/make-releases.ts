import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeRelease, type Release } from './make-release.ts'
import { releaseBefore } from './release-before.ts'

export interface Releases {
  readonly before: Release
  readonly head: Release
  /** Deletes their bundles. */
  remove(): Promise<void>
}

/** The release before and that of the sources, bundled into a folder outside the project. */
export async function makeReleases(): Promise<Releases> {
  const folder = await mkdtemp(join(tmpdir(), 'zhida-deploy-'))
  const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))
  await symlink(packages, join(folder, 'node_modules'), 'junction')
  return {
    before: await makeRelease(join(folder, 'before'), releaseBefore),
    head: await makeRelease(join(folder, 'head'), []),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
