/** Chunks that are read side by side. */
const atOnce = 16

/** What `read` finds for each chunk of a batch, in their order, with some read at once and no more than these held. */
export async function* readChunks<T>(chunks: number, read: (chunk: number) => Promise<T>): AsyncGenerator<T> {
  for (let first = 0; first < chunks; first += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, chunks - first) }, (_, index) => first + index)
    yield* await Promise.all(some.map(read))
  }
}
