import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Listening } from '../http/listen.ts'
import { SetupProblem } from '../setup-problem.ts'

/** Listens where the start before did, so that the links it gave out lead somewhere; if that is taken, anywhere. */
export async function listenAsBefore(data: string, listen: (port: number) => Promise<Listening>): Promise<Listening> {
  const file = join(data, 'aws-port')
  const before = Number(await readFile(file, 'utf8').catch(() => '0'))
  const listening = await listen(before).catch((error: unknown) => {
    if (error instanceof SetupProblem) return listen(0)
    throw error
  })
  await writeFile(file, new URL(listening.url).port)
  return listening
}
