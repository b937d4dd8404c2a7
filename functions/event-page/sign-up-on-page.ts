import { readSignUp } from '../../domain/campaigns/read-sign-up.ts'
import { signUpFacts } from '../../domain/campaigns/sign-up.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { takeSignUp } from '../campaigns/take-sign-up.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { sendOn } from '../wiring/web-page.ts'
import { type Routes, routes } from './catalog.ts'
import { openEventPage } from './event-page.ts'
import { isFilled } from './is-filled.ts'
import { showEvent } from './show-event.ts'

/** At the largest fairs some dozens sign up a minute. */
const mostAMinute = 120

/** A second tap finds the same person. Whether the ID was known is not told: the answer is the same. */
async function signUpOnPage({ params, query, body, language }: Call<Routes['sign-up-on-page']>, deps: Deps) {
  const page = await openEventPage(params, query.lang ?? language, deps)
  if (page instanceof FileReply) return page
  const { event, campaign, address, say } = page
  const now = deps.clock.now()
  if (event.cancelled || now > event.until) return showEvent(page, {}, deps)
  if (await isFilled(event, deps)) return showEvent(page, {}, deps)
  const typed = Object.fromEntries(signUpFacts.map((fact) => [fact, (body[fact] ?? '').slice(0, 200)]))
  if ((await deps.signUps.countTry(event.eventId, now)) > mostAMinute) {
    const problem = say('现在报名的人太多，请一分钟后再试。', 'Too many sign up at this moment: try again in a minute.')
    return showEvent(page, { filled: { typed, wrong: {}, problem, status: 429 } }, deps)
  }
  const reading = readSignUp(typed, {
    today: dateInShanghai(now),
    countyCode: event.countyCode,
    divisions: campaign.counties,
  })
  const wrong = 'wrong' in reading ? reading.wrong : []
  const said = wrong.map(({ pointer, words }) => [pointer.slice('#/'.length), words[page.language]] as const)
  const isAgreed = body['consent'] === 'yes'
  if ('wrong' in reading || !isAgreed) {
    const consent = say(
      '请先阅读并勾选同意，没有同意不能报名。',
      'Read this and tick it first: nobody signs up without it.',
    )
    const problem = say('没有报名成功，请更正下面标出的地方。', 'Nothing was sent yet: correct what is marked below.')
    const marked = Object.fromEntries([...said, ...(isAgreed ? [] : [['consent', consent] as const])])
    return showEvent(page, { filled: { typed, wrong: marked, problem, status: 422 } }, deps)
  }
  await takeSignUp({ event, row: reading.row, isSamePerson: false, through: 'page', by: null }, deps)
  return sendOn(`${address}?said=received&lang=${page.language}`)
}

export const handler = http(routes['sign-up-on-page'], signUpOnPage)
