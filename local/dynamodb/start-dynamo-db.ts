import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { SetupProblem } from '../setup-problem.ts'
import { findDynoxide } from './find-dynoxide.ts'
import { keepMemory } from './keep-memory.ts'
import { spawnWithParent } from './spawn-with-parent.ts'

export interface DynamoDb {
  /** For `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly endpoint: string
  /** Ours; else one that was running, and may be anything. */
  readonly isEmbedded: boolean
  stop(): Promise<void>
}

/**
 * Starts dynoxide as a child. `data` is an existing folder for its SQLite file; without one the tables live in memory.
 * `onCrash` is called when it ends before `stop()`. Without a binary, a DynamoDB that AWS_ENDPOINT_URL_DYNAMODB names is used.
 * No table may have a stream: dynoxide slows down linearly with one.
 * @throws SetupProblem when no DynamoDB is found, or it does not start.
 */
export async function startDynamoDb({
  data,
  onCrash = (problem) => process.stderr.write(`${problem.message}\n`),
}: {
  data?: string
  onCrash?: (problem: SetupProblem) => void
} = {}): Promise<DynamoDb> {
  const binary = findDynoxide(process.env)
  if (!binary) return existingDynamoDb()

  const { child, endpoint } = await spawnListening(binary, data)

  let stopping = false
  const ended = once(child, 'exit').then(([code, signal]) => {
    const how = signal ?? `code ${code}`
    if (!stopping) onCrash(new SetupProblem(`the embedded DynamoDB ended unexpectedly (${how}): start again`))
  })
  const letGo = await keepMemory(endpoint)
  return {
    endpoint,
    isEmbedded: true,
    async stop() {
      stopping = true
      letGo()
      child.stdin?.end()
      await ended
    },
  }
}

/** Of the ports that are free now, another programme may take one before dynoxide does. */
const mostPorts = 5

async function spawnListening(binary: string, data: string | undefined) {
  for (let tries = 1; ; tries += 1) {
    const { host, port } = await freeAddress()
    const options = ['--host', host, '--port', String(port)]
    if (data !== undefined) options.push('--db-path', join(data, 'dynamodb.sqlite'))
    const child = spawnWithParent(binary, options)
    try {
      await untilListening(child, binary)
      return { child, endpoint: `http://${host}:${port}` }
    } catch (error) {
      const isTaken = error instanceof SetupProblem && error.message.includes(`port ${port} is already in use`)
      if (!isTaken || tries === mostPorts) throw error
    }
  }
}

function existingDynamoDb(): DynamoDb {
  const endpoint = process.env['AWS_ENDPOINT_URL_DYNAMODB']
  if (endpoint) return { endpoint, isEmbedded: false, stop: async () => undefined }
  throw new SetupProblem(
    `no embedded DynamoDB for ${process.platform}-${process.arch}: install dynoxide (https://github.com/nubo-db/dynoxide) and put it on the PATH or name it in DYNOXIDE_BIN, or name a running DynamoDB Local in AWS_ENDPOINT_URL_DYNAMODB`,
  )
}

/** Waits for the line that says so; if the child ends first, its own words say why. */
function untilListening(child: ChildProcess, binary: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = (why: string) => reject(new SetupProblem(`the embedded DynamoDB (${binary}) does not start: ${why}`))
    const listen = (chunk: Buffer) => {
      said += chunk
      if (!said.includes('listening on')) return
      child.stderr?.off('data', listen).resume()
      child.off('exit', onExit)
      resolve()
    }
    const onExit = (code: number | null) => fail(said.trim().replace(/\s+/g, ' ') || `it ended with code ${code}`)
    child.stderr?.on('data', listen)
    child.once('error', (error) => fail(error.message))
    child.once('exit', onExit)
  })
}

/**
 * Dynoxide answers whoever calls it, pages of other sites in a browser of this machine too, so it listens where nobody finds
 * it by trying: at one of the 16 million addresses of this machine, where the system has more than one (macOS has not).
 */
async function freeAddress(): Promise<{ host: string; port: number }> {
  const port = await freePort()
  const host = `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`
  return { host: (await canListen(host, port)) ? host : '127.0.0.1', port }
}

/** Free at every address: dynoxide starts at no other. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('a listening TCP server has an address')
  return address.port
}

async function canListen(host: string, port: number): Promise<boolean> {
  const server = createServer().listen(port, host)
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}
