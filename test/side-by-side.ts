import { epochOf, plus } from '../domain/kernel/instant.ts'
import type { World } from './world.ts'

type Story = (world: World) => Promise<void>

/**
 * Stories that happen side by side in one world, each in a test of its own: `test('…', story(async (world) => { … }))`. A story advances the
 * world that it is given; time goes on once all of them wait for it, to what is due first. So half a year passes once for all, and nothing
 * happens between two lines of any. What they look at must be their own: the world holds what the others did too.
 */
export function sideBySide(world: () => World): (story: Story) => () => Promise<void> {
  const stories: Story[] = []
  let ends: Promise<PromiseSettledResult<void>[]> | undefined
  return (story) => {
    const place = stories.push(story) - 1
    return async () => {
      ends ??= tellAll(world(), stories)
      const end = (await ends)[place]
      if (end?.status === 'rejected') throw end.reason
    }
  }
}

async function tellAll(world: World, stories: readonly Story[]): Promise<PromiseSettledResult<void>[]> {
  let left = stories.length
  const ends = Promise.allSettled(
    stories.map(async (story) => {
      const { own, leave } = withOwnTime(world)
      try {
        await story(own)
      } finally {
        left -= 1
        leave()
      }
    }),
  )
  await world.settle(() => left === 0)
  return ends
}

/** The world as one of several sees it that all stand in its time. */
function withOwnTime(world: World): { own: World; leave: () => void } {
  const { clock } = world
  let stand = clock.busy()
  return {
    own: {
      ...world,
      async advance(span) {
        const target = epochOf(plus(clock.now(), span))
        clock.schedule(target, () => undefined)
        stand()
        try {
          await clock.until(() => clock.epochMilliseconds() >= target)
        } finally {
          stand = clock.busy()
        }
      },
      settle: () => Promise.reject(new Error('one of several stories cannot let all time pass')),
      close: () => Promise.reject(new Error('the world is closed by whoever opened it')),
    },
    leave: () => stand(),
  }
}
