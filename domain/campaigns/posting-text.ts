import type { JobOrder } from '../enterprises/job-order.ts'
import { englishDate, writtenMoment } from '../kernel/forms/beijing-time.ts'
import { dateInShanghai } from '../kernel/instant.ts'
import { inYuan } from '../kernel/money.ts'
import { cityByCode } from '../kernel/places/cities.ts'
import type { Words } from '../kernel/words.ts'
import { certificateAsked } from '../surveys/certificate-asked.ts'
import type { RecruitmentEvent } from './recruitment-event.ts'

interface Told {
  readonly posting: Pick<RecruitmentEvent, 'township' | 'village' | 'share' | 'until'>
  readonly order: JobOrder
  readonly firm: string
  readonly address: string
}

/** What a village puts into its chat group: what the firm says of the post now, and where to sign up. It limits nobody. */
export function postingText({ posting, order, firm, address }: Told): Words {
  const { township, village, share, until } = posting
  const { post, cityCode, monthlyWage, hoursPerWeek, headcount, startDate, board, lodging, requiredBrand } = order
  const city = cityByCode(cityCode)?.name ?? cityCode
  const [zhPlace, enPlace] = [`${township ?? ''}${village ?? ''}`, [township, village].filter(Boolean).join(' ')]
  const asked = requiredBrand && certificateAsked(requiredBrand)
  const given = { no: ['不提供', 'not given'], free: ['免费', 'free'], paid: ['收费', 'paid by the worker'] } as const
  return {
    zh: `【岗位到村】${zhPlace}：${firm}（${city}）招${post}${headcount}人${share ? `，其中本地${share}个名额` : ''}。每月${inYuan(monthlyWage)}元（每周${hoursPerWeek}小时），吃饭${given[board.given][0]}，住宿${given[lodging.given][0]}，${startDate}到岗${asked ? `，要求${asked.zh}` : ''}。愿意去的自己报名，不收任何费用，${writtenMoment(until)}前有效，招满即止：${address}`,
    en: `[Posts for ${enPlace}] ${firm} (${city}) takes ${headcount} for ${post}${share ? `, ${share} of the places kept for this place` : ''}. ${inYuan(monthlyWage)} yuan a month (${hoursPerWeek} hours a week), board ${given[board.given][1]}, lodging ${given[lodging.given][1]}, from ${startDate}${asked ? `; ${asked.en} is asked for` : ''}. Sign up if you wish, free of charge, until ${englishDate(dateInShanghai(until))} or until all places are taken: ${address}`,
  }
}
