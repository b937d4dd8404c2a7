/** One list of several that are each in order. Of each no more is asked for than is due. */
export async function* inOrder<Item>(
  lists: readonly AsyncIterator<Item>[],
  keyOf: (item: Item) => string,
): AsyncGenerator<Item> {
  const heads = await Promise.all(
    lists.map(async (list) => {
      const { value, done } = await list.next()
      return done ? [] : [{ list, item: value }]
    }),
  )
  const open = heads.flat()
  while (open.length > 0) {
    const first = open.reduce((one, other) => (keyOf(other.item) < keyOf(one.item) ? other : one))
    yield first.item
    const { value, done } = await first.list.next()
    if (done) open.splice(open.indexOf(first), 1)
    else first.item = value
  }
}
