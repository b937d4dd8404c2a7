import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What `npm start` opened in a process of its own. */
export interface OpenedDemo {
  readonly said: string
  /** As the coordinator whose token it said. */
  get(path: string): Promise<Record<string, unknown>>
  stop(): Promise<void>
}

/** Like `npm start` on a folder that a demo kept, until it has said its lines. */
export async function openKeptDemo(data: string): Promise<OpenedDemo> {
  const port = await freePort()
  const args = ['local/start.ts', '--data', data, '--port', String(port)]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const said = await untilSaid(child, '/local/clock -d')
  const token = /^TOKEN=(.+)$/m.exec(said)?.[1]
  return {
    said,
    async get(path) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${token}` } })
      return (await answer.json()) as Record<string, unknown>
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function untilSaid(child: ChildProcess, words: string): Promise<string> {
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk)
    if (said.includes(words)) return said
  }
  throw new Error(`it ended: ${said}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
