import type { SaidBy } from '../../domain/enterprises/said-by.ts'
import { writtenMoment } from '../../domain/kernel/forms/beijing-time.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { FirmPage } from './firm-page.ts'

/** Who said what stands, and when: 陈建国（厂长）于2026-03-02 09:00. */
export function toldBy(
  { say }: Pick<FirmPage, 'say'>,
  at: Instant,
  saidBy: SaidBy | undefined,
  name = saidBy?.name,
): string {
  const role = saidBy?.role ? say(`（${saidBy.role}）`, ` (${saidBy.role})`) : ''
  const moment = writtenMoment(at)
  const phone = saidBy?.through === 'telephone' ? say('，电话告知', ', by telephone') : ''
  if (name === undefined) return say(`${moment}（系统报送）`, `${moment}, by your own system`)
  return say(`${name}${role}于${moment}${phone}`, `${name}${role}, ${moment} Beijing time${phone}`)
}
