import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * Bytes of the pieces that maps of an item take as they grow. Dynoxide's allocator (musl's) cuts each size from groups of a
 * few pieces, asks the system for a group when it takes the first and gives it back with the last: 36 times a put.
 */
const pieces = [36, 42, 50, 63, 72, 84, 102, 127, 146, 170].map((slots) => slots * 16 - 20)
/** Groups of each size that are kept: what one call takes at a time fits into them. */
const groups = 10
/** So many pieces lie between two that stay, so that each of these has a group of its own. */
const between = 5

/** Headers that hold a piece of each size, and that hold those between. */
const onePiece = headers(1)
const piecesBetween = headers(between)
/** Milliseconds. */
const patience = 5_000

/**
 * Makes the embedded table keep memory that it would give back to the system and ask for again in each call, a third to a half
 * of its processor time. A request whose body never comes holds, in its headers' names, a piece of each group; 1.4 MB in all.
 * Returns what lets them go. Where it fails, the table is only slower.
 */
export async function keepMemory(endpoint: string): Promise<() => void> {
  const kept: Socket[] = []
  const passing: Socket[] = []
  try {
    for (let group = 0; group < groups; group += 1) {
      kept.push(await holdRequest(endpoint, onePiece))
      passing.push(await holdRequest(endpoint, piecesBetween))
    }
  } catch {}
  for (const socket of passing) socket.destroy()
  return () => {
    for (const socket of kept) socket.destroy()
  }
}

function headers(ofEach: number): string {
  const names = pieces.flatMap((bytes) => Array.from({ length: ofEach }, (_, nth) => `x${nth}`.padEnd(bytes, 'x')))
  return names.map((name) => `${name}:\r\n`).join('')
}

/** Sends all of a request but its body, and waits until its headers have been read, which is when the body is asked for. */
async function holdRequest(endpoint: string, headers: string): Promise<Socket> {
  const { host, hostname, port } = new URL(endpoint)
  const socket = connect(Number(port), hostname)
  // It keeps no process alive, and breaks off with the table.
  socket.on('error', () => undefined).unref()
  socket.setTimeout(patience, () => socket.destroy())
  socket.write(`POST / HTTP/1.1\r\nhost: ${host}\r\nexpect: 100-continue\r\ncontent-length: 1\r\n${headers}\r\n`)
  const isHeld = await Promise.race([once(socket, 'data').then(() => true), once(socket, 'close').then(() => false)])
  if (!isHeld) throw new Error('the connection was closed')
  return socket.setTimeout(0)
}
