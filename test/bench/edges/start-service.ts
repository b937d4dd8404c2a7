import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ProbeReport } from './probe.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const probe = fileURLToPath(new URL('probe.ts', import.meta.url))

/** The service as `npm start` starts it, in a process of its own, with the probe in it. */
export interface StartedService {
  readonly url: string
  readonly pid: number
  /** A coordinator's. */
  readonly token: string
  begin(): void
  end(): Promise<ProbeReport>
  stop(): Promise<void>
}

/** The simulated partners listen at the next port. Resolves when it has said its lines. */
export async function startService(data: string, port: number): Promise<StartedService> {
  const options = ['--import', probe, 'local/start.ts', '--data', data, '--port', String(port)]
  const child = spawn(process.execPath, options, { cwd: root, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk)
    if (said.includes('/local/clock -d')) break
  }
  const token = /^TOKEN=(.+)$/m.exec(said)?.[1]
  if (!token || child.pid === undefined) throw new Error(`the service ended: ${said}`)
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    token,
    begin: () => child.send('begin'),
    async end() {
      const answered = once(child, 'message')
      child.send('end')
      const [report] = await answered
      return report as ProbeReport
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
