import type { ReturnDirection } from '../../domain/batches/batch-returns.ts'
import type { JourneyState } from '../../domain/matching/placement.ts'
import { type Html, html } from '../wiring/html.ts'
import { type Say, sayDay, sayMoment } from './say.ts'
import type { TripPageView } from './trip-page-view.ts'

type Both = readonly [string, string]

/** What a journey home or back is called where it differs from one to a new post. */
export const returnNames: Record<ReturnDirection, Partial<Record<JourneyState['state'], Both>>> = {
  homeward: {
    accepted: [
      '您要坐，返乡行程安排中，订好票后短信通知您',
      'You want a seat home. The journey is being arranged; a text tells you once it is booked',
    ],
    seated: ['返乡行程已定', 'Your journey home is settled'],
    arrived: ['已到站，到家前还有一程', 'You have arrived; the last mile home follows'],
    'handed-over': ['已到家', 'You are home'],
  },
  back: {
    accepted: [
      '您要坐，返岗行程安排中，订好票后短信通知您',
      'You want a seat back. The journey is being arranged; a text tells you once it is booked',
    ],
    seated: ['返岗行程已定', 'Your journey back is settled'],
    'handed-over': ['已返岗', 'You are back at your post'],
  },
}

/** The question about a seat, and how it was answered: for this journey alone. Null where it is no such question, or has its journey. */
export function returnPart(
  { offer: latest, placement, isCalledOff }: TripPageView,
  buttons: (choices: readonly [string, string][]) => Html,
  say: Say,
): Html | null {
  const returns = latest?.offer.returns
  if (!latest || !returns) return null
  const { offer, answer, canAnswer } = latest
  const until = sayMoment(offer.answerUntil, say)
  const isHomeward = returns.direction === 'homeward'
  const title = isHomeward ? say('返乡座位', 'A seat home') : say('返岗座位', 'A seat back to your post')
  const [yes, no] = [say('坐', 'Yes, I ride'), say('不坐（留下或自己走）', 'No: I stay, or go on my own')]
  const day = sayDay(returns.day, say)
  if (canAnswer)
    return html`<section>
<h2>${title}</h2>
<p>${say(
      `${offer.promise.employer}为您报了${isHomeward ? `${day}起返乡` : `${day}返岗`}的座位。车费由我们付。`,
      `${offer.promise.employer} proposed a seat for you, ${isHomeward ? `home from ${day} on` : `back by ${day}`}. We pay the fare.`,
    )}</p>
<p>${say(
      `坐不坐由您定，只算这一次，请在${until}前答复。不坐或者不答复只是不留座，对您的岗位、补贴和以后的安排没有任何影响。`,
      `You decide, for this journey alone, by ${until}. After a no or no answer there is no seat, and nothing else: not for your post, a subsidy or anything later.`,
    )}</p>
${answer === null ? null : html`<p>${say('您的答复：', 'Your answer: ')}<strong>${answer === 'accepted' ? yes : no}</strong></p>`}
${buttons(
  answer === 'accepted'
    ? [['stays', say('改为不坐', 'Change to no')]]
    : answer === 'declined'
      ? [['rides', say('改为坐', 'Change to yes')]]
      : [
          ['rides', yes],
          ['stays', no],
        ],
)}
</section>`
  if (placement) return null
  const how = isCalledOff
    ? say(
        '这次安排已取消，不用再答复，对您没有任何影响。',
        'It was called off; no answer is needed, and nothing follows from it.',
      )
    : answer === 'declined'
      ? say(
          '您答复了不坐，这一季不再问您，对您没有任何影响。',
          'You said no: you are not asked again this season, and nothing follows from it.',
        )
      : say(
          `答复时间已过（${until}），没有留座，对您没有任何影响。`,
          `The time to answer is over (${until}): there is no seat, and nothing else follows.`,
        )
  return html`<section>
<h2>${title}</h2>
<p>${how}</p>
</section>`
}
