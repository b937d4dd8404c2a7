import { beforeAll, vi } from 'vitest'

/** Chance says how long a pause is before the table is asked again: none in the cases of this block, however often they ask. */
export function withoutPauses(): void {
  beforeAll(() => {
    const chance = vi.spyOn(Math, 'random').mockReturnValue(0)
    return () => chance.mockRestore()
  })
}
