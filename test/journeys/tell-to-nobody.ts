import { Writable } from 'node:stream'

/** A stream for stories that nobody reads. */
export function tellToNobody(): NodeJS.WriteStream {
  return new Writable({ write: (_chunk, _encoding, done) => done() }) as unknown as NodeJS.WriteStream
}
