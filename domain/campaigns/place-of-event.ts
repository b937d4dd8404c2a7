import type { RecruitmentEvent } from './recruitment-event.ts'

/** As people find it, below the county: 文屏镇 普芝噜村 文化广场. */
export function placeOfEvent({
  township,
  village,
  place,
}: Pick<RecruitmentEvent, 'township' | 'village' | 'place'>): string {
  return [township, village, place].filter(Boolean).join(' ')
}
