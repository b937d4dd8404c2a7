import { atShanghai, type CalendarDate, type Instant } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Has all cases that are due at a time looked at then: one execution a time, `due-20260305T1400`, whoever asks for it how often. Of what a
 * day before left behind each day begins another, since the one that was to do it may have ended.
 */
export async function watchCases(
  at: Instant,
  today: CalendarDate,
  { workflows }: Pick<Deps, 'workflows'>,
): Promise<void> {
  const name = `due-${at.slice(0, 16).replaceAll(/[-:]/g, '')}`
  const isLeft = at < atShanghai(today, '00:00')
  await workflows.start('stabilisation/watch-cases', isLeft ? `${name}-${today}` : name, { at })
}
