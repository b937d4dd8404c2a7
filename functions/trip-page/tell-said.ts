import type { Words } from '../../domain/kernel/words.ts'
import type { JourneyState } from '../../domain/matching/placement.ts'
import { mostEvidence } from '../../domain/stabilisation/evidence.ts'
import { largestEvidence } from '../../domain/stabilisation/largest-evidence.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { OfferAnswerFate } from '../matching/answer-offers.ts'
import type { Said } from './said.ts'
import type { Say } from './say.ts'
import type { TripPageView } from './trip-page-view.ts'

export const saidOf: Record<OfferAnswerFate, Said> = {
  taken: 'answered',
  changed: 'answered',
  again: 'answered',
  overruled: 'stands',
  closed: 'late',
  'engaged-elsewhere': 'engaged',
}

/** Why there is nothing to withdraw from, by how far the journey has come. */
const noWithdrawal: Record<JourneyState['state'], readonly [string, string]> = {
  accepted: ['这次安排没有改变，请再按一次，或者按“我要帮助”。', 'Nothing has changed: press again, or ask for help.'],
  seated: ['这次安排没有改变，请再按一次，或者按“我要帮助”。', 'Nothing has changed: press again, or ask for help.'],
  withdrawn: ['您已经退出了这次安排，名额已释放，不用再操作。', 'You have withdrawn already and the place is free.'],
  released: ['这次安排已经取消，不用退出。', 'This arrangement was cancelled already.'],
  boarded: [
    '您已经上车，不能再退出。需要回家请按“我要帮助”。',
    'You are on board and cannot withdraw. To go home, ask for help.',
  ],
  'no-show': ['按点名您没有乘车，这次安排已经结束，不用退出。', 'By the roll-call you did not travel; it is over.'],
  arrived: [
    '您已经到达，不能再退出。需要回家请按“我要帮助”。',
    'You have arrived and cannot withdraw. To go home, ask for help.',
  ],
  'handed-over': [
    '您已经到岗，不能再退出。想离开或者需要帮助请按“我要帮助”。',
    'You have started and cannot withdraw. To leave, or for help, ask for help.',
  ],
  diverted: [
    '您已经到达，工作人员正在为您另作安排。需要回家请按“我要帮助”。',
    'You have arrived, and something else is being arranged. To go home, ask for help.',
  ],
  left: ['您已经离开这个岗位，不用退出。', 'You have left this post already.'],
}

/** What is said of the last button, as things stand when the page is shown: a page that is opened again later lies about nothing. */
export function tellSaid(said: Said, { offer, placement, consented }: TripPageView, say: Say): string | null {
  const stands =
    offer?.answer === 'accepted'
      ? say(offer.offer.returns ? '坐' : '去', 'yes')
      : offer?.answer === 'declined'
        ? say(offer.offer.returns ? '不坐' : '不去', 'no')
        : null
  switch (said) {
    case 'answered':
      return stands
        ? say(`您的答复收到了，谢谢。您的答复是：${stands}。`, `Your answer was received, thank you. It is: ${stands}.`)
        : null
    case 'stands':
      return stands
        ? say(
            `以最后的答复为准，现在是：${stands}。${offer?.canAnswer ? '要改请按下面的按钮。' : ''}`,
            `The last answer stands: ${stands}.`,
          )
        : null
    case 'late':
      return say(
        '这个问题已经结束，不用再答复；刚才的答复没有改变安排。',
        'This question is closed; your answer changed nothing.',
      )
    case 'engaged':
      return say(
        '您已经答应了另一次安排，所以这个岗位没有答应成。要换请先退出那一次，或者按“我要帮助”。',
        'You said yes to another arrangement, so this yes was not taken. Withdraw from that one first, or ask for help.',
      )
    case 'checked-in':
      return say('您的答复收到了，谢谢。', 'Your answer was received, thank you.')
    case 'check-in-stands':
      return say(
        '这次回访已经有了您的答复，以先收到的为准。说错了或者情况变了，请按“我要帮助”。',
        'Your first answer stands. If it was wrong or things have changed, ask for help.',
      )
    case 'amount-unread':
      return say(
        '没看懂金额。请只填实际收到的钱数，例如4800。',
        'The amount could not be read. Give only what arrived, as in 4800.',
      )
    case 'amount-odd':
      return say(
        '这个答复和说好的差得太多，请核对后再填；没有填错的话，工作人员会打电话问您。',
        'This is far from what was promised: look again. If it is right, a colleague will call you.',
      )
    case 'file-kept':
      return say('材料收到了，谢谢。', 'The file was received, thank you.')
    case 'file-too-large':
      return say(...both(stabilisationSentences('evidence-too-large', { megabytes: largestEvidence / 1_000_000 })))
    case 'file-of-other-type':
      return say(...both(stabilisationSentences('evidence-type')))
    case 'too-many-files':
      return say(...both(stabilisationSentences('evidence-too-many', { most: mostEvidence })))
    case 'not-asked-for':
      return say(
        '这笔补贴现在不缺您的材料，刚才的文件没有保存。',
        'This subsidy needs no paper of yours now: the file was not kept.',
      )
    case 'withdrawn':
      return placement && placement.journey !== 'withdrawn'
        ? null
        : say('已按您的意思退出这次安排，名额已释放。', 'You have withdrawn, and the place is free.')
    case 'not-withdrawn':
      if (placement?.returns && placement.journey === 'handed-over')
        return say('这次行程已经结束，不用退出。', 'This journey is over: there is nothing to withdraw from.')
      if (placement) return say(...noWithdrawal[placement.journey])
      return offer?.isWithdrawn
        ? say(...noWithdrawal.withdrawn)
        : say('现在没有要退出的安排，不用再操作。', 'There is nothing to withdraw from now.')
    case 'own-chosen':
      return placement?.ownChoice === 'chosen'
        ? say(
            '已改为自行前往：座位已退，岗位保留，车票自己买、自己付。',
            'You travel on your own: the seat is free, the post is kept, and you buy and pay the ticket.',
          )
        : null
    case 'own-not-chosen':
      if (placement?.ownChoice === 'chosen') return null
      return placement?.ownChoice === 'too-late'
        ? say(
            '快发车了，不能再改为自行前往，原来的安排没有改变。',
            'It leaves soon: too late to travel on your own. Nothing has changed.',
          )
        : say(
            '现在不能改为自行前往，原来的安排没有改变。',
            'You cannot change to travelling on your own now. Nothing has changed.',
          )
    case 'consent':
      return consented ? null : say('已撤回同意。', 'Your consent was taken back.')
    case 'help':
      return say('您的求助收到了，工作人员会联系您。', 'Your request was received; a colleague will contact you.')
  }
}

function both({ zh, en }: Words): [string, string] {
  return [zh, en]
}
