import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkSdk } from '../infra/link-sdk.ts'
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
  await linkSdk(folder)
  return {
    before: await makeRelease(join(folder, 'before'), releaseBefore),
    head: await makeRelease(join(folder, 'head'), []),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
