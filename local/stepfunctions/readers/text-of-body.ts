import type { Readable } from 'node:stream'

/** The UTF-8 text of an object as it comes in, without the byte order mark that it may begin with. */
export async function* textOfBody(body: Readable): AsyncIterable<string> {
  // Keeps a character that two chunks share.
  const decoder = new TextDecoder()
  for await (const chunk of body as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true })
  // What is left of a character that the object breaks off in.
  yield decoder.decode()
}
