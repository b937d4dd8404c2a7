import type { Instant } from '../../domain/kernel/instant.ts'
import type { Language } from '../../domain/kernel/words.ts'
import type { JourneyState } from '../../domain/matching/placement.ts'
import { Html, html } from '../wiring/html.ts'
import { webPage } from '../wiring/web-page.ts'
import type { AudioLink } from './audio-links.ts'
import { buttons } from './buttons.ts'
import { cardPart } from './card-part.ts'
import { checkInPart } from './check-in-part.ts'
import { claimsPart } from './claims-part.ts'
import { contactsPart } from './contacts-part.ts'
import { evidencePart } from './evidence-part.ts'
import { firmWordPart } from './firm-word-part.ts'
import { type Codes, legPart } from './leg-part.ts'
import { promisePart } from './promise-part.ts'
import { returnNames, returnPart } from './return-part.ts'
import { rideChoicePart } from './ride-choice-part.ts'
import { type Say, sayIn, sayMoment } from './say.ts'
import { scalePhoto } from './scale-photo.ts'
import { takesFiles } from './takes-files.ts'
import type { TripPageView } from './trip-page-view.ts'

type Both = readonly [string, string]

const arranging: Both = [
  '您已答应去，行程安排中，订好票后短信通知您',
  'You said yes. The journey is being arranged; a text tells you once it is booked',
]

const journeyNames: Record<JourneyState['state'], Both> = {
  accepted: arranging,
  seated: ['行程已定', 'Your journey is settled'],
  withdrawn: ['您已退出这次安排，对您没有任何影响', 'You have withdrawn; it has no consequence for you'],
  boarded: ['已上车', 'You are on board'],
  'no-show': [
    '按点名您没有乘车，对您没有任何影响。如果您就在车上，请告诉领队或者按“我要帮助”',
    'By the roll-call you did not travel; it has no consequence for you. If you are on board, tell the leader or ask for help',
  ],
  arrived: ['已到达', 'You have arrived'],
  'handed-over': ['已到岗', 'You have started'],
  diverted: ['已到达，工作人员正在为您另作安排', 'You have arrived; colleagues are arranging something else for you'],
  left: ['您已离开这个岗位', 'You have left this post'],
  released: ['这次安排已取消，对您没有任何影响', 'This arrangement was cancelled; it has no consequence for you'],
}

/** The whole page of a worker. */
export function tripPage(view: TripPageView, said: string | null, codes: Codes, language: Language): string {
  const say = sayIn(language)
  const title = say(`${view.person}，您好`, `Hello, ${view.person}`)
  const top = html`${languagesPart(view, language)}${note(said)}`
  if (!view.consented)
    return webPage(
      title,
      html`${top}<p>${say('您已撤回同意，我们不会再给您发消息，也不会再作安排。对您没有任何影响。', 'You took your consent back: we send you nothing more and arrange nothing. It has no consequence for you.')}</p>`,
      language,
    )
  return webPage(
    title,
    html`${top}${offerPart(view, language)}${returnPart(view, (choices) => buttons(view.address, 'answer', 'answer', language, choices), say)}${checkInPart(view, language)}${firmWordPart(view, say)}${placementPart(view, codes, say)}${evidencePart(view, language)}${claimsPart(view, language)}${takesFiles(view) ? new Html(`<script>${scalePhoto}</script>`) : null}${view.rides && rideChoicePart(view.rides, view.placement?.ownChoice ?? 'not-yet', (choices) => buttons(view.address, 'withdraw', 'what', language, choices), say)}${contactsPart(view.contacts, say)}${requestsPart(view, language)}`,
    language,
  )
}

export function noSuchPage(language: Language): string {
  const say = sayIn(language)
  const what = say(
    '链接不完整或者已经失效。请打开短信里的完整链接，或者联系村里的工作人员。',
    'The link is not whole, or has ended. Open the whole link in the text, or ask the colleagues in your village.',
  )
  return webPage(say('没有这个页面', 'There is no such page'), html`<p>${what}</p>`, language)
}

function note(said: string | null): Html | null {
  return said === null ? null : html`<p class="said" role="status">${said}</p>`
}

function offerPart({ offer: latest, placement, isCalledOff, address }: TripPageView, language: Language): Html | null {
  if (!latest || latest.offer.returns) return null
  const say = sayIn(language)
  const { offer, answer, canAnswer, isWithdrawn, card } = latest
  const until = sayMoment(offer.answerUntil, say)
  const [yes, no] = [say('去', 'Yes, I go'), say('不去', 'No')]
  if (canAnswer && answer === null)
    return html`<section>
<h2>${say('岗位介绍', 'The post')}</h2>
${promisePart(offer.promise, say)}
${card && cardPart(card, say)}
<p>${say(`去不去由您定。请在${until}前答复，不去或者不答复对您没有任何影响。`, `You decide. Answer by ${until}; a no or no answer has no consequence for you.`)}</p>
${buttons(address, 'answer', 'answer', language, [
  ['accepted', yes],
  ['declined', no],
])}
</section>`
  if (canAnswer)
    return html`<section>
<h2>${say('您的答复：', 'Your answer: ')}${answer === 'accepted' ? yes : no}</h2>
${answer === 'accepted' ? null : promisePart(offer.promise, say)}
${card && cardPart(card, say)}
<p>${say(`按错了或者改主意了都可以改，这一轮答复结束前有效，最晚到${until}。去不去都对您没有任何影响。`, `You may change it until this round of answers closes, ${until} at the latest. Neither has a consequence for you.`)}</p>
${buttons(address, 'answer', 'answer', language, answer === 'accepted' ? [['declined', say('改为不去', 'Change to no')]] : [['accepted', say('改为去', 'Change to yes')]])}
</section>`
  if (placement) return null
  const how = isCalledOff
    ? say(
        '的岗位安排已取消，请不要前往，不用再答复，对您没有任何影响。',
        ': the arrangement was cancelled. Do not go, no answer is needed; it has no consequence for you.',
      )
    : isWithdrawn
      ? say(
          '的岗位，您已退出，名额已释放，对您没有任何影响。',
          ': you have withdrawn and the place is free; it has no consequence for you.',
        )
      : answer === 'declined'
        ? say(
            '的岗位，您答复了不去。这一轮答复已经结束，对您没有任何影响。',
            ': you answered no. The round of answers is over; it has no consequence for you.',
          )
        : say(
            `的岗位，答复时间已过（${until}），不用再答复，对您没有任何影响。`,
            `: the time to answer is over (${until}), no answer is needed; it has no consequence for you.`,
          )
  return html`<section>
<h2>${say('岗位答复', 'Your answer')}</h2>
<p>${offer.promise.employer}${how}</p>
</section>`
}

function placementPart({ placement, isCalledOff }: TripPageView, codes: Codes, say: Say): Html | null {
  if (!placement) return null
  const { journey, legs, promise, replaces } = placement
  const isAhead = journey === 'accepted' || journey === 'seated'
  return html`<section>
<h2>${say(...titleOf(placement, isCalledOff))}</h2>
${isAhead && replaces ? html`<p><strong>${say('已取消，请不要前往：', 'Cancelled, do not go: ')}</strong>${lost(replaces, say)}</p>` : null}
${
  isAhead && isCalledOff
    ? null
    : html`${legs.length > 0 ? html`<ol>${legs.map((leg) => legPart(leg, codes, endOf(placement, say), say))}</ol>` : null}`
}
${
  placement.returns === null
    ? html`<h2>${say('说好的条件', 'What was promised')}</h2>
${promisePart(promise, say)}`
    : null
}
</section>`
}

/** Who is there when the last vehicle arrives. */
function endOf({ returns, county, promise: { employer } }: NonNullable<TripPageView['placement']>, say: Say): string {
  if (returns === 'homeward')
    return say(
      `到${county}后在各乡镇下车点下车，到家行程结束`,
      `You alight at the stop of your township in ${county}: home, the journey ends`,
    )
  return say(`到了由${employer}接收，签字交接`, `${employer} receives you there, and signs for it`)
}

/** What is true of the journey now: nothing is called settled before it is booked. */
function titleOf(
  { journey, isBooked, legs, replaces, returns }: NonNullable<TripPageView['placement']>,
  isCalledOff: boolean,
): Both {
  const name = (returns && returnNames[returns][journey]) ?? journeyNames[journey]
  if (journey !== 'accepted' && journey !== 'seated') return name
  if (isCalledOff)
    return [
      '这次安排已取消，请不要前往，对您没有任何影响',
      'This arrangement was cancelled: do not go. It has no consequence for you',
    ]
  if (journey === 'accepted' || !isBooked)
    return replaces
      ? [
          '原来的行程已取消，正在为您重新安排，订好票后短信通知您',
          'Your journey was cancelled and is being arranged anew; a text tells you once it is booked',
        ]
      : returns
        ? (returnNames[returns].accepted ?? arranging)
        : arranging
  if (legs.some(({ cancelled }) => cancelled))
    return [
      '行程有变：有一程已取消，请不要前往，等短信通知',
      'A change: one leg was cancelled. Do not go, and wait for a text',
    ]
  return replaces
    ? ['行程已改：下面的行程代替原来的行程', 'Your journey has changed: this one takes the place of the former']
    : name
}

function lost({ departure, place }: { departure: Instant; place: string }, say: Say): string {
  const at = sayMoment(departure, say)
  return say(`原定${at}从${place}出发的行程。`, `the journey that was to leave from ${place} on ${at}.`)
}

/** The other language, and recordings of those that have no page of their own. */
function languagesPart({ address, audio }: TripPageView, language: Language): Html {
  const [other, tag, name] = language === 'zh' ? ['en', 'en', 'English'] : ['zh', 'zh-CN', '中文']
  const recording = ({ tag: spoken, path, language: called }: AudioLink) =>
    html` · <a href="${path}" hreflang="${spoken}" lang="${spoken}">${called} 🔊</a>`
  return html`<p class="languages"><a href="${address}?lang=${other}" hreflang="${tag}" lang="${tag}">${name}</a>${audio.map(recording)}</p>`
}

function requestsPart({ mayWithdraw, address }: TripPageView, language: Language): Html {
  const say = sayIn(language)
  return html`<section>
<h2>${say('其他', 'Other things')}</h2>
${buttons(address, 'help', 'ask', language, [['help', say('我要帮助', 'I need help')]])}
<p>${say('急事请打12333，有危险请打110。', 'If it is urgent dial 12333, in danger 110.')}</p>
<details><summary>${say('我不想去了，或者不想再收到消息', 'I do not want to go, or want no more texts')}</summary>
<p>${say('随时可以，不用说理由，对您没有任何影响。', 'At any time, without a reason; it has no consequence for you.')}</p>
${mayWithdraw ? buttons(address, 'withdraw', 'what', language, [['journey', say('退出这次安排', 'Withdraw from this journey')]]) : null}
${buttons(address, 'withdraw', 'what', language, [['consent', say('撤回同意，不再给我发消息', 'Take my consent back: no more texts')]])}
</details>
</section>`
}
