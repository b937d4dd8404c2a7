import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readStage } from '../../infra/read-stage.ts'
import type { Stage } from '../../infra/stage.ts'

const stages = fileURLToPath(new URL('../../infra/stages', import.meta.url))

/** What the file of an example says, to be changed and read again. */
export async function exampleStage(name: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(path.join(stages, `${name}.json`), 'utf8')) as Record<string, unknown>
}

/** The stage that such a file makes under a name. */
export async function stageFrom(file: object, name = 'default'): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhida-stage-'))
  try {
    await writeFile(path.join(folder, `${name}.json`), JSON.stringify(file))
    return await readStage(name, folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
/** The example under the default stage's name, whose resources are called as they were before there were stages. */
export async function defaultStageAs(example: string): Promise<Stage> {
  return stageFrom(await exampleStage(example))
}
