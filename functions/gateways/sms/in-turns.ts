/** Does something for each item, so many at a time, and answers in their order. */
export async function inTurns<Item, Done>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = []
  let next = 0
  async function work(): Promise<void> {
    while (next < items.length) {
      const index = next
      next += 1
      done[index] = await act(items[index] as Item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work))
  return done
}
