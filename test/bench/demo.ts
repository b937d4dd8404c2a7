import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Row } from './row.ts'

const demo = fileURLToPath(new URL('../../local/demo.ts', import.meta.url))

interface Figures {
  readonly wallSeconds: number
  readonly peakMemoryMb: number
  readonly simulatedDays: number
}

/** The whole journey in a process of its own, as a newcomer runs it; peak memory is that of the process. */
export async function benchDemo(): Promise<Row[]> {
  const small = await runDemo(500)
  const large = await runDemo(2000)
  return [row('demo, 500 workers', small, 30, 600), row('demo, 2,000 workers', large, 90, 600)]
}

function row(what: string, figures: Figures, seconds: number, megabytes: number): Row {
  return {
    what,
    target: `${seconds} s, ${megabytes} MB`,
    measured: `${figures.wallSeconds.toFixed(1)} s, ${Math.round(figures.peakMemoryMb)} MB, ${figures.simulatedDays} days`,
    ok: figures.wallSeconds <= seconds && figures.peakMemoryMb <= megabytes,
  }
}

async function runDemo(workers: number): Promise<Figures> {
  const child = spawn(process.execPath, [demo, '--workers', String(workers), '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`the demo with ${workers} workers ended with code ${code}`)
  return JSON.parse(output) as Figures
}
