import type { Server } from 'node:http'
import { SetupProblem } from '../setup-problem.ts'

export interface Listening {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** Ends open connections too. */
  stop(): Promise<void>
}

/** The clients are in this process: a connection that the server drops while idle costs them a failed call. */
const keepAliveMilliseconds = 600_000

/**
 * Listens on this machine only. Port 0 is any free one.
 * @throws SetupProblem when the port is taken or may not be used.
 */
export function listen(server: Server, port: number): Promise<Listening> {
  server.keepAliveTimeout = keepAliveMilliseconds
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address !== 'object' || address === null) throw new Error('a listening TCP server has an address')
      resolve({ url: `http://127.0.0.1:${address.port}`, stop: () => stop(server) })
    })
  })
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new SetupProblem(`port ${port} is in use: stop what uses it or choose another one with --port`)
  if (error.code === 'EACCES')
    return new SetupProblem(`port ${port} may not be used by you: choose one above 1023 with --port`)
  return error
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
