import * as z from 'zod'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isOverdue, WaitingEntry } from '../../domain/kernel/waiting.ts'
import { rulesOfWaiting } from '../../domain/kernel/waiting-kinds.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { type Case, LateWith } from '../../domain/stabilisation/case.ts'
import { oldAlarmWords } from '../../domain/transport/trips/alarm.ts'

const Route = z.object({ method: z.enum(['GET', 'POST', 'PATCH']), path: z.string() })

/** An entry of a work list as a colleague sees it: in words, and with the routes that show it and settle it. */
export const WorkItem = WaitingEntry.extend({
  zh: z.string(),
  en: z.string(),
  isOverdue: z.boolean(),
  /** The colleague who has the case in hand; missing of what is no case, or in nobody's hands. */
  heldBy: z.string().optional(),
  /** Of a case with which we are late: to whom it goes by name, and since when. */
  lateWith: LateWith.optional(),
  shows: Route,
  /** What it cannot know stands in braces: the sheet and row of a survey. */
  settles: Route,
})
export type WorkItem = z.infer<typeof WorkItem>

export function workItem(
  entry: WaitingEntry,
  now: Instant,
  { heldBy, lateWith }: Partial<Pick<Case, 'heldBy' | 'lateWith'>> = {},
): WorkItem {
  const { zh, en, shows, settles } = rulesOfWaiting(entry.kind)
  return {
    ...entry,
    ...(entry.note && { note: noteInWords(entry.note) }),
    zh,
    en,
    isOverdue: isOverdue(entry, now),
    ...(heldBy !== undefined && { heldBy }),
    ...(lateWith && { lateWith }),
    shows: routeTo(shows, entry.subject),
    settles: routeTo(settles, entry.subject),
  }
}

/** Earlier releases kept the text of an alarm in place of both languages. */
function noteInWords({ zh, en }: Words): Words {
  return zh === en ? oldAlarmWords(en) : { zh, en }
}

function routeTo(route: string, subject: WaitingEntry['subject']): z.infer<typeof Route> {
  const [method = '', template = ''] = route.split(' ')
  const path = template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => subject[name] ?? whole)
  return Route.parse({ method, path })
}
