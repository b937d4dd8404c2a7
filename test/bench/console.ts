import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtConsole } from '../console/built-console.ts'
import type { Row } from './row.ts'

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`
const budget = 400_000

/** What browsers are sent, by gzip: the first load with the work list, and each file of the console. */
export async function benchConsole(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'zhida-console-'))
  try {
    const built = await builtConsole(folder)
    const first = built.firstLoad('worklist')
    const bytes = built.bytesOf(first)
    const files = [...built.chunks.values()].toSorted((a, b) => b.bytes - a.bytes)
    return [
      {
        what: 'console: first load with the work list',
        target: `≤ ${kilobytes(budget)}`,
        measured: kilobytes(bytes),
        ok: bytes <= budget,
      },
      ...files.map(({ name, bytes: own }) => ({
        what: `  ${name}`,
        target: '',
        measured: `${kilobytes(own)}${first.includes(name) ? ', in the first load' : ''}`,
        ok: true,
      })),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
