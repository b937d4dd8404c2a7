import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers a request for a file, or says false where there is none. `path` is without its query. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>
