import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answerConsole } from '../../functions/console/answer-console.ts'
import type { StaticFiles } from '../http/static-files.ts'

/** The local bucket listens on a port of its own. */
const connect = ['http://127.0.0.1:*', 'http://localhost:*']

/** The console of this folder, answered as it is on AWS. */
export function consoleFilesIn(folder: string): StaticFiles {
  const read = (key: string) => readFile(join(folder, key)).catch(nullWhereThereIsNone)
  return async (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const answer = await answerConsole({ path, headers: request.headers }, { read, connect })
    if (!answer) return false
    const { status, headers, body } = answer
    // In one piece: a browser that goes elsewhere meanwhile breaks no stream of ours.
    response.writeHead(status, { ...headers, ...(status === 200 && { 'content-length': body.length }) })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}

/** Where `npm run console` puts it. */
export const consoleFiles = consoleFilesIn(fileURLToPath(new URL('../../dist/console/', import.meta.url)))

function nullWhereThereIsNone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR') return null
  throw error
}
